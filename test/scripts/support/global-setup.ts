import { requirePrograms } from './prerequisites';
import { openWorkspace } from '../../support/workspace';

export default function setUp(): void {
  requirePrograms();
  openWorkspace();
}
