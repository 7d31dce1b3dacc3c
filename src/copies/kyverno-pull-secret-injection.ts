import { Construct } from 'constructs';
import { NamespaceSelector } from '../kubernetes/namespace-selector';
import { checkNamespaceSelector } from '../kubernetes/selected-namespaces';
import { Registry } from '../registry';
import { IPullSecret } from '../secret';
import { clusterPolicy, matchAny } from './kyverno-policy';
import { checkNew } from '../given/check-call';

/** Which pods get which pull secret. */
export interface KyvernoPullSecretInjectionProps {
  /** The namespaces whose pods get it, those that are made later included. */
  readonly namespaceSelector: NamespaceSelector;

  /**
   * The pull secret; it must be there under this name in each of the namespaces. What it covers says which images are
   * meant.
   */
  readonly secret: IPullSecret;

  /**
   * Whether every pod of the namespaces gets the pull secret, regardless of its images: also those that get an
   * ephemeral container later, for which it would be too late.
   * @default false: only pods with an image that the secret covers
   */
  readonly everyPod?: boolean;

  /**
   * The name of the policy.
   * @default - generated from the construct path
   */
  readonly policyName?: string;
}

/** Every image of a pod, as Kyverno normalises it: with its host, `docker.io` where none is written. */
const IMAGES = '{{ map(&image_normalize(@), request.object.spec.[initContainers[].image, containers[].image, '
  + 'ephemeralContainers[].image, volumes[].image.reference][] | [?@]) }}';

/**
 * A policy with which Kyverno adds a pull secret to pods by the hosts of their images: of containers, init and
 * ephemeral containers and image volumes (`kyverno.io/v1` ClusterPolicy, read at Kyverno v1.19.1).
 *
 * For pods that no manifest of the app makes. It is the pods that are changed, when they are made, and not their
 * Deployments, with which a GitOps tool would fight. An entry that is there already, or comes from the ServiceAccount,
 * is kept.
 */
export class KyvernoPullSecretInjection extends Construct {
  /** @throws if no namespace is selected, if the secret covers nothing, and if a name is invalid or taken */
  constructor(scope: Construct, id: string, props: KyvernoPullSecretInjectionProps) {
    checkNew(new.target, 'KyvernoPullSecretInjection', scope, id, props);
    super(scope, id);
    const { secret, everyPod = false } = props;
    if (secret.covers.length === 0) {
      throw new Error(`'secret' ('${secret.secretName}') covers no registry: list those that it holds credentials for`);
    }
    const selected = checkNamespaceSelector('namespaceSelector', props.namespaceSelector);
    const { names, matchLabels } = selected;
    const pods = { kinds: ['Pod'], operations: ['CREATE'] };
    const value = [...new Set(secret.covers.map(imageGlob))];
    clusterPolicy(this, props.policyName, {
      name: 'add-pull-secret',
      match: matchAny(selected, { ...pods, namespaces: names }, { ...pods, namespaceSelector: { matchLabels } }),
      ...!everyPod && { preconditions: { any: [{ key: IMAGES, operator: 'AnyIn', value }] } },
      mutate: { patchStrategicMerge: { spec: { imagePullSecrets: [{ name: secret.secretName }] } } },
    }, { 'pod-policies.kyverno.io/autogen-controllers': 'none' });
  }
}

/** As the kubelet does, a path is taken as the beginning of a name. */
function imageGlob({ host, path }: Registry): string {
  return path === undefined ? `${host}/*` : `${host}/${path}*`;
}
