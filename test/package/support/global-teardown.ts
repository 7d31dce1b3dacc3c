import { Workspace } from './workspace';

export default function globalTeardown() {
  Workspace.current().remove();
}
