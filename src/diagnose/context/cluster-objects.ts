import { RefreshJob, RefreshJobs } from '../../audit/facts/refresh-jobs';
import { isSecretMaker, SecretMakers } from '../../audit/facts/secret-makers';
import { ImageReference, Keyring } from '../../image';
import { apiGroup, isPlainObject, KubernetesObject, objectsIn } from '../../kubernetes/kubernetes-object';
import { objectKey } from '../../kubernetes/name';
import { podSpecPath } from '../../kubernetes/pod-spec-path';
import { DeclaredSecretContent, DeclaredSecrets } from '../../pull/declared-secrets';
import { PullKnowledge, SecretPlace } from '../../pull/evaluator';
import { NamedSecret, readNamedSecret, unseenSecret } from '../../pull/named-secret';

const SECRETS = new Set(['/Secret', '/ServiceAccount']);
/** The scripts of refresh jobs may stand in them. */
const SCRIPTS = '/ConfigMap';
/** Where an object was read does not matter here. */
const ORIGIN = {};

/** The objects of a cluster that say something about pulls, by kind, namespace and name. */
export class ClusterObjects implements PullKnowledge {
  public readonly words = { missingSecret: 'does not exist', missingAccount: 'is not among the objects' };
  public readonly isComplete = true;
  private readonly byKind = new Map<string, Map<string, KubernetesObject>>();
  private keyring?: Keyring;
  private readonly makers = new SecretMakers();
  private readonly refreshers = new RefreshJobs();
  private readonly declared: DeclaredSecrets;

  /**
   * @param declared Secrets of which the user says what they cover, in the place of those that are not at hand
   */
  constructor(declared: readonly DeclaredSecretContent[] = []) {
    this.declared = new DeclaredSecrets(declared);
  }

  /** Notes an object, or those of a list. What is of no use here is ignored. */
  public addObjects(object: unknown): void {
    for (const value of objectsIn(object)) {
      if (isPlainObject(value)) {
        this.addOne(value);
      }
    }
  }

  private addOne(object: KubernetesObject): void {
    const kind = kindOf(object);
    const { namespace, name } = nameOf(object);
    if (name === '') {
      return;
    }
    if (kind === SCRIPTS) {
      this.refreshers.addScripts(object);
    } else if (isSecretMaker(object.apiVersion, object.kind)) {
      this.makers.addMaker(object, ORIGIN);
    } else if (isOfUse(object)) {
      if (makesPods(object)) {
        this.refreshers.addWorkload(object, ORIGIN);
      }
      const known = this.byKind.get(kind) ?? new Map<string, KubernetesObject>();
      this.byKind.set(kind, known.set(objectKey(namespace, name), object));
    }
  }

  public pod(namespace: string, name: string): KubernetesObject | undefined {
    return this.find('/Pod', namespace, name);
  }

  public serviceAccount(namespace: string, name: string): KubernetesObject | undefined {
    return this.find('/ServiceAccount', namespace, name);
  }

  /** Every object that makes pods, and pods themselves. */
  public get workloads(): KubernetesObject[] {
    return [...this.byKind.values()].flatMap(objects => [...objects.values()]).filter(makesPods);
  }

  public cronJob(namespace: string, name: string): KubernetesObject | undefined {
    return this.find('batch/CronJob', namespace, name);
  }

  /** The jobs that write Secrets, or seem to. */
  public get secretWriters(): RefreshJob[] {
    return this.refreshers.writers;
  }

  public get jobs(): KubernetesObject[] {
    return [...this.byKind.get('batch/Job')?.values() ?? []];
  }

  /** A Secret as an object, with what it says of itself. */
  public secretObject(namespace: string, name: string): KubernetesObject | undefined {
    return this.find('/Secret', namespace, name);
  }

  public secret(namespace: string, name: string): NamedSecret {
    const object = this.secretObject(namespace, name);
    const read = object && readNamedSecret(name, object);
    const known = read?.state === 'known' ? read : this.declared.find(namespace, name) ?? read;
    if (known) {
      return known;
    }
    const maker = this.makers.find(namespace, name)?.maker;
    // Where no Secret of a namespace is at hand, none can be said to be missing.
    const isMissing =
      !maker
      && (this.namespacesWith(name).length > 0
        || this.secretObjects.some(other => nameOf(other).namespace === namespace));
    return unseenSecret(name, isMissing ? 'missing' : 'unknown', maker);
  }

  public namespacesWith(name: string): string[] {
    const there = this.secretObjects
      .map(nameOf)
      .filter(secret => secret.name === name)
      .map(({ namespace }) => namespace);
    return [...new Set([...there, ...this.declared.namespacesWith(name)])].sort();
  }

  public holderIn(namespace: string, image: ImageReference): string | undefined {
    return this.holders(image).find(holder => holder.namespace === namespace)?.name;
  }

  public holderElsewhere(namespace: string, image: ImageReference): SecretPlace | undefined {
    return this.holders(image).find(holder => holder.namespace !== namespace);
  }

  private holders(image: ImageReference): SecretPlace[] {
    this.keyring ??= Keyring.of(this.secretObjects.map(object => readNamedSecret('', object).config));
    return this.keyring._lookup(image).map(({ configIndex }) => nameOf(this.secretObjects[configIndex]));
  }

  private get secretObjects(): KubernetesObject[] {
    return [...this.byKind.get('/Secret')?.values() ?? []];
  }

  private find(kind: string, namespace: string, name: string): KubernetesObject | undefined {
    return this.byKind.get(kind)?.get(objectKey(namespace, name));
  }
}

/** Whether an object says something about pulls. */
export function isOfUse(object: KubernetesObject): boolean {
  return (
    SECRETS.has(kindOf(object))
    || kindOf(object) === SCRIPTS
    || isSecretMaker(object.apiVersion, object.kind)
    || makesPods(object)
  );
}

function makesPods({ apiVersion, kind }: KubernetesObject): boolean {
  return podSpecPath(apiVersion, kind) !== undefined;
}

function kindOf({ apiVersion, kind }: KubernetesObject): string {
  return `${apiGroup(apiVersion)}/${kind}`;
}

/** Namespace and name of an object; `default` is the namespace of one that names none. */
export function nameOf(object: KubernetesObject): { readonly namespace: string; readonly name: string } {
  const metadata: Record<string, unknown> = isPlainObject(object.metadata) ? object.metadata : {};
  const { namespace, name } = metadata;
  return {
    namespace: typeof namespace === 'string' && namespace !== '' ? namespace : 'default',
    name: typeof name === 'string' ? name : '',
  };
}
