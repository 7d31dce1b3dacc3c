import { closeWorkspace } from './workspace';

export default async function tearDown(): Promise<void> {
  await closeWorkspace();
}
