import { closeWorkspace } from '../../support/workspace';

export default closeWorkspace;
