import { DockerConfigJson, ImageReference, KeyringMatch } from '../image';
import { Added, Additions, NOTHING } from './additions';
import { DeclaredSecrets } from './declared-secrets';
import { ListKeyring } from './list-keyring';
import { NamedSecret, SecretPlace } from './named-secret';
import { readImage } from './read-image';
import { HeldSecret, SecretHolders } from './secret-holders';
import { memoized } from '../collection/memoized';
import { effectivePullSecrets, EffectivePullSecrets } from '../kubernetes/effective-pull-secrets';
import { objectKey } from '../kubernetes/name';
import { PodImage } from '../kubernetes/pod-images';
import { pullSecretNames } from '../kubernetes/pull-secret-list';

/** What a front end knows of Secrets. */
export interface PullKnowledge {
  /** The end of a sentence that begins with a Secret or ServiceAccount which is not known. */
  readonly words: { readonly missingSecret: string; readonly missingAccount: string };
  /** Whether what is missing does not exist, and is not only out of sight. */
  readonly isComplete: boolean;
  /** Secrets that are declared with what they cover, as they are not at hand or cannot be read. */
  readonly declared: DeclaredSecrets;
  /** The Secrets that are at hand; those that are declared by their namespace may be left out. */
  readonly places: Iterable<SecretPlace>;
  /** A Secret that is at hand, read. */
  read(namespace: string | undefined, name: string): NamedSecret | undefined;
  /** Whether a Secret that is declared is known to hold just that, so that it need not be read. */
  holdsWhatIsDeclared?(namespace: string | undefined, name: string): boolean;
  /** One that is not, and of which nothing is said. */
  unseen(namespace: string | undefined, name: string): NamedSecret;
  /** The namespaces with a Secret of a name that is at hand. */
  namespacesWith(name: string): readonly (string | undefined)[];
  /** What admission policies do with the pods of a namespace; nothing, if it does not say. */
  additions?(namespace: string | undefined): Additions;
}

/** Whose pull secrets a pod gets. */
export interface Puller {
  readonly namespace: string | undefined;
  readonly serviceAccountName: string;
  /** The entries of the pod's own list, whatever they are. */
  readonly own: readonly unknown[];
  /** The names that the ServiceAccount carries; undefined for one that is not known. */
  readonly inherited: readonly string[] | undefined;
  /** Whether the API server has admitted the pod, so that it gets nothing beside its own list. */
  readonly isAdmitted?: boolean;
  /** Whether the ServiceAccount got its list after the pod was created. */
  readonly isOlder?: boolean;
}

/** The pull secrets that reach a pod. */
export interface Pull
  extends
  Pick<Puller, 'namespace' | 'serviceAccountName' | 'isAdmitted' | 'isOlder'>,
  Omit<EffectivePullSecrets, 'names'> {
  /** All that it gets, those last that admission policies add. */
  readonly secrets: readonly NamedSecret[];
  /** The names that admission policies add. */
  readonly added: readonly string[];
  /** The names that they would add if an admitted pod were made again. */
  readonly late: readonly string[];
  /** The policies that may change the list further, in words: whether it has what is missed is not known. */
  readonly changedBy: readonly string[];
  readonly keyring: ListKeyring;
}

/** The result for an image with some pull secrets, as far as they are known. */
export type Verdict = 'covered' | 'uncovered' | 'no-pull-secret' | 'keyring-error' | 'invalid-image';

/** A credential that the kubelet tries for an image. */
export interface TriedCredential {
  readonly key: string;
  readonly username: string;
  readonly secret: NamedSecret;
}

/** Some pull secrets, and the keyring of all of them. */
interface PullList {
  readonly secrets: readonly NamedSecret[];
  readonly keyring: ListKeyring;
}

/**
 * Which credentials the kubelet tries for an image of a pod: its list is made up as the API server does it, and matched
 * as the kubelet does it (see `Keyring`). The same Secrets, lists and keyrings are made once, as a cluster has a
 * hundred thousand pods.
 */
export class Evaluator {
  private readonly secrets = new Map<string, NamedSecret>();
  private readonly lists = new Map<string, PullList>();
  private readonly keyrings = new Map<string, ListKeyring>();
  private readonly configIds = new Map<DockerConfigJson, number>();
  /** What the pods of a ServiceAccount have in common, by its list. */
  private readonly inherited = new WeakMap<readonly string[], Pull>();
  private allHolders?: SecretHolders;

  constructor(public readonly knowledge: PullKnowledge) {}

  /**
   * The pull secrets that reach a pod.
   *
   * @param images those by which admission policies add to its list; none for a pod that they are not for
   */
  public pull(puller: Puller, images: readonly Pick<PodImage, 'image'>[] = []): Pull {
    const { own, inherited, namespace, serviceAccountName, isAdmitted, isOlder } = puller;
    const additions = images.length === 0 ? undefined : this.knowledge.additions?.(namespace);
    const given = (additions ?? Additions.NONE).for(images);
    if (inherited === undefined || given !== NOTHING || own.length > 0 || isAdmitted || isOlder) {
      return this.makePull(puller, given);
    }
    let pull = this.inherited.get(inherited);
    if (pull?.namespace !== namespace || pull?.serviceAccountName !== serviceAccountName) {
      pull = this.makePull(puller, given);
      this.inherited.set(inherited, pull);
    }
    return pull;
  }

  private makePull(puller: Puller, given: Added): Pull {
    const { own, inherited, namespace, serviceAccountName, isAdmitted, isOlder } = puller;
    const { names, from, hidden } = isAdmitted ? admitted(own, inherited) : effectivePullSecrets(own, inherited);
    const more = given.names.filter(name => !names.includes(name));
    const [added, late, changedBy] = isAdmitted ? [[], more, []] : [more, [], given.unsure];
    const list = this.list(namespace, added.length > 0 ? [...names, ...added] : names, changedBy.length > 0);
    return { namespace, serviceAccountName, isAdmitted, isOlder, from, hidden, added, late, changedBy, ...list };
  }

  /**
   * The Secrets of some names, and the keyring of all of them.
   *
   * @param isOpen whether there may be others
   */
  public list(namespace: string | undefined, names: readonly string[], isOpen = false): PullList {
    const key = objectKey(namespace, JSON.stringify(names));
    return memoized(this.lists, isOpen ? `${key} …` : key, () => {
      const secrets = names.map(name => this.secret(namespace, name));
      return { secrets, keyring: this.keyring(secrets, isOpen) };
    });
  }

  /** A Secret as a pod of a namespace sees it; it is looked up once. */
  public secret(namespace: string | undefined, name: string): NamedSecret {
    return memoized(this.secrets, objectKey(namespace, name), () => this.lookUp(namespace, name));
  }

  /** The namespaces that have a Secret of a name, or are said to. */
  public namespacesWith(name: string): (string | undefined)[] {
    const { knowledge } = this;
    return [...new Set([...knowledge.namespacesWith(name), ...knowledge.declared.namespacesWith(name)])].sort();
  }

  /** The Secret of a namespace that has a credential for an image, whether a pod names it or not; or else another. */
  public holder(namespace: string | undefined, image: ImageReference): SecretPlace | undefined {
    const found = this.holders.find(namespace, image);
    const selected = found && found.namespace === namespace
      ? undefined
      : this.knowledge.declared.selectedIn(namespace)
        .find(name => this.list(namespace, [name]).keyring.matches(image).length > 0);
    return selected === undefined ? found : { namespace, name: selected };
  }

  /** Those of some images that a pod has a credential for only in the pull secrets which it does not get. */
  public imagesOfHidden({ namespace, hidden, keyring: own }: Pull, images: readonly string[]): string[] {
    const { keyring } = this.list(namespace, hidden);
    return images.filter(image => !own.covers(image) && keyring.covers(image));
  }

  /** The registry keys that there are credentials for, or that there are said to be. */
  public get keys(): string[] {
    return [...new Set([...this.holders.keys, ...this.knowledge.declared.keys])];
  }

  private lookUp(namespace: string | undefined, name: string): NamedSecret {
    const read = this.knowledge.read(namespace, name);
    return read?.state === 'known'
      ? read
      : this.knowledge.declared.find(namespace, name) ?? read ?? this.knowledge.unseen(namespace, name);
  }

  private get holders(): SecretHolders {
    this.allHolders ??= new SecretHolders(this.held());
    return this.allHolders;
  }

  private* held(): Iterable<HeldSecret> {
    const { places, declared } = this.knowledge;
    for (const { namespace, name } of [...places, ...declared.places]) {
      const said = declared.find(namespace, name);
      const config = said && this.knowledge.holdsWhatIsDeclared?.(namespace, name) ? said.config
        : this.lookUp(namespace, name).config;
      yield { namespace, name, config };
    }
  }

  private keyring(secrets: readonly NamedSecret[], isOpen: boolean): ListKeyring {
    const isPoisoned = secrets.some(({ problem }) => problem?.poisons);
    const isIncomplete = isOpen || secrets.some(
      ({ state }) => state === 'unknown' || (state === 'missing' && !this.knowledge.isComplete),
    );
    const key = [isPoisoned, isIncomplete, ...secrets.map(({ config }) => this.configId(config))].join(',');
    return memoized(
      this.keyrings,
      key,
      () =>
        new ListKeyring(secrets.map(({ config }) => config), isPoisoned, isIncomplete),
    );
  }

  private configId(config: DockerConfigJson): number {
    return memoized(this.configIds, config, () => this.configIds.size);
  }
}

/** The result for an image with some pull secrets. */
export function verdictOf(
  { keyring }: Pick<Pull, 'keyring'>, image: unknown, isInvalid = readImage(image).problem !== undefined,
  read?: ImageReference,
): Verdict {
  if (isInvalid) {
    return 'invalid-image';
  }
  if (keyring.isEmpty) {
    return 'no-pull-secret';
  }
  return keyring.isPoisoned ? 'keyring-error' : keyring.covers(image, read) ? 'covered' : 'uncovered';
}

/** The credentials that the kubelet tries for an image, in its order: none where one of the Secrets stops it. */
export function triedCredentials({ secrets, keyring }: Pull, image: ImageReference): TriedCredential[] {
  const matches: readonly KeyringMatch[] = keyring.isPoisoned ? [] : keyring.matches(image);
  return matches.map(({ key, username, configIndex }) => ({ key, username, secret: secrets[configIndex] }));
}

/** The list of a pod that exists is final: what its ServiceAccount carries was copied into it, or came too late. */
function admitted(own: readonly unknown[], inherited: readonly string[] = []): EffectivePullSecrets {
  const names = pullSecretNames(own);
  return { names, from: 'pod', hidden: inherited.filter(name => !names.includes(name)) };
}
