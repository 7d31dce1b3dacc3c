import { openTargets } from './targets';
import { openWorkspace } from '../../support/workspace';

export default async function setUp(): Promise<void> {
  openWorkspace();
  await openTargets();
}
