import { readImage } from './images';
import { NotedFacts } from './noted-facts';
import { PodLists } from './pod-parts';
import { PodRecord } from './pods';
import { MadeSecret } from './secret-makers';
import { SecretRecord } from './secrets';
import { DockerConfigJson, Keyring } from '../../image';
import { effectivePullSecrets } from '../../kubernetes/effective-pull-secrets';
import { objectKey } from '../../kubernetes/name';
import { NO_CREDENTIALS } from '../../kubernetes/pull-secret';

/** A Secret that a pod or ServiceAccount names as pull secret. */
export interface ListedSecret {
  readonly name: string;
  /** `unknown`: it is or will be there, and what it holds cannot be seen. */
  readonly state: 'known' | 'unknown' | 'missing';
  /** What the kubelet finds in it. */
  readonly config: DockerConfigJson;
  readonly record?: SecretRecord;
  readonly made?: MadeSecret;
}

/** The pull secrets that reach a pod. */
export interface PodPulls {
  readonly secrets: readonly ListedSecret[];
  readonly from: 'pod' | 'service-account' | 'unknown-service-account';
  /** What the ServiceAccount carries and the pod's own list hides. */
  readonly hidden: readonly string[];
  readonly ring: Ring;
}

/** What becomes of an image with some pull secrets, as far as they are known. */
export type Verdict = 'covered' | 'uncovered' | 'no-pull-secret' | 'keyring-error' | 'invalid-image';

/** The keyring that the kubelet makes of some pull secrets. */
export class Ring {
  private readonly known = new Map<string, boolean>();
  private keyring?: Keyring;

  constructor(
    private readonly configs: readonly DockerConfigJson[],
    /** Whether one of the Secrets does not decode, so that the kubelet pulls nothing. */
    public readonly isPoisoned: boolean,
    /** Whether there are no pull secrets at all. */
    public readonly isEmpty: boolean,
    /** Whether some of them are not known, so that they may have what is missed. */
    public readonly isIncomplete: boolean,
  ) {}

  /** Whether there is a credential for an image, were all of the Secrets in order. */
  public covers(image: unknown): boolean {
    if (this.isEmpty || typeof image !== 'string') {
      return false;
    }
    let covers = this.known.get(image);
    if (covers === undefined) {
      const { reference } = readImage(image);
      this.keyring ??= Keyring.of([...this.configs]);
      covers = reference !== undefined && this.keyring._lookup(reference).length > 0;
      this.known.set(image, covers);
    }
    return covers;
  }
}

/** Which pull secrets reach which pods: the same lists, Secrets and keyrings are made once. */
export class Pulls {
  private readonly pods = new Map<string, Map<PodLists, PodPulls[]>>();
  private readonly listed = new Map<string, ListedSecret>();
  private readonly lists = new Map<string, { readonly secrets: readonly ListedSecret[]; readonly ring: Ring }>();
  private readonly rings = new Map<string, Ring>();
  private readonly configIds = new Map<DockerConfigJson, number>();
  private readonly declared = new Map<string, DockerConfigJson>();

  constructor(private readonly facts: NotedFacts) {
    for (const { namespace, secretName, covers } of facts.settings.pullSecrets) {
      const entries = covers.map(({ configKey }) => ({ key: configKey, username: 'declared', password: '' }));
      this.declared.set(objectKey(namespace, secretName), DockerConfigJson.of(entries));
    }
  }

  /** The pull secrets that reach a pod. */
  public of({ subject: { namespace }, lists, isAdmitted }: PodRecord): PodPulls {
    const inNamespace = this.pods.get(namespace) ?? new Map<PodLists, PodPulls[]>();
    this.pods.set(namespace, inNamespace);
    const known = inNamespace.get(lists) ?? [];
    inNamespace.set(lists, known);
    known[Number(isAdmitted)] ??= this.make(namespace, lists, isAdmitted);
    return known[Number(isAdmitted)];
  }

  private make(namespace: string, lists: PodLists, isAdmitted: boolean): PodPulls {
    const account = this.facts.serviceAccounts.find(namespace, lists.serviceAccountName);
    // The length counts, whatever the entries are.
    const own = Array.from({ length: lists.ownLength }, (_, index) => ({ name: lists.own[index] }));
    const { names, from, hidden } = effectivePullSecrets(own, account?.pullSecrets);
    // What an admitted pod carries was copied from its ServiceAccount, if it is the same.
    const isCopied = isAdmitted && account !== undefined && account.pullSecrets.join() === names.join();
    return { ...this.list(namespace, names), from: isCopied ? 'service-account' : from, hidden };
  }

  /** The Secrets of some names, and the keyring of all of them. */
  public list(namespace: string, names: readonly string[]): { readonly secrets: readonly ListedSecret[]; readonly ring: Ring } {
    const key = objectKey(namespace, names.join(','));
    let list = this.lists.get(key);
    if (!list) {
      const secrets = names.map(name => this.find(namespace, name));
      list = { secrets, ring: this.ring(secrets) };
      this.lists.set(key, list);
    }
    return list;
  }

  /** The Secret of a name, as a pod of a namespace sees it. */
  public find(namespace: string, name: string): ListedSecret {
    const key = objectKey(namespace, name);
    let secret = this.listed.get(key);
    if (!secret) {
      secret = this.lookUp(namespace, name);
      this.listed.set(key, secret);
    }
    return secret;
  }

  private lookUp(namespace: string, name: string): ListedSecret {
    const record = this.facts.secrets.find(namespace, name);
    if (record) {
      return { name, record, state: record.content?.isUnknown ? 'unknown' : 'known', config: record.content?.config ?? NO_CREDENTIALS };
    }
    const declared = this.declared.get(objectKey(namespace, name)) ?? this.declared.get(objectKey(undefined, name));
    if (declared) {
      return { name, state: 'known', config: declared };
    }
    const made = this.facts.makers.find(namespace, name);
    // In a live cluster, what has been made is there.
    return { name, state: made && !this.facts.settings.cluster ? 'unknown' : 'missing', config: NO_CREDENTIALS, ...(made ? { made } : {}) };
  }

  private ring(secrets: readonly ListedSecret[]): Ring {
    const isPoisoned = secrets.some(({ record }) => record?.content?.problem?.poisons);
    const isIncomplete = secrets.some(({ state }) => state === 'unknown' || (state === 'missing' && !this.facts.settings.cluster));
    const key = [isPoisoned, isIncomplete, ...secrets.map(({ config }) => this.configId(config))].join(',');
    let ring = this.rings.get(key);
    if (!ring) {
      ring = new Ring(secrets.map(({ config }) => config), isPoisoned, secrets.length === 0, isIncomplete);
      this.rings.set(key, ring);
    }
    return ring;
  }

  private configId(config: DockerConfigJson): number {
    const id = this.configIds.get(config) ?? this.configIds.size;
    this.configIds.set(config, id);
    return id;
  }
}

/** What becomes of an image of a pod with its pull secrets. */
export function verdictOf(facts: NotedFacts, ring: Ring, image: unknown): Verdict {
  if (facts.images.traits(image).problem) {
    return 'invalid-image';
  }
  if (ring.isEmpty) {
    return 'no-pull-secret';
  }
  return ring.isPoisoned ? 'keyring-error' : ring.covers(image) ? 'covered' : 'uncovered';
}
