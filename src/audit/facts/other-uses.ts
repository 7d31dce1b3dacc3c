import { at, entriesAt, objectsAt, textAt } from './members';
import { detached } from './text';
import { isPlainObject } from '../../kubernetes/kubernetes-object';
import { isPlaceholderName } from '../../kubernetes/placeholder';

/** Members that name pull secrets, in whatever kind: `imagePullSecrets`, `pullSecretRef`, `registrySecret` … */
const LIST =
  /^(?:image|registry|docker|kaniko)?-?(?:pull|push|registry)-?(?:secret|credential)s?(?:ref|name)?s?$/i;

/** Members that name a Secret of any use: a source of Flux, a build, a workspace of Tekton. */
const ANY = /^(?:secret(?:ref|name)?|dockerconfig(?:secret)?|credentials(?:secret|ref)?)$/i;

/** https://argocd-image-updater.readthedocs.io/en/stable/basics/authentication/ */
const OF_IMAGE_UPDATER = /\b(?:pull)?secret:(?:[a-z0-9.-]+\/)?([a-z0-9.-]+)/g;

/** A Secret that whole clusters pull with: https://docs.redhat.com/en/documentation/openshift_container_platform/ */
const GLOBAL = 'pull-secret';

const MAX_NAMES = 10_000;

/** Names of Secrets that something else than a pod or ServiceAccount uses. */
export class OtherUses {
  private readonly names = new Set<string>([GLOBAL]);
  private readonly files = new Set<string>();
  private readonly pulls = new Set<string>();

  /** Notes the Secrets that an object names. Returns whether some of them are named as pull secrets. */
  public note(object: unknown): boolean {
    let hasList = false;
    this.noteAnnotations(object);
    // A set is walked to its end, what is added on the way included; objects of callers can refer to themselves.
    const seen = new Set<unknown>(at(object, 'kind') === 'CustomResourceDefinition' ? [] : [object]);
    for (const value of seen) {
      const members = isPlainObject(value) ? Object.entries(value) : [];
      for (const [member, inner] of members) {
        const isList = LIST.test(member);
        const named = isList || ANY.test(member) ? namesIn(inner) : [];
        named.forEach(name => this.add(name));
        if (isList && /pull/i.test(member)) {
          named.filter(name => this.has(name)).forEach(name => this.pulls.add(detached(name)));
        }
        if (member === 'secretName') {
          named.filter(name => this.has(name)).forEach(name => this.files.add(detached(name)));
        }
        hasList ||= isList && named.length > 0;
      }
      const inner = Array.isArray(value) ? value : members.map(([, member]) => member);
      inner.filter(member => typeof member === 'object' && member !== null).forEach(member => seen.add(member));
    }
    return hasList;
  }

  /** Notes what annotations of an object name. */
  public noteAnnotations(object: unknown): void {
    for (const [key, value] of entriesAt(object, 'metadata', 'annotations')) {
      if (typeof value === 'string' && key.startsWith('argocd-image-updater.argoproj.io/')) {
        [...value.matchAll(OF_IMAGE_UPDATER)].forEach(([, name]) => this.add(name));
      }
    }
  }

  /** Whether a volume of something, such as a task of a build, is made of a Secret of a name. */
  public isFile(name: string): boolean {
    return this.files.has(name);
  }

  /** Whether something that is no pod, such as the values of a chart, names a Secret as a pull secret. */
  public isPulledWith(name: string): boolean {
    return this.pulls.has(name);
  }

  public has(name: string): boolean {
    return this.names.has(name);
  }

  private add(name: string): void {
    if (this.names.size < MAX_NAMES && name.length <= 253 && !isPlaceholderName(name)) {
      this.names.add(detached(name));
    }
  }
}

function namesIn(value: unknown): string[] {
  if (typeof value === 'string') {
    return value === '' ? [] : [value];
  }
  const single = textAt(value, 'name');
  return single !== undefined ? [single] : Array.isArray(value) ? [
    ...value.filter((entry): entry is string => typeof entry === 'string' && entry !== ''),
    ...objectsAt({ value }, 'value').map(entry => textAt(entry, 'name')).filter(name => name !== undefined),
  ] : [];
}
