import type { PartPlan } from '../identity/token-clouds/part-plan';

export type * from '../identity/token-clouds/part-plan';

/**
 * What a refresher does, as its `plan.json` says it. The library writes that file and the program in `runner/` reads
 * it: both share these types, and nothing else. No code is here, and no credential is ever in a plan: it names files.
 *
 * Times are seconds, files absolute paths, endpoints whole URLs: partitions, FIPS, dual-stack and sovereign clouds are
 * known to the library only.
 */
export interface Plan {
  /** What is merged into pull secrets, by its name in messages and in the state; a DNS label. */
  readonly parts: Readonly<Record<string, PartPlan>>;
  /** The pull secrets that are written into each namespace. */
  readonly secrets: readonly PullSecretPlan[];
  /** The namespaces that are known at synthesis. */
  readonly namespaces: readonly string[];
  /** Namespaces that are found when it runs. Module: `selector.mts` */
  readonly selector?: SelectorPlan;
  /** The Secret that keeps parts from one run to the next. Module: `state.mts` */
  readonly state?: StatePlan;
  /** Labels and annotations of the pull secrets. */
  readonly labels: Labels;
  readonly annotations: Labels;
  /** The folder with `token` and `ca.crt` for the API server, as the kubelet mounts them. */
  readonly apiTokenFolder: string;
  /**
   * How the clouds are reached; the API server and the services of a node are always reached directly. Module:
   * `proxy.mts`
   */
  readonly proxy?: ProxyPlan;
  /** A bundle of CAs in PEM that are trusted for the clouds and the proxy beside Node's own. Module: `trust.mts` */
  readonly caFile?: string;
  /** The longest time between two runs: a token that lives for less is a failure. */
  readonly gapSeconds: number;
  /**
   * How long after the start of a run something may be fetched or listed again; an attempt that began in time may
   * take 30 s longer.
   */
  readonly budgetSeconds: number;
  /**
   * The longest time that a run on schedule waits before it begins, so that the clusters with one schedule are spread.
   */
  readonly jitterSeconds: number;
}

export type Labels = Readonly<Record<string, string>>;

export interface PullSecretPlan {
  readonly name: string;
  /** The parts of it. Of two that open the same the first counts: a token before what may be older. */
  readonly parts: readonly string[];
}

export interface SelectorPlan {
  /** A label selector as the API server reads it. */
  readonly labels: string;
  /** The ServiceAccounts of each namespace that are given the pull secrets. */
  readonly serviceAccounts: readonly string[];
}

export interface StatePlan {
  readonly namespace: string;
  readonly name: string;
  readonly labels: Labels;
  /** Where the Secret of the run before is mounted, if there is one. */
  readonly folder: string;
}

export interface ProxyPlan {
  /** `http://HOST:PORT` or `https://HOST:PORT`. */
  readonly url: string;
  /**
   * What is reached without it: names, each with all below it (`example.com`, or `.example.com`), addresses, blocks of
   * addresses (`10.0.0.0/8`), each of them with a port where only that one is meant (`example.com:8443`); `*` for
   * everything.
   */
  readonly noProxy: readonly string[];
}
