import { Duration } from 'cdk8s';
import { CaBundle } from './ca-bundle';
import { PullSecretPart, TokenPart } from './part';

/** What a run of a refresher does, apart from its pod. */
export interface RefreshPlan {
  /** The namespace that the refresher runs in. */
  readonly namespace: string;
  /** The namespaces that are known at synthesis. */
  readonly namespaces: readonly string[];
  /** Namespaces that are found when it runs. */
  readonly selector?: SelectedNamespaces;
  /** The pull secrets that it writes into each namespace. */
  readonly secrets: readonly WrittenSecret[];
  /** The parts of all of them. */
  readonly parts: readonly PullSecretPart[];
  /** The Secret in its own namespace that keeps the parts from one run to the next. */
  readonly stateName?: string;
  /** CAs that the clouds are trusted by, too. */
  readonly caBundle?: CaBundle;
  /** Labels of that Secret. */
  readonly stateLabels: Readonly<Record<string, string>>;
  /** Labels and annotations of the pull secrets. */
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
}

/** When a refresher runs, proven against the token that expires first. */
export interface Timing {
  readonly schedule: string;
  readonly timeZone: string;
  readonly jitter: Duration;
  readonly deadline: Duration;
  /** The longest time between two runs. */
  readonly gap: Duration;
  /** How long the token lives that expires first. */
  readonly lifetime: Duration;
}

/** What an object is found by. */
export interface ObjectName {
  readonly name: string;
  readonly namespace: string;
}

export interface WrittenSecret {
  readonly name: string;
  readonly parts: readonly PullSecretPart[];
}

/** Namespaces that are found by their labels. */
export interface SelectedNamespaces {
  readonly labels: Readonly<Record<string, string>>;
  /** The ServiceAccounts of each namespace that are given the pull secrets. */
  readonly serviceAccounts: readonly string[];
}

export function isTokenPart(part: PullSecretPart): part is TokenPart {
  return part.type === 'token';
}

/**
 * Whether parts have to outlive a run: a Secret of several is written whole, also when one of its tokens could not be
 * fetched, and a refresher has no right to read what it wrote.
 */
export function needsState(secrets: readonly WrittenSecret[], selector: SelectedNamespaces | undefined): boolean {
  return selector !== undefined || secrets.some(({ parts }) => parts.length > 1 && parts.some(isTokenPart));
}
