import { Duration } from 'cdk8s';
import { RefreshCaBundle } from './ca-bundle';
import { RefreshImages } from './images';
import { RefreshNetworkPolicy } from './network-policy';
import { RefreshAlert } from './prometheus-rule';

/** A proxy that the pods reach the clouds through. The API server and link-local addresses are reached without it. */
export interface RefreshProxy {
  /**
   * The address of the proxy for HTTPS, such as `http://proxy.example.com:3128`. It may hold no password: a ConfigMap
   * is no place for one.
   */
  readonly httpsProxy: string;

  /**
   * What is reached without it: hosts and domains (`.example.com`), addresses and blocks of them in CIDR notation
   * (`10.0.0.0/8`), each with a port where only that one is meant (`example.com:8443`).
   * @default - none
   */
  readonly noProxy?: string[];
}

/** How a refresher runs. */
export interface RefreshOptions {
  /**
   * The namespace that the refresher runs in.
   * @default - the namespace of the chart
   */
  readonly namespace?: string;

  /**
   * The name of the CronJob, the ServiceAccount and the Roles, at most 52 characters.
   * @default - generated from the construct path
   */
  readonly name?: string;

  /**
   * When the refresher runs, in the grammar of a Kubernetes CronJob: five fields, `@hourly`, `@every 20m`.
   *
   * The largest time between two runs may be a third of a token's lifetime: one run may then fail, and the next is
   * still in time.
   * @default - at the longest safe interval: every 4 hours for ECR, every 20 minutes for Artifact Registry, every hour
   * for ACR, every 2 hours for JFrog, at a minute that follows from namespace and name
   */
  readonly schedule?: string;

  /**
   * The time zone of `schedule`, by its name in the IANA database. The proof covers its clock changes.
   * @default 'Etc/UTC'
   */
  readonly timeZone?: string;

  /**
   * How long a scheduled run waits at most before it begins; the time is random, so that many clusters do not ask the
   * cloud at once.
   * @default Duration.minutes(1)
   */
  readonly jitter?: Duration;

  /**
   * How long a run, its retries included, may take before it is stopped.
   * @default Duration.minutes(10)
   */
  readonly deadline?: Duration;

  /**
   * Whether a Job runs as soon as the manifests are applied, and again when what the refresher does has changed.
   * @default true
   */
  readonly firstRun?: boolean;

  /**
   * The ServiceAccounts of each namespace that the `namespaceSelector` selects that are given the pull secrets. The
   * refresher takes over their whole `imagePullSecrets` list, and makes those that do not exist; it gets the right to
   * do so in every namespace.
   * @default - none: whoever makes the namespaces takes care of them
   */
  readonly patchServiceAccounts?: string[];

  /**
   * The image of the pod.
   * @default - the official image of Node.js, at an exact version
   */
  readonly images?: RefreshImages;

  /**
   * What the cluster requires of the pods, as a part of the template of a pod that is merged into theirs, e.g.
   * `{ metadata: { labels: { … } }, spec: { tolerations: [ … ] } }`.
   *
   * It may have:
   *
   * - `metadata.labels`, `metadata.annotations` and `spec.nodeSelector` are added by name.
   * - `spec.tolerations`, `topologySpreadConstraints`, `imagePullSecrets` and `hostAliases` are appended.
   * - `spec.affinity`, `dnsConfig`, `dnsPolicy`, `hostUsers`, `priorityClassName`, `runtimeClassName`, `schedulerName`
   *   and `terminationGracePeriodSeconds` are set.
   * - `spec.securityContext` takes `runAsUser`, `runAsGroup` and `fsGroup` (65532): any number but root's, or null
   *   where the cluster chooses it, as OpenShift does.
   * - `spec.containers` takes `[{ name: 'refresh', resources, imagePullPolicy }]`; `requests` and `limits` are set by
   *   resource, and null takes one away.
   *
   * Everything else is an error: it would weaken the pod, or change what the refresher sets.
   * @default - nothing
   */
  readonly pod?: { [key: string]: any };

  /**
   * The proxy that the clouds are reached through.
   * @default - none
   */
  readonly proxy?: RefreshProxy;

  /**
   * CAs that the clouds and the proxy are trusted by, too: where a proxy inspects TLS. The API server is trusted by the
   * CA of the cluster only.
   * @default - the CAs of Node.js
   */
  readonly caBundle?: RefreshCaBundle;

  /**
   * A NetworkPolicy for the pods.
   * @default - none
   */
  readonly networkPolicy?: RefreshNetworkPolicy;

  /**
   * An alert (a PrometheusRule) for when the last success is too old for the tokens.
   * @default - none
   */
  readonly alert?: RefreshAlert;

  /**
   * Labels of the pull secrets, beside `app.kubernetes.io/managed-by`, `component` and `name`.
   * @default - none
   */
  readonly secretLabels?: { [name: string]: string };

  /**
   * Annotations of the pull secrets, beside those that say when they were refreshed and when they expire.
   * @default - none
   */
  readonly secretAnnotations?: { [name: string]: string };
}
