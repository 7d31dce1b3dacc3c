import { checkNames } from './check-options';
import { checkLabels } from '../kubernetes/labels';

/** What a cluster wants of the pods of a refresher, beside what they are. */
export interface RefreshPodOptions {
  /**
   * Labels of the pods, such as `sidecar.istio.io/inject: 'false'`.
   * @default - those of the refresher only
   */
  readonly labels?: { [name: string]: string };

  /**
   * Annotations of the pods.
   * @default - those of the refresher only
   */
  readonly annotations?: { [name: string]: string };

  /**
   * Labels that the node must have.
   * @default - any node with Linux
   */
  readonly nodeSelector?: { [name: string]: string };

  /**
   * Taints of nodes that the pods put up with.
   * @default - none
   */
  readonly tolerations?: RefreshToleration[];

  /**
   * The PriorityClass of the pods.
   * @default - that of the cluster
   */
  readonly priorityClassName?: string;

  /**
   * The number of the user, its group and the group of volumes. In OpenShift one of the range that the annotation `openshift.io/sa.scc.uid-range` of
   * the namespace allows.
   * @default 65532
   */
  readonly runAsUser?: number;
}

/** A taint that pods put up with. */
export interface RefreshToleration {
  /**
   * The key of the taint.
   * @default - any
   */
  readonly key?: string;

  /**
   * `Exists` or `Equal`.
   * @default - `Equal` with a `value`, `Exists` without one
   */
  readonly operator?: string;

  /**
   * The value of the taint.
   * @default - any
   */
  readonly value?: string;

  /**
   * `NoSchedule`, `PreferNoSchedule` or `NoExecute`.
   * @default - any
   */
  readonly effect?: string;
}

/** The options of a pod as its manifest has them. */
export interface PodSettings {
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
  readonly nodeSelector: Readonly<Record<string, string>>;
  /** The other fields of the spec. */
  readonly spec: object;
  readonly user: number;
}

/** A user that no image has files of; the images of the AWS CLI and of kubectl would run as root. */
const NOBODY = 65532;

const LINUX = { 'kubernetes.io/os': 'linux' };
const EFFECTS = ['NoSchedule', 'PreferNoSchedule', 'NoExecute'];

/** Checks what a user says of the pods. */
export function podSettings(options: RefreshPodOptions = {}): PodSettings {
  const { labels = {}, annotations = {}, nodeSelector = {}, tolerations = [], priorityClassName, runAsUser = NOBODY } = options;
  checkLabels('pod.labels', labels);
  checkNames('pod.annotations', annotations);
  checkLabels('pod.nodeSelector', nodeSelector);
  if ((nodeSelector['kubernetes.io/os'] ?? 'linux') !== 'linux') {
    throw new Error(`'pod.nodeSelector' must not ask for 'kubernetes.io/os': '${nodeSelector['kubernetes.io/os']}': the images of a refresher are for Linux`);
  }
  if (!Number.isInteger(runAsUser) || runAsUser < 1) {
    throw new Error(`'pod.runAsUser' must be the number of a user other than root, got ${runAsUser}`);
  }
  return {
    labels,
    annotations,
    nodeSelector: { ...LINUX, ...nodeSelector },
    spec: {
      ...priorityClassName === undefined ? {} : { priorityClassName },
      ...tolerations.length === 0 ? {} : { tolerations: tolerations.map(toleration) },
    },
    user: runAsUser,
  };
}

/** https://kubernetes.io/docs/concepts/scheduling-eviction/taint-and-toleration/ */
function toleration({ key, value, effect, operator = value === undefined ? 'Exists' : 'Equal' }: RefreshToleration): object {
  const fits = operator === 'Exists' ? value === undefined : operator === 'Equal' && key !== undefined;
  if (!fits) {
    throw new Error('\'pod.tolerations\' must hold operator Exists without a value, or Equal with a key, '
      + `got ${JSON.stringify({ key, operator, value, effect })}`);
  }
  if (effect !== undefined && !EFFECTS.includes(effect)) {
    throw new Error(`'pod.tolerations' must have effect ${EFFECTS.join(', ')} or none, got '${effect}'`);
  }
  return { key, operator, value, effect };
}
