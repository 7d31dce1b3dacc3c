import { shownUnlessSecret } from '../given/shown';
import { checkGuid } from '../identity/azure/strategy';

/** What is no tenant is not shown: it may be the client secret, in a wrong place. */
export function checkTenant(tenantId: string): string {
  try {
    return checkGuid('GeneratorIdentity.azureServicePrincipal', 'tenantId', tenantId);
  } catch {
    throw new Error("'tenantId' must be a GUID, such as 00000000-0000-0000-0000-000000000000; what was given is not "
      + 'shown: write the tenantId that `az account show --query tenantId` prints, then where the client ID and the '
      + 'secret are');
  }
}

export function checkRobotAccount(robotAccount: string): void {
  if (!/^[a-z0-9_][a-z0-9_.-]*\+[a-z][a-z0-9_]*$/.test(robotAccount)) {
    throw new Error("'robotAccount' must be a robot account of Quay, organization+robot; got "
      + shownUnlessSecret(robotAccount));
  }
}

/** The number of a GitHub App, or of its installation. */
export function checkGitHubNumber(parameter: string, id: string): void {
  if (!/^\d+$/.test(id)) {
    throw new Error(`'${parameter}' must be the number that GitHub shows, as a string; got ${shownUnlessSecret(id)}`);
  }
}
