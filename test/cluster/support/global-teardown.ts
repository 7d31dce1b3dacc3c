import { closeTargets } from './targets';
import { closeWorkspace } from '../../support/workspace';

export default async function tearDown(): Promise<void> {
  await closeTargets();
  await closeWorkspace();
}
