import { generate, useWorkspace } from './workspace';
import { makeFolder, openWorkspace } from '../../support/workspace';

/** The task of this suite has compiled the library. */
export default function globalSetup() {
  openWorkspace();
  useWorkspace(makeFolder('languages'));
  generate();
}
