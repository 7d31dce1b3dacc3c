import { ImageReference, Keyring, KeyringMatch } from '../image';
import { Finding } from './finding';
import { explainMiss } from './nearest-miss';
import { Pod } from './pod';
import { Registries } from './registries';
import { Secrets } from './secrets';
import { PodImage } from '../kubernetes/pod-images';

const CONTAINER_WORDS = { containers: 'container', initContainers: 'init container', ephemeralContainers: 'ephemeral container', volumes: 'image volume' };

/** The key that serves images of Docker Hub if nothing else matches. */
const DOCKER_HUB_FALLBACK = 'index.docker.io';

/** Resolves every image of a pod to its credential, as the kubelet will. */
export function checkPod(pod: Pod, secrets: Secrets, registries: Registries): Finding[] {
  const keyring = secrets.keyring(pod.namespace, pod.pullSecrets);
  const check = new PodCheck(pod, keyring, secrets, registries);
  return [...pod.images.flatMap(image => check.image(image)), ...check.hiddenSecrets(), ...check.repeatedKeys()];
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
      return [this.error('invalid-image', `${where} has the image ${JSON.stringify(image.image)}, which is no string: quote it (YAML 1.1 reads words `
        + 'such as y, on and 1.10 as booleans and numbers)')];
    }
    let reference: ImageReference;
    try {
      reference = ImageReference.parse(image.image);
    } catch (error) {
      return [this.error('invalid-image', `${where} has an image that the kubelet refuses: ${(error as Error).message}`)];
    }
    const matches = this.keyring.lookup(image.image);
    return [
      ...this.coverage(where, image.image, reference, matches),
      ...floatingTag(image, reference) ? [this.warning('floating-tag', `${where} pulls '${image.image}' by a tag that moves, with imagePullPolicy `
        + 'IfNotPresent: nodes go on running whatever they pulled first. Pin a version or digest, or use Always')] : [],
    ];
  }

  /** A list of the pod hides that of its ServiceAccount. */
  public hiddenSecrets(): Finding[] {
    const { hidden, description, serviceAccountName } = this.pod;
    return hidden.length === 0 ? [] : [this.warning('hidden-pull-secrets', `${description} lists pull secrets of its own, which hide `
      + `'${hidden.join('\', \'')}' of ServiceAccount '${serviceAccountName}': add them to the pod, or leave its list out`)];
  }

  /** Where two pull secrets have the same key, the kubelet tries both, and the first may be the stale one. */
  public repeatedKeys(): Finding[] {
    const holders = this.holdersOfKeys();
    const repeated = [...holders].filter(([, names]) => names.length > 1).map(([key, names]) => this.warning('repeated-key',
      `${this.pod.description} has credentials for '${key}' in the pull secrets '${names.join('\' and \'')}': the kubelet tries them in `
      + 'this order. Leave one out'));
    const [fallback, direct] = [DOCKER_HUB_FALLBACK, 'docker.io'].map(key => holders.get(key)?.[0]);
    return fallback === undefined || direct === undefined ? repeated : [...repeated, this.warning('shadowed-key', `${this.pod.description} has the key `
      + `'${DOCKER_HUB_FALLBACK}' in pull secret '${fallback}', which the kubelet never uses beside 'docker.io' in '${direct}'. Leave it out`)];
  }

  private holdersOfKeys(): Map<string, string[]> {
    const holders = new Map<string, string[]>();
    for (const name of new Set(this.pod.pullSecrets)) {
      for (const key of this.secrets.keyring(this.pod.namespace, [name]).keys) {
        holders.set(key, [...holders.get(key) ?? [], name]);
      }
    }
    return holders;
  }

  private coverage(where: string, image: string, reference: ImageReference, matches: readonly KeyringMatch[]): Finding[] {
    if (matches.length > 0) {
      const { key, configIndex } = matches[0];
      return this.registries.isPublic(reference) ? [this.warning('public-image-with-credential', `${where} pulls the public image '${image}', for which `
        + `pull secret '${this.pod.pullSecrets[configIndex]}' has a credential (key '${key}'). The kubelet then never pulls without one, so an expired `
        + 'credential breaks this pull too')] : [];
    }
    if (!this.registries.isPrivate(reference) || this.registries.isServedByNodes(reference)) {
      return [];
    }
    return [this.error('uncovered-image', `${where} pulls '${image}' from '${reference.domain}', which is private, and no credential reaches it. `
      + explainMiss(reference, this.pod, this.secrets))];
  }

  private error(code: string, message: string): Finding {
    return { severity: 'error', code, message, construct: this.pod.construct };
  }

  private warning(code: string, message: string): Finding {
    return { severity: 'warning', code, message, construct: this.pod.construct };
  }
}

/** `latest`, written or not, with a policy that keeps what was pulled once. */
function floatingTag({ pullPolicy }: PodImage, { tag, digest }: ImageReference): boolean {
  return pullPolicy === 'IfNotPresent' && digest === undefined && (tag === undefined || tag === 'latest');
}
