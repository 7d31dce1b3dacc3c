import { groupBy } from '../collection/group-by';
import { CloudGrant, CloudIdentity } from '../identity';
import { identityKey, sharedPermissions, sharedTrusts } from '../identity/shared-grants';
import { Workload } from '../identity/workload';
import { Registry } from '../registry';
import type { CredentialProvider } from './credential-provider';

/** What is known of the ServiceAccounts that pull through credential providers. */
export interface KnownServiceAccounts {
  /** Namespaces that are listed; undefined for where the manifests are applied to. */
  readonly listed: readonly (string | undefined)[];
  /** Namespaces that are selected by their names. */
  readonly selected: readonly string[];
  /** Names of those that are declared in each of the listed namespaces. */
  readonly declared: readonly string[];
}

/** Registries that a ServiceAccount pulls from as an identity. */
interface IdentityPull {
  readonly identity: CloudIdentity;
  readonly workload: Partial<Workload>;
  readonly registries: readonly Registry[];
}

/** The least that the identities of some programs have to be granted; each is asked once for all that it pulls. */
export function providerGrants(providers: readonly CredentialProvider[], known: KnownServiceAccounts): CloudGrant[] {
  const groups = groupBy(pullsOf(providers, known), pull => `${identityKey(pull)} ${workloadKey(pull)}`);
  return sharedPermissions([...groups.values()].flatMap(pulls => {
    const [{ identity, workload }] = pulls;
    return identity._permissions({ ...workload, registries: pulls.flatMap(({ registries }) => registries) });
  }));
}

/**
 * The subjects that the identities of some programs have to trust, and those of other trusts, with one trust policy for
 * each role. Those of whom something is not known are left out: who lacks the annotations, and so gets the default
 * role, is not.
 */
export function providerTrust(
  providers: readonly CredentialProvider[],
  known: KnownServiceAccounts,
  others: readonly CloudGrant[],
  oidcIssuer?: string,
): CloudGrant[] {
  const own = pullsOf(providers, known).flatMap(({ identity, workload }) =>
    isKnown(workload) ? identity._trust({ ...workload, oidcIssuer }) : []);
  return sharedTrusts([...own, ...others]);
}

function pullsOf(providers: readonly CredentialProvider[], known: KnownServiceAccounts): IdentityPull[] {
  return providers.flatMap(provider => provider._identities.flatMap((identity, index) => {
    // Which ServiceAccounts lack the annotations is not known.
    const workloads = index === 0 ? pullingWorkloads(provider, known) : [{}];
    return workloads.map(workload => ({ identity, workload, registries: provider.registries }));
  }));
}

/** Nodes may ask for the tokens of the named ServiceAccounts only, if there are names. */
function pullingWorkloads(
  { _serviceAccountNames: names }: CredentialProvider, known: KnownServiceAccounts,
): Partial<Workload>[] {
  const namespaces = names === undefined ? known.listed : [...known.listed, ...known.selected];
  return orUnknown(namespaces).flatMap(namespace => orUnknown(names ?? known.declared).map(serviceAccountName =>
    ({ namespace, serviceAccountName })));
}

function orUnknown(names: readonly (string | undefined)[]): readonly (string | undefined)[] {
  return names.length > 0 ? names : [undefined];
}

function isKnown(workload: Partial<Workload>): workload is Workload {
  return workload.namespace !== undefined && workload.serviceAccountName !== undefined;
}

function workloadKey({ workload }: IdentityPull): string {
  return `${workload.namespace ?? ''}/${workload.serviceAccountName ?? ''}`;
}
