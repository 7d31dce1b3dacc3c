import { IConstruct } from 'constructs';
import { IPullSecret } from '../attach/pull-secret';
import { Registry } from '../registry';

/** What to do about an image that would find no credential. */
export enum CoverageStrictness {
  /** Synthesis fails. */
  ERROR = 'error',

  /** A warning is printed; an image that is no valid reference still fails the synthesis. */
  WARN = 'warn',

  /** Nothing is checked. No option beside `scope` and `pullSecrets` goes with it. */
  OFF = 'off',
}

/** An image that a pod pulls though no manifest of the app names it, such as one that an operator or a webhook adds. */
export interface AdditionalImage {
  /** The image reference. */
  readonly image: string;

  /**
   * The namespace of the pods.
   * @default - the namespace of the chart
   */
  readonly namespace?: string;

  /**
   * The ServiceAccount that the pods run as.
   * @default 'default'
   */
  readonly serviceAccountName?: string;

  /**
   * The pull secrets that the pods list themselves.
   * @default - none: they get those of their ServiceAccount
   */
  readonly imagePullSecrets?: string[];
}

/** The settings of the proof of a scope. */
export interface CoverageOptions {
  /**
   * The only construct, such as a chart, whose pods a `PrivateRegistryAccess` proves beside those that it grants.
   * @default - the one that the access stands in, and every pod of the app in the namespaces that it gives access to or
   * granted a workload in. A chart without a namespace stands for itself only
   */
  readonly scope?: IConstruct;

  /**
   * What to do about an image that is not public and would find no credential.
   * @default CoverageStrictness.ERROR
   */
  readonly strictness?: CoverageStrictness;

  /**
   * Registries that hold private images, beside those that the app has credentials for and those that are never public
   * (private ECR, Artifact Registry, ACR).
   * @default - none
   */
  readonly privateRegistries?: Registry[];

  /**
   * Whether every image needs a credential, or nodes or a mirror that serve it, unless it is at one of
   * `publicRegistries`; official images of Docker Hub too. For closed environments.
   * @default false - images of which nothing is known need none
   */
  readonly privateByDefault?: boolean;

  /**
   * Registries, or paths of them such as `Registry.ghcr().withPath('stakater')`, that anyone may pull from, though the
   * host holds private images too.
   * @default - none
   */
  readonly publicRegistries?: Registry[];

  /**
   * Registries that the nodes pull from with credentials of their own (node identity, a kubelet credential provider).
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
   * Images that are loaded into every node before a pod asks for them, by something else than the kubelet: nodes give
   * them to any pod, unless its `imagePullPolicy` is `Always`. An image with its tag; without tag and digest all of its
   * repository; or all below a path, such as `registry.example.com/base/*`, as in the kubelet's
   * `preloadedImagesVerificationAllowlist`.
   *
   * From Kubernetes 1.35 on (`TargetKubernetes`) nothing else excuses an image with `imagePullPolicy: Never`; up to
   * 1.34 those need no credential.
   * @default - none
   * @see https://kubernetes.io/docs/concepts/containers/images/#ensureimagepullcredentialverification
   */
  readonly preloadedImages?: string[];

  /**
   * Mirrors and pull-through caches of the nodes, by the `host[:port][/path]` that images name: such images need no
   * pull secret. One for the mirror serves nothing, as the kubelet matches credentials with the name in the pod. One
   * for that name is offered to the mirror too.
   * @default - none
   */
  readonly mirrors?: { [host: string]: Registry };

  /**
   * Images that are added to every pod of the scope when it is admitted, such as the sidecar of a service mesh.
   * @default - none
   */
  readonly injectedImages?: string[];

  /**
   * Images of pods that are not in the app, such as those that an operator makes.
   * @default - none
   */
  readonly additionalImages?: AdditionalImage[];

  /**
   * Pull secrets that exist only on the cluster and that pods of the app name by themselves.
   * @default - those that were granted
   */
  readonly pullSecrets?: IPullSecret[];
}
