import { Subject } from '../../audit/facts/object-ref';
import { RefreshJob, RefreshJobs } from '../../audit/facts/refresh-jobs';
import { isSecretMaker, SecretMakers } from '../../audit/facts/secret-makers';
import { apiGroup, isPlainObject, KubernetesObject, objectsIn } from '../../kubernetes/kubernetes-object';
import { objectKey } from '../../kubernetes/name';
import { podSpecPath } from '../../kubernetes/pod-spec-path';
import { PullSecretReading, readPullSecret } from '../../kubernetes/pull-secret';

/** A Secret, and what the kubelet finds in it. */
export interface KnownSecret {
  readonly object: KubernetesObject;
  readonly namespace: string;
  readonly name: string;
  readonly content: PullSecretReading;
}

const SECRETS = new Set(['/Secret', '/ServiceAccount']);
/** The scripts of refresh jobs may stand in them. */
const SCRIPTS = '/ConfigMap';
/** Where an object was read does not matter here. */
const ORIGIN = {};

/** The objects of a cluster that say something about pulls, by kind, namespace and name. */
export class ClusterObjects {
  private readonly byKind = new Map<string, Map<string, KubernetesObject>>();
  private readonly secrets = new Map<string, KnownSecret>();
  private readonly makers = new SecretMakers();
  private readonly refreshers = new RefreshJobs();

  /** Notes an object, or those of a list. What is of no use here is passed over. */
  public add(object: unknown): void {
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
      this.makers.add(object, ORIGIN);
    } else if (isOfUse(object)) {
      if (makesPods(object)) {
        this.refreshers.add(object, ORIGIN);
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

  /** What makes a Secret, where no manifest does. */
  public makerOf(namespace: string, name: string): Subject | undefined {
    return this.makers.find(namespace, name)?.maker;
  }

  public get jobs(): KubernetesObject[] {
    return [...this.byKind.get('batch/Job')?.values() ?? []];
  }

  /** A Secret; it is looked into once. */
  public secret(namespace: string, name: string): KnownSecret | undefined {
    const object = this.find('/Secret', namespace, name);
    return object && this.known(object);
  }

  /** Every Secret that has a credential for something. */
  public get pullSecrets(): KnownSecret[] {
    return [...this.byKind.get('/Secret')?.values() ?? []].map(object => this.known(object)).filter(({ content }) => content.config.keys.length > 0);
  }

  /** The Secrets of a name, in every namespace. */
  public secretsNamed(name: string): KnownSecret[] {
    return [...this.byKind.get('/Secret')?.values() ?? []].filter(object => nameOf(object).name === name).map(object => this.known(object));
  }

  /** Whether the Secrets of a namespace are at hand: where none is, none can be said to be missing. */
  public knowsSecretsOf(namespace: string): boolean {
    return [...this.byKind.get('/Secret')?.values() ?? []].some(object => nameOf(object).namespace === namespace);
  }

  private find(kind: string, namespace: string, name: string): KubernetesObject | undefined {
    return this.byKind.get(kind)?.get(objectKey(namespace, name));
  }

  private known(object: KubernetesObject): KnownSecret {
    const { namespace, name } = nameOf(object);
    const id = objectKey(namespace, name);
    const known = this.secrets.get(id) ?? { object, namespace, name, content: readPullSecret(object) };
    this.secrets.set(id, known);
    return known;
  }
}

/** Whether an object says something about pulls. */
export function isOfUse(object: KubernetesObject): boolean {
  return SECRETS.has(kindOf(object)) || kindOf(object) === SCRIPTS || isSecretMaker(object.apiVersion, object.kind) || makesPods(object);
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
  return { namespace: typeof namespace === 'string' && namespace !== '' ? namespace : 'default', name: typeof name === 'string' ? name : '' };
}
