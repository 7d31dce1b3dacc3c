import { Duration } from 'cdk8s';
import { AuditSeverity } from './audit-report';
import { Registry } from '../registry';
import { IPullSecret } from '../secret';

/** Findings that are accepted: those for which all that is given holds. */
export interface AuditIgnore {
  /** The rule, e.g. `PRA101`. */
  readonly rule: string;

  /** Why the findings are fine. */
  readonly reason: string;

  /**
   * The namespace of the object; `*` stands for any text.
   * @default - any
   */
  readonly namespace?: string;

  /**
   * The kind of the object.
   * @default - any
   */
  readonly kind?: string;

  /**
   * The name of the object; `*` stands for any text.
   * @default - any
   */
  readonly name?: string;

  /**
   * The file of the object, from the current folder; `*` stands for any text.
   * @default - any
   */
  readonly file?: string;

  /**
   * The day, as `YYYY-MM-DD`, from which on the findings count again.
   * @default - never
   */
  readonly expires?: string;
}

/** The settings of an audit. */
export interface AuditOptions {
  /**
   * Whether the objects are all those of a live cluster: what is not among them, does not exist.
   * @default false
   */
  readonly cluster?: boolean;

  /**
   * Registries that hold private images, beside those that any pull secret has credentials for and those that need a
   * login as a rule (private ECR, Artifact Registry, ACR).
   * @default - none
   */
  readonly privateRegistries?: Registry[];

  /**
   * Registries, or paths of them, that anyone may pull from, though the host holds private images too.
   * @default - none
   */
  readonly publicRegistries?: Registry[];

  /**
   * Registries that the nodes pull from with credentials of their own.
   * @default - none
   */
  readonly nodeRegistries?: Registry[];

  /**
   * The same by hosts with wildcards, such as `*.dkr.ecr.*.amazonaws.com`, and by the platform of the nodes: `eks`,
   * `gke` and `aks` are all hosts that nodes of these are set up to pull from.
   * @default - none
   */
  readonly nodeRegistryPatterns?: string[];

  /**
   * Images that are loaded into every node by something else than the kubelet, as `preloadedImages` of the coverage
   * options.
   * @default - none
   */
  readonly preloadedImages?: string[];

  /**
   * Pull secrets that exist, though they are not among the objects; one without a namespace is in every namespace.
   * @default - none
   */
  readonly pullSecrets?: IPullSecret[];

  /**
   * Severities by rule, in the place of those that the rules have.
   * @default - those of the rules
   */
  readonly severities?: { [rule: string]: AuditSeverity };

  /**
   * Namespaces whose findings are left out; `*` stands for any text.
   * @default - none
   */
  readonly excludedNamespaces?: string[];

  /**
   * Findings that are accepted.
   * @default - none
   */
  readonly ignores?: AuditIgnore[];

  /**
   * Findings that were there before and are accepted: why, by their fingerprint.
   * @default - none
   */
  readonly baseline?: { [fingerprint: string]: string };

  /**
   * How long before it expires a credential is reported; of short-lived tokens, the last third of their life at most.
   * @default Duration.days(14)
   */
  readonly expiryWarning?: Duration;

  /**
   * The time that expiry is compared with.
   * @default - now
   */
  readonly now?: Date;
}
