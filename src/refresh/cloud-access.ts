import { CloudGrant } from '../identity';
import { TokenPart } from './part';
import { grouped, identityKey } from '../identity/grouped';
import { sharedTrusts } from '../identity/shared-grants';
import { Workload } from '../identity/workload';

/** What has to be granted to the identities of some tokens; each is asked once for all that it fetches. */
export function cloudGrants(tokens: readonly TokenPart[], workload: Workload): CloudGrant[] {
  return grouped(tokens, identityKey).flatMap(parts => parts[0].identity._permissions({
    ...workload,
    registries: parts.flatMap(part => part.registries),
    assumeRoles: Object.fromEntries(parts.filter(part => part.assumeRole !== undefined)
      .flatMap(part => part.registries.map(({ account }) => [account, part.assumeRole]))),
  }));
}

/** The subjects that the identities of some tokens have to trust. */
export function cloudTrust(tokens: readonly TokenPart[], workload: Workload, oidcIssuer?: string): CloudGrant[] {
  return sharedTrusts(grouped(tokens, identityKey).flatMap(parts => parts[0].identity._trust({
    ...workload,
    oidcIssuer,
    assumeRoles: [...new Set(parts.flatMap(({ assumeRole }) => assumeRole ?? []))],
  })));
}
