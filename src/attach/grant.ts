import { IConstruct } from 'constructs';
import { groupBy } from '../collection/group-by';
import { memoized } from '../collection/memoized';
import { AccessPattern } from '../pattern';
import { Registry } from '../registry';

/** A pull secret as the app declares it. */
export interface DeclaredSecret {
  readonly secretName: string;
  readonly namespace?: string;
  readonly covers: readonly Registry[];
}

/** A pull secret in namespaces that are found in the cluster, so that only some of them may be known by name. */
export interface SelectedSecret {
  readonly secretName: string;
  readonly covers: readonly Registry[];
  /** Whether a namespace may be one of them. */
  readonly selects: (namespace: string | undefined) => boolean;
}

/** ServiceAccounts whose whole list of pull secrets a refresher writes. */
export interface RewrittenServiceAccounts {
  readonly names: readonly string[];
  /** What it writes into their lists. */
  readonly secretNames: readonly string[];
  /** Whether it does so in a namespace. */
  readonly isIn: (namespace: string | undefined) => boolean;
}

/** A program of the nodes that gets tokens of some ServiceAccounts only. */
export interface ServedServiceAccounts {
  readonly provider: string;
  readonly serviceAccountNames: readonly string[];
}

/** One request to let what a scope holds pull with some secrets; kept until synthesis, when the scope is complete. */
export interface Grant {
  /** Everything in and below this construct is meant, also what is added to it later. */
  readonly scope: IConstruct;
  /** Without one, the list of the granted pods or ServiceAccounts themselves is meant. */
  readonly pattern?: AccessPattern;
  /** None for a pattern without a Secret. */
  readonly secrets: readonly DeclaredSecret[];
  /** Whether the secrets are in any namespace that they are granted in. */
  readonly isAnywhere?: boolean;
  /** Those in namespaces that are found in the cluster. */
  readonly selected?: readonly SelectedSecret[];
  /** Reports the errors of the grant, and holds the ServiceAccounts that it needs. */
  readonly owner: IConstruct;
  /** Names of ServiceAccounts that are not in the tree, on which the user puts the references. */
  readonly externalServiceAccounts: readonly string[];
  /** Those that a refresher gives its own Secrets, and nothing else. */
  readonly rewritten?: RewrittenServiceAccounts;
  /** The namespaces in which the owner can declare ServiceAccounts; undefined for all. */
  readonly listed?: ReadonlySet<string | undefined>;
  /** Whether the owner selects more of them. */
  readonly isSelecting?: boolean;
  /** The namespaces that a pattern without a Secret serves; undefined for all. */
  readonly namespaces?: ReadonlySet<string | undefined>;
  /** The ServiceAccounts that it serves, by program; one that is not mentioned serves all. */
  readonly served?: readonly ServedServiceAccounts[];
  /** What the ServiceAccounts need beside pull secrets. */
  readonly annotations?: Readonly<Record<string, string>>;
  /** Where custom resources of the scope keep their pod spec. */
  readonly podSpecPath?: readonly string[];
  /** The name of the dedicated ServiceAccount, instead of one that follows from the workload's. */
  readonly serviceAccountName?: string;
}

/** Secrets by their namespace. Thousands of grants may share a list of thousands, one for each namespace. */
const BY_NAMESPACE = new WeakMap<readonly DeclaredSecret[], Map<string | undefined, DeclaredSecret[]>>();

/** The granted secrets that exist in a namespace, in declaration order; those first that are declared there by name. */
export function secretsIn(
  { secrets, isAnywhere, selected }: Grant, namespace: string | undefined,
): readonly DeclaredSecret[] {
  if (isAnywhere) {
    return secrets.map(({ secretName, covers }) => ({ secretName, namespace, covers }));
  }
  const byNamespace = memoized(BY_NAMESPACE, secrets, () => groupBy(secrets, secret => secret.namespace));
  const declared = byNamespace.get(namespace) ?? [];
  if (selected === undefined || selected.length === 0) {
    return declared;
  }
  const found = selected.filter(
    ({ secretName, selects }) => selects(namespace) && !declared.some(secret => secret.secretName === secretName),
  );
  return found.length === 0
    ? declared
    : [...declared, ...found.map(({ secretName, covers }) => ({ secretName, namespace, covers }))];
}
