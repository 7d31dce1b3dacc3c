import { Moto } from './moto';
import { prepareNode } from './node';
import { requirePrograms } from './prerequisites';
import { openWorkspace } from '../../support/workspace';

/** Does what takes long the first time, so that no test has to wait for it. */
export default async function setUp(): Promise<void> {
  requirePrograms();
  await prepareNode();
  await Moto.prepare();
  openWorkspace();
}
