import { CloudGrant, CloudIdentity } from '../identity';
import { TokenPart } from './part';
import { Workload } from '../identity/workload';

/** What has to be granted to the identities of some tokens; each is asked once for all that it fetches. */
export function cloudPermissions(tokens: readonly TokenPart[], workload: Workload): CloudGrant[] {
  return byIdentity(tokens).flatMap(({ identity, parts }) => identity._permissions({
    ...workload,
    registries: parts.flatMap(part => part.registries),
    assumeRoles: Object.fromEntries(parts.filter(part => part.assumeRole !== undefined)
      .flatMap(part => part.registries.map(({ account }) => [account, part.assumeRole]))),
  }));
}

/** Whom the identities of some tokens have to trust. */
export function cloudTrust(tokens: readonly TokenPart[], workload: Workload, oidcIssuer?: string): CloudGrant[] {
  return byIdentity(tokens).flatMap(({ identity, parts }) => identity._trust({
    ...workload,
    oidcIssuer,
    assumeRoles: [...new Set(parts.flatMap(({ assumeRole }) => assumeRole ?? []))],
  }));
}

function byIdentity(tokens: readonly TokenPart[]): { identity: CloudIdentity; parts: TokenPart[] }[] {
  const groups = new Map<string, { identity: CloudIdentity; parts: TokenPart[] }>();
  for (const part of tokens) {
    const key = `${part.identity.provider} ${part.identity}`;
    const group = groups.get(key) ?? { identity: part.identity, parts: [] };
    group.parts.push(part);
    groups.set(key, group);
  }
  return [...groups.values()];
}
