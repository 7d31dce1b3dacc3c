import { openTargets } from './targets';
import { openWorkspace } from '../../pull/support/workspace';

export default async function setUp(): Promise<void> {
  openWorkspace();
  await openTargets();
}
