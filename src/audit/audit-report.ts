/** How bad a finding is. */
export enum AuditSeverity {
  /** Pods fail now or will, or credentials are open to all. */
  ERROR = 'error',

  /** It works by luck, will stop to, or is more than is needed. */
  WARNING = 'warning',

  /** Good to know. */
  INFO = 'info',

  /** Only in options: the rule is not run. */
  OFF = 'off',
}

/** Where an object came from: what is known of it. */
export interface AuditOrigin {
  /**
   * The file that it was read from.
   * @default - none: a live cluster, or a construct
   */
  readonly file?: string;

  /**
   * Which document of the file it is or is in, from 0.
   * @default - not known
   */
  readonly document?: number;

  /**
   * The line of the file at which it begins, from 1; of a finding, that of its field, where it can be told.
   * @default - not known
   */
  readonly line?: number;

  /**
   * The path of the construct that it was made by.
   * @default - it was made by none
   */
  readonly constructPath?: string;
}

/** One thing that a rule found, without any credential. */
export interface AuditFinding {
  /** The rule, e.g. `PRA101`; `docs/rules.md` has a section on each. */
  readonly rule: string;

  /** The title of the rule. */
  readonly title: string;

  /** How bad it is. */
  readonly severity: AuditSeverity;

  /** What is wrong, and what comes of it. */
  readonly message: string;

  /** What to do. */
  readonly fix: string;

  /** The kind of the object that it is about. */
  readonly kind: string;

  /** The name of that object. */
  readonly name: string;

  /**
   * The namespace of that object.
   * @default - it is in none
   */
  readonly namespace?: string;

  /**
   * Which part of the object is meant, e.g. `containers[web].image`.
   * @default - all of it
   */
  readonly field?: string;

  /** Where the object came from. */
  readonly origin: AuditOrigin;

  /** Other objects that it is about, e.g. `Deployment 'payments/web'`: the first twenty. */
  readonly related: string[];

  /** How many other objects it is about. */
  readonly relatedCount: number;

  /**
   * The same for the same finding of the same file, independent of the order and lines of the objects, and no other
   * finding of the report has it; baselines are made of it.
   */
  readonly fingerprint: string;

  /**
   * What accepts it: `annotation`, `ignore` (of the options) or `baseline`.
   * @default - nothing does
   */
  readonly acceptedBy?: string;

  /**
   * Why it is accepted.
   * @default - it is not
   */
  readonly acceptedReason?: string;
}

/** A pull secret, without what it holds. */
export interface AuditedSecret {
  /** The namespace of the Secret. */
  readonly namespace: string;

  /** The name of the Secret. */
  readonly name: string;

  /** The type of the Secret. */
  readonly type: string;

  /** The registry keys that it has credentials for, as they are written. */
  readonly keys: string[];

  /** The registry hosts that it has credentials for, as the kubelet reads them. */
  readonly hosts: string[];

  /** The user names of its credentials, each once. */
  readonly users: string[];

  /**
   * When the first of its credentials expires.
   * @default - not known
   */
  readonly expiresAt?: Date;

  /** How many workloads use it, in their own list or by their ServiceAccount. */
  readonly consumers: number;

  /** Where the Secret came from. */
  readonly origin: AuditOrigin;
}

/** What an audit found. */
export interface AuditReport {
  /** What was found and not accepted, in the order of namespace, kind, name and rule. */
  readonly findings: AuditFinding[];

  /** What was found and is accepted. */
  readonly suppressed: AuditFinding[];

  /** The pull secrets, in the order of namespace and name. */
  readonly secrets: AuditedSecret[];

  /** How many Kubernetes objects were given. */
  readonly objects: number;

  /** How many things were given that are no Kubernetes objects. */
  readonly skipped: number;

  /** How many Kubernetes objects were given that are malformed where it matters. */
  readonly malformed: number;

  /**
   * What could not be read: a sentence each, with file, document (from 0) and line (from 1), never with contents.
   * @default - everything was read
   */
  readonly problems?: string[];

  /**
   * What was left out on purpose, and ignores that do nothing: a sentence each.
   * @default - none
   */
  readonly notes?: string[];
}
