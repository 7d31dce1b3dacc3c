import { Workspace } from '../../support/package-workspace';

export default function globalTeardown() {
  Workspace.current().remove();
}
