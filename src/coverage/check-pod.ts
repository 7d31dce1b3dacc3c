import { ImageReference, Keyring } from '../image';
import { WarningCode } from '../warning';
import { Finding } from './finding';
import { explainMiss } from './nearest-miss';
import { Pod } from './pod';
import { NodeProvider, Registries } from './registries';
import { Secrets } from './secrets';
import { withoutUserInfo } from '../image/registry-key';
import { PodImage } from '../kubernetes/pod-images';

const CONTAINER_WORDS = { containers: 'container', initContainers: 'init container', ephemeralContainers: 'ephemeral container', volumes: 'image volume' };

/** The key that serves images of Docker Hub if nothing else matches. */
const DOCKER_HUB_FALLBACK = 'index.docker.io';

/** Resolves every image of a pod to its credential, as the kubelet will. */
export function checkPod(pod: Pod, secrets: Secrets, registries: Registries): Finding[] {
  const keyring = secrets.keyring(pod.namespace, pod.pullSecrets);
  const check = new PodCheck(pod, keyring, secrets, registries);
  const ofImages = pod.images.flatMap(image => check.image(image));
  return [
    ...ofImages, ...check.undecodable(), ...check.mountedSecrets(), ...check.hiddenSecrets(), ...check.repeatedKeys(),
    ...ofImages.length > 0 ? [] : check.uselessGrant(),
  ];
}

class PodCheck {
  constructor(
    private readonly pod: Pod,
    private readonly keyring: Keyring,
    private readonly secrets: Secrets,
    private readonly registries: Registries,
  ) {}

  public image(image: PodImage): Finding[] {
    const where = `${this.pod.description}: ${CONTAINER_WORDS[image.containerType]} '${image.container}'`;
    if (typeof image.image !== 'string') {
      return [this.invalid(`${where} has the image ${JSON.stringify(image.image)}, which is no string: quote it (YAML 1.1 reads words `
        + 'such as y, on and 1.10 as booleans and numbers)')];
    }
    let reference: ImageReference;
    try {
      reference = ImageReference.parse(image.image);
    } catch (error) {
      return [this.invalid(`${where} has an image that the kubelet refuses: ${(error as Error).message}`)];
    }
    return [
      ...this.coverage(where, image.image, reference, image),
      ...floatingTag(image, reference) ? [this.warning(WarningCode.FLOATING_TAG, `${where} pulls '${image.image}' by a tag that moves, with imagePullPolicy `
        + 'IfNotPresent: nodes go on running whatever they pulled first. Pin a version or digest, or use Always')] : [],
    ];
  }

  /** The kubelet looks credentials up before it pulls, so one Secret that does not decode stops every image of the pod. */
  public undecodable(): Finding[] {
    return this.pod.pullSecrets.flatMap(name => {
      const secret = this.secrets.find(this.pod.namespace, name);
      return secret?.problem?.poisons ? [this.error(WarningCode.UNDECODABLE_SECRET, `${this.pod.description} has the pull secret '${name}', which ${secret.problem.message}. `
        + 'The kubelet then pulls no image of the pod, public ones included: fix it')] : [];
    });
  }

  /**
   * The Secrets Store CSI driver makes a Secret when it mounts a volume, and deletes it with the last pod that mounts it. The kubelet pulls first.
   * https://secrets-store-csi-driver.sigs.k8s.io/topics/sync-as-kubernetes-secret
   */
  public mountedSecrets(): Finding[] {
    return this.pod.pullSecrets.flatMap(name => {
      const maker = this.secrets.secretProviderClassOf(this.pod.namespace, name);
      return maker === undefined ? [] : [this.error(WarningCode.MOUNTED_SECRET, `${this.pod.description} has the pull secret '${name}', which the Secrets Store CSI driver `
        + `makes of ${maker}, and only while a pod that mounts it is running: this one waits for its images, and so for itself. Let External Secrets make the `
        + 'Secret from the same store (RegistryCredentials.externalSecret(…)), or a refresher; both need no pod that mounts it')];
    });
  }

  /** Who grants a workload means one of its images; where none matches, one of both is likely misspelt. */
  public uselessGrant(): Finding[] {
    const { isGranted, images, description } = this.pod;
    const names = images.map(({ image }) => String(image));
    const isServed = (image: string) => this.keyring.lookup(image).length > 0 || this.registries.isServedByNodes(ImageReference.parse(image))
      || this.registries.providerOf(ImageReference.parse(image)) !== undefined;
    if (!isGranted || names.length === 0 || names.some(isServed)) {
      return [];
    }
    return [this.warning(WarningCode.USELESS_GRANT, `${description} was granted to pull, but no credential that it gets is for '${names.join('\', \'')}': `
      + `they are for '${this.keyring.keys.map(withoutUserInfo).join('\', \'')}'. Fix the image or the registry, or leave the grant out`)];
  }

  /** A list of the pod hides that of its ServiceAccount. */
  public hiddenSecrets(): Finding[] {
    const { hidden, description, serviceAccountName } = this.pod;
    return hidden.length === 0 ? [] : [this.warning(WarningCode.HIDDEN_PULL_SECRETS, `${description} lists pull secrets of its own, which hide `
      + `'${hidden.join('\', \'')}' of ServiceAccount '${serviceAccountName}': add them to the pod, or leave its list out`)];
  }

  /** Where two pull secrets have the same key, the kubelet tries both, and the first may be the stale one. */
  public repeatedKeys(): Finding[] {
    const holders = this.secrets.holdersOfKeys(this.pod.namespace, this.pod.pullSecrets);
    const repeated = [...holders].filter(([, names]) => names.length > 1).map(([key, names]) => this.warning(WarningCode.REPEATED_KEY,
      `${this.pod.description} has credentials for '${key}' in the pull secrets '${names.join('\' and \'')}': the kubelet tries them in `
      + 'this order. Leave one out'));
    const [fallback, direct] = [DOCKER_HUB_FALLBACK, 'docker.io'].map(key => holders.get(key)?.[0]);
    return fallback === undefined || direct === undefined ? repeated : [...repeated, this.warning(WarningCode.SHADOWED_KEY, `${this.pod.description} has the key `
      + `'${DOCKER_HUB_FALLBACK}' in pull secret '${fallback}', which the kubelet never uses beside 'docker.io' in '${direct}'. Leave it out`)];
  }

  private coverage(where: string, image: string, reference: ImageReference, { pullPolicy }: PodImage): Finding[] {
    const matches = this.keyring._lookup(reference);
    if (matches.length > 0) {
      const { key, configIndex } = matches[0];
      return this.registries.isPublic(reference) ? [this.warning(WarningCode.PUBLIC_IMAGE_WITH_CREDENTIAL, `${where} pulls the public image '${image}', for which `
        + `pull secret '${this.pod.pullSecrets[configIndex]}' has a credential (key '${key}'). The kubelet then never pulls without one, so an expired `
        + 'credential breaks this pull too')] : [];
    }
    if (this.registries.isServedByNodes(reference)) {
      return this.mirrorCredential(where, reference);
    }
    // What the kubelet never pulls needs no credential.
    if (!this.registries.isPrivate(reference) || pullPolicy === 'Never') {
      return [];
    }
    const provider = this.registries.providerOf(reference);
    if (provider) {
      return this.providerCredential(where, image, provider);
    }
    return [this.error(WarningCode.UNCOVERED_IMAGE, `${where} pulls '${image}' from '${reference.domain}', which is private, and no credential reaches it. `
      + explainMiss(reference, this.pod, this.secrets, this.registries))];
  }

  /** A program that pulls as the ServiceAccount is passed over where that lacks an annotation, or pulls as the node. */
  private providerCredential(where: string, image: string, provider: NodeProvider): Finding[] {
    const { name, annotations, serviceAccountNames } = provider;
    const { serviceAccountName: account } = this.pod;
    const asked = `${where} pulls '${image}', for which the kubelet asks '${name}' as ServiceAccount '${account}'`;
    if (serviceAccountNames && !serviceAccountNames.includes(account)) {
      return [this.error(WarningCode.UNCOVERED_IMAGE, `${asked}, which is none of its 'serviceAccountNames' `
        + `('${serviceAccountNames.join('\', \'')}'): add it there, or let the workload run as one of them`)];
    }
    const missing = annotations.filter(key => !Object.hasOwn(this.pod.annotations, key));
    return missing.length === 0 ? [] : [this.error(WarningCode.UNCOVERED_IMAGE, `${asked}, which lacks the annotation `
      + `'${missing.join('\', \'')}': grant the workload with grantPull(…)`)];
  }

  /** The kubelet matches the name in the pod, so a credential for the mirror is used for nothing. */
  private mirrorCredential(where: string, image: ImageReference): Finding[] {
    const mirror = this.registries.mirrorOf(image);
    const [match] = mirror ? this.keyring.lookup(`${mirror.host}/${image.path}`) : [];
    return match ? [this.warning(WarningCode.MIRROR_CREDENTIAL, `${where} pulls from '${image.domain}', which the nodes mirror at '${mirror}'. Pull secret `
      + `'${this.pod.pullSecrets[match.configIndex]}' has a credential for the mirror, which the kubelet never uses for it: give it to the nodes`)] : [];
  }

  private invalid(message: string): Finding {
    return { severity: 'invalid', message, construct: this.pod.construct };
  }

  private error(code: WarningCode, message: string): Finding {
    return { severity: 'error', code, message, construct: this.pod.construct };
  }

  private warning(code: WarningCode, message: string): Finding {
    return { severity: 'warning', code, message, construct: this.pod.construct };
  }
}

/** `latest`, written or not, with a policy that keeps what was pulled once. */
function floatingTag({ pullPolicy }: PodImage, { tag, digest }: ImageReference): boolean {
  return pullPolicy === 'IfNotPresent' && digest === undefined && (tag === undefined || tag === 'latest');
}
