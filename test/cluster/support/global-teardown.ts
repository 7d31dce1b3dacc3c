import { closeTargets } from './targets';
import { closeWorkspace } from '../../pull/support/workspace';

export default async function tearDown(): Promise<void> {
  await closeTargets();
  await closeWorkspace();
}
