import { apiGroup, isList, isPlainObject, KubernetesObject } from '../../kubernetes/kubernetes-object';
import { objectKey } from '../../kubernetes/name';
import { PullSecretContent, readPullSecret } from '../../kubernetes/pull-secret';

/** A Secret, and what the kubelet finds in it. */
export interface KnownSecret {
  readonly object: KubernetesObject;
  readonly namespace: string;
  readonly name: string;
  readonly content: PullSecretContent;
}

const KINDS = new Set(['/Pod', '/Secret', '/ServiceAccount', 'batch/CronJob', 'batch/Job']);

/** The objects of a cluster that say something about pulls, by kind, namespace and name. */
export class ClusterObjects {
  private readonly byKind = new Map<string, Map<string, KubernetesObject>>();
  private readonly secrets = new Map<string, KnownSecret>();

  /** Notes an object, or those of a list. What is of no use here is passed over. */
  public add(object: unknown): void {
    if (!isPlainObject(object)) {
      return;
    }
    if (isList(object)) {
      object.items.forEach((item: unknown) => this.add(item));
      return;
    }
    const kind = `${apiGroup(object.apiVersion)}/${object.kind}`;
    const { namespace, name } = nameOf(object);
    if (KINDS.has(kind) && name !== '') {
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

  public get cronJobs(): KubernetesObject[] {
    return [...this.byKind.get('batch/CronJob')?.values() ?? []];
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

/** Namespace and name of an object; `default` is the namespace of one that names none. */
export function nameOf(object: KubernetesObject): { readonly namespace: string; readonly name: string } {
  const metadata: Record<string, unknown> = isPlainObject(object.metadata) ? object.metadata : {};
  const { namespace, name } = metadata;
  return { namespace: typeof namespace === 'string' && namespace !== '' ? namespace : 'default', name: typeof name === 'string' ? name : '' };
}
