import { subjectOf } from '../../audit/facts/object-ref';
import { holdsPod } from '../../audit/facts/pod-spec';
import { RefreshJob, RefreshJobs } from '../../audit/facts/refresh-jobs';
import { isSecretMaker } from '../../audit/facts/secret-maker-kinds';
import { MadeSecret, SecretMakers } from '../../audit/facts/secret-makers';
import { apiGroup, isPlainObject, KubernetesObject, objectsIn } from '../../kubernetes/kubernetes-object';
import { objectKey } from '../../kubernetes/name';
import { Additions } from '../../pull/additions';
import { AdmissionPolicies, isOfAdmission } from '../../pull/admission-policies';
import { DeclaredSecretContent, DeclaredSecrets } from '../../pull/declared-secrets';
import { PullKnowledge } from '../../pull/evaluator';
import { NamedSecret, readNamedSecret, SecretMaker, SecretPlace, unseenSecret } from '../../pull/named-secret';

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
  private readonly makers = new SecretMakers();
  private readonly makerObjects = new Map<string, KubernetesObject>();
  /** The last event that warns of each. */
  private readonly warnings = new Map<string, KubernetesObject>();
  private readonly refreshers = new RefreshJobs();
  // What is at hand may be a part of the cluster, without the bindings.
  private readonly policies = new AdmissionPolicies(false);
  public readonly declared: DeclaredSecrets;

  /**
   * @param declared Secrets of which the user says what they cover, in the place of those that are not at hand
   */
  constructor(declared: readonly DeclaredSecretContent[] = []) {
    this.declared = DeclaredSecrets.ofConfiguration(declared);
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
    if (isOfAdmission(object.apiVersion, object.kind)) {
      this.policies.note(object);
    }
    if (kind === SCRIPTS) {
      this.refreshers.addScripts(object);
    } else if (isSecretMaker(object.apiVersion, object.kind)) {
      this.makers.addMaker(object, ORIGIN);
      this.makerObjects.set(makerKey(subjectOf(object, ORIGIN)), object);
    } else if (isWarning(object)) {
      this.addWarning(object);
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

  /** What makes a Secret that is not made by a manifest. */
  public madeBy(namespace: string, name: string): MadeSecret | undefined {
    return this.makers.find(namespace, name);
  }

  /** An object that makes Secrets. */
  public makerObject(maker: SecretMaker): KubernetesObject | undefined {
    return this.makerObjects.get(makerKey(maker));
  }

  /** The last event that warns of such an object. */
  public lastWarning(maker: SecretMaker): KubernetesObject | undefined {
    return this.warnings.get(makerKey(maker));
  }

  public get places(): SecretPlace[] {
    return this.secretObjects.map(nameOf);
  }

  public read(namespace: string, name: string): NamedSecret | undefined {
    const object = this.secretObject(namespace, name);
    return object && readNamedSecret(name, object);
  }

  public unseen(namespace: string, name: string): NamedSecret {
    const maker = this.madeBy(namespace, name)?.maker;
    // Where no Secret of a namespace is at hand, none can be said to be missing.
    const isMissing = !maker
      && ([...this.namespacesWith(name), ...this.declared.namespacesWith(name)].length > 0
        || this.places.some(other => other.namespace === namespace));
    return unseenSecret(name, isMissing ? 'missing' : 'unknown', maker);
  }

  public namespacesWith(name: string): readonly (string | undefined)[] {
    return this.places.filter(place => place.name === name).map(({ namespace }) => namespace);
  }

  public additions(namespace: string): Additions {
    return this.policies.in(namespace);
  }

  private addWarning(event: KubernetesObject): void {
    const { kind, namespace = '', name } = aboutOf(event);
    const key = makerKey({ kind, namespace, name });
    const known = this.warnings.get(key);
    if (!known || timeOf(event) >= timeOf(known)) {
      this.warnings.set(key, event);
    }
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
    || isOfAdmission(object.apiVersion, object.kind)
    || isWarning(object)
    || makesPods(object)
  );
}

/** Whether it is an event that warns of an object that makes Secrets. */
function isWarning(object: KubernetesObject): boolean {
  const { apiVersion, kind } = object.kind === 'Event' && object.type === 'Warning' ? aboutOf(object) : {};
  return isSecretMaker(apiVersion, kind);
}

function aboutOf({ involvedObject, regarding }: KubernetesObject): Record<string, any> {
  return [involvedObject, regarding].find(isPlainObject) ?? {};
}

function timeOf({ lastTimestamp, eventTime, metadata }: KubernetesObject): string {
  return String(lastTimestamp ?? eventTime ?? metadata?.creationTimestamp ?? '');
}

function makerKey({ kind, namespace, name }: any): string {
  return `${kind}/${namespace}/${name}`;
}

function makesPods({ apiVersion, kind }: KubernetesObject): boolean {
  return holdsPod(apiVersion, kind);
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
