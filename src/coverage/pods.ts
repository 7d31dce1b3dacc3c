import { Chart } from 'cdk8s';
import { IConstruct } from 'constructs';
import { CoverageOptions } from './coverage-props';
import { missingImages } from './missing-images';
import { ActiveProofs } from './proof-scopes';
import { Attachments } from '../attach/attachments';
import { WorkloadTarget } from '../attach/tree';
import { hasImage, imagePlaces, PodImage } from '../kubernetes/pod-images';
import { pullSecretNames } from '../kubernetes/pull-secret-list';
import { serviceAccountNameOf } from '../kubernetes/service-account-name';
import { Puller } from '../pull/evaluator';

/** A pod as the API server will admit it: its images and the pull secrets that reach it. */
export interface Pod extends Puller {
  /** The construct that errors and warnings are about. */
  readonly construct: IConstruct;
  /** How messages name it. */
  readonly description: string;
  readonly images: readonly PodImage[];
  /** The annotations of the ServiceAccount, by name. */
  readonly annotations: Readonly<Record<string, string>>;
  /**
   * Whether it is proven for its namespace alone: who made it may have brought what it names, and did not have to
   * declare that to anybody.
   */
  readonly mayHaveMore: boolean;
  /** Whether its ServiceAccount, where that is not in the app, is known to be made elsewhere. */
  readonly isExternal: boolean;
  /** Whether it is made before admission policies are active. */
  readonly isEarly?: boolean;
}

/** The pod of a workload, with the pull secrets that the API server will give it. */
export function podOf(workload: WorkloadTarget, active: ActiveProofs, attachments: Attachments): Pod {
  return new WorkloadPod(workload, active, attachments);
}

/** A pod that differs in some members. */
export function changedPod(pod: Pod, changes: Partial<Pod>): Pod {
  return Object.assign(Object.create(pod), changes);
}

class WorkloadPod implements Pod {
  public readonly construct: IConstruct;
  public readonly namespace: string | undefined;
  public readonly images: readonly PodImage[];
  public readonly mayHaveMore: boolean;
  public readonly serviceAccountName: string;
  public readonly own: readonly unknown[];
  public readonly inherited: readonly string[] | undefined;

  constructor(
    private readonly workload: WorkloadTarget,
    private readonly active: ActiveProofs,
    private readonly attachments: Attachments,
  ) {
    const { target } = workload;
    const podSpec = attachments.renderings.finalPodSpec(workload);
    const places = imagePlaces(podSpec);
    this.construct = target.object;
    this.namespace = target.namespace;
    this.images = [
      ...places.filter(hasImage), ...missingImages(workload, places, attachments), ...active.injectedImages,
    ];
    this.mayHaveMore = active.isByNamespace;
    this.serviceAccountName = serviceAccountNameOf(podSpec);
    this.own = Array.isArray(podSpec?.imagePullSecrets) ? podSpec.imagePullSecrets : [];
    this.inherited = pullSecretsOfServiceAccount(target.namespace, this.serviceAccountName, attachments);
  }

  // Most pods are never named, and few lack a ServiceAccount.

  public get description(): string {
    return `${this.workload.target}`;
  }

  public get isExternal(): boolean {
    return this.active.isExternal(this.serviceAccountName);
  }

  public get annotations(): Readonly<Record<string, string>> {
    return this.attachments.currentPlan.annotationsOf(this.namespace, this.serviceAccountName);
  }
}

/** The pull secrets that a ServiceAccount will carry; undefined for one that is not known. */
export function pullSecretsOfServiceAccount(
  namespace: string | undefined, name: string, attachments: Attachments,
): readonly string[] | undefined {
  const account = attachments.currentPlan.serviceAccount(namespace, name);
  return account.target?.isPatched
    ? pullSecretNames(attachments.renderings.finalAt(account.target, [])?.imagePullSecrets)
    : account.pullSecrets;
}

/** The pods that no manifest of the app holds, as the options of a scope describe them. */
export function additionalPods(
  scope: IConstruct, { additionalImages }: CoverageOptions, attachments: Attachments,
): Pod[] {
  return (additionalImages ?? []).map(
    ({ image, namespace = namespaceOf(scope), serviceAccountName = 'default', imagePullSecrets = [] }) => ({
      construct: scope,
      description: 'A pod of ServiceAccount '
        + `'${serviceAccountName}'${namespace === undefined ? '' : ` in namespace '${namespace}'`} `
        + "('additionalImages')",
      namespace,
      images: [{ containerType: 'containers', container: 'additional', image }],
      mayHaveMore: false,
      isExternal: false,
      serviceAccountName,
      annotations: attachments.currentPlan.annotationsOf(namespace, serviceAccountName),
      own: imagePullSecrets.map(name => ({ name })),
      inherited: pullSecretsOfServiceAccount(namespace, serviceAccountName, attachments),
    }),
  );
}

function namespaceOf(scope: IConstruct): string | undefined {
  const chart = [...scope.node.scopes].reverse().find(construct => Chart.isChart(construct)) as Chart | undefined;
  return chart?.namespace;
}
