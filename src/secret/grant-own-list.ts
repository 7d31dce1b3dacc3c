import { IConstruct } from 'constructs';
import { attach } from '../attach/attach';
import { DeclaredSecret, SelectedSecret } from '../attach/grant';
import { GrantPullOptions } from '../attach/pull-secret';
import { CoverageProofs } from '../coverage/coverage-proofs';
import { checkCall } from '../given/check-call';
import { Registry } from '../registry';

/** One pull secret as it is granted without a pattern: under one name, in some namespaces. */
export interface OwnListGrant {
  /** Reports the errors. */
  readonly owner: IConstruct;
  readonly secretName: string;
  readonly covers: readonly Registry[];
  readonly secrets: readonly DeclaredSecret[];
  /** Whether it is in any namespace that it is granted in. */
  readonly isAnywhere?: boolean;
  /** Where namespaces are found in the cluster. */
  readonly selected?: SelectedSecret;
}

/**
 * Adds a pull secret to the list of the granted pods or ServiceAccounts themselves, and proves the granted workloads.
 */
export function grantOwnList(target: IConstruct, grant: OwnListGrant, options: GrantPullOptions): void {
  checkCall('ScopedPullSecret.grantPull', target, options);
  const { owner, secrets, isAnywhere, selected } = grant;
  checkGrantOptions(grant, options);
  attach(target, { owner, secrets, isAnywhere, selected: selected && [selected], podSpecPath: options.podSpecPath });
  CoverageProofs.of(owner).addProofFor(owner);
}

function checkGrantOptions(
  { secretName, covers }: OwnListGrant, { registries, serviceAccountName }: GrantPullOptions,
): void {
  if (serviceAccountName !== undefined) {
    throw new Error(`'serviceAccountName' ('${serviceAccountName}') belongs to the pattern 'dedicated-service-account' `
      + `of a PrivateRegistryAccess, and Secret '${secretName}' is granted without a pattern: leave it out, or pass `
      + 'the Secret to a PrivateRegistryAccess (RegistryCredentials.pullSecrets(…))');
  }
  if (registries === undefined) {
    return;
  }
  const wanted = new Set(registries.map(({ configKey }) => configKey));
  const unknown = registries.filter(({ configKey }) => !covers.some(registry => registry.configKey === configKey));
  if (registries.length === 0) {
    throw new Error(`'registries' is empty: leave it out for all registries of Secret '${secretName}'`);
  }
  if (unknown.length > 0) {
    throw new Error(
      `'registries' must name registries of Secret '${secretName}' (${covers.join(', ')}), got '${unknown.join(', ')}'`,
    );
  }
  const others = covers.filter(({ configKey }) => !wanted.has(configKey));
  if (others.length > 0) {
    throw new Error(`'registries' cannot be granted alone: Secret '${secretName}' is for '${others.join(', ')}' too. `
      + 'Leave \'registries\' out, or make a Secret for each');
  }
}
