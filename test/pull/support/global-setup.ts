import { requirePrograms } from './prerequisites';
import { openWorkspace } from './workspace';

export default function setUp(): void {
  requirePrograms();
  openWorkspace();
}
