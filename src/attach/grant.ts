import { IConstruct } from 'constructs';
import { AccessPattern } from '../pattern';
import { IPullSecret } from '../secret';

/** One request to let what a scope holds pull with some secrets; kept until synthesis, when the scope is complete. */
export interface Grant {
  /** Everything in and below this construct is meant, also what is added to it later. */
  readonly scope: IConstruct;
  readonly pattern: AccessPattern;
  /** None for a pattern without a Secret. */
  readonly secrets: readonly IPullSecret[];
  /** Reports the errors of the grant, and holds the ServiceAccounts that it needs. */
  readonly owner: IConstruct;
  /** Names of ServiceAccounts that are not in the tree, on which the user puts the references. */
  readonly externalServiceAccounts: readonly string[];
  /** The namespaces that a pattern without a Secret serves; undefined for all. */
  readonly namespaces?: ReadonlySet<string | undefined>;
  /** What the ServiceAccounts need beside pull secrets. */
  readonly annotations?: Readonly<Record<string, string>>;
  /** Where custom resources of the scope keep their pod spec. */
  readonly podSpecPath?: readonly string[];
  /** The name of the dedicated ServiceAccount, instead of one that follows from the workload's. */
  readonly serviceAccountName?: string;
}

/** Secrets by their namespace. Thousands of grants may share a list of thousands, one for each namespace. */
const BY_NAMESPACE = new WeakMap<readonly IPullSecret[], Map<string | undefined, IPullSecret[]>>();

/** The granted secrets that exist in a namespace, in declaration order. */
export function secretsIn({ secrets }: Grant, namespace: string | undefined): readonly IPullSecret[] {
  let byNamespace = BY_NAMESPACE.get(secrets);
  if (!byNamespace) {
    byNamespace = new Map();
    for (const secret of secrets) {
      const others = byNamespace.get(secret.namespace) ?? [];
      others.push(secret);
      byNamespace.set(secret.namespace, others);
    }
    BY_NAMESPACE.set(secrets, byNamespace);
  }
  return byNamespace.get(namespace) ?? [];
}
