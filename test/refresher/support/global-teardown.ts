import { closeWorkspace } from '../../support/workspace';

export default async function tearDown(): Promise<void> {
  await closeWorkspace();
}
