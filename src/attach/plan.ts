import { ApiObject } from 'cdk8s';
import { IConstruct } from 'constructs';
import { Grant } from './grant';
import { nameServiceAccounts, planGrant } from './patterns';
import { chooseSecret, SourceAddition } from './sources';
import { Target } from './target';
import { Tree, WorkloadTarget } from './tree';
import { objectKey } from '../kubernetes/name';
import { valueAt } from '../kubernetes/pod-spec-path';
import { appendPullSecrets, pullSecretNames } from '../kubernetes/pull-secret-list';

/** What is written into an object: its whole list of pull secrets, for a pod the ServiceAccount it runs as, annotations, for a source its Secret. */
export interface Attachment {
  readonly target: Target;
  /** Where it goes: the root or metadata of a ServiceAccount, a pod spec, or the spec of a source. */
  readonly path: readonly string[];
  readonly imagePullSecrets?: unknown[];
  readonly serviceAccountName?: string;
  /** The one Secret of a source of Flux. */
  readonly secretName?: string;
  readonly annotations?: Readonly<Record<string, string>>;
  /** Reports what is wrong with it. */
  readonly owner: IConstruct;
}

/** A ServiceAccount that a dedicated pattern needs and the tree does not have. */
export interface WantedServiceAccount {
  readonly owner: IConstruct;
  readonly namespace?: string;
  readonly name: string;
}

/** What some grants add to one object. */
interface Addition {
  readonly names: Set<string>;
  readonly owner: IConstruct;
  serviceAccountName?: string;
}

/** What every grant of an app comes to, for the tree as it is now. */
export class Plan {
  /** ServiceAccounts to be made, by namespace and name. */
  public readonly wantedServiceAccounts = new Map<string, WantedServiceAccount>();

  private readonly errors = new Map<IConstruct, Set<string>>();
  private readonly pods = new Map<WorkloadTarget, Addition>();
  private readonly serviceAccounts = new Map<Target, Addition>();
  private readonly annotations = new Map<Target, { owner: IConstruct; values: Record<string, string> }>();
  private readonly externalAnnotations = new Map<string, Readonly<Record<string, string>>>();
  private readonly sources = new Map<Target, SourceAddition>();
  private readonly useless = new Map<Target, { owner: IConstruct; problem: () => string }>();
  private readonly external = new Map<string, Set<string>>();
  private readonly attachments = new Map<ApiObject, Attachment[]>();
  private users?: Map<string, WorkloadTarget[]>;

  constructor(public readonly tree: Tree, grants: readonly Grant[]) {
    // Which ServiceAccount a workload runs as has to be known before anything is granted to ServiceAccounts.
    // A name that somebody chose comes before one that follows from the workload.
    const isChosen = ({ serviceAccountName }: Grant) => serviceAccountName !== undefined;
    grants.filter(isChosen).forEach(grant => nameServiceAccounts(grant, this));
    grants.filter(grant => !isChosen(grant)).forEach(grant => nameServiceAccounts(grant, this));
    grants.forEach(grant => planGrant(grant, this));
    this.serviceAccounts.forEach(({ names, owner }, target) => this.attach({
      target, owner, path: target.root, imagePullSecrets: appendPullSecrets(target.ownPullSecrets([]), names),
    }));
    this.annotations.forEach(({ owner, values }, target) => this.attach({ target, owner, path: [...target.root, 'metadata'], annotations: values }));
    this.pods.forEach((addition, workload) => this.attachToPod(workload, addition));
    this.sources.forEach((addition, target) => this.attachToSource(target, addition));
    this.useless.forEach(({ owner, problem }, target) => this.sources.has(target) || this.addError(owner, problem()));
  }

  /** What is to be written into an object; nothing for most of them. */
  public attachmentsOf(object: ApiObject): readonly Attachment[] | undefined {
    return this.attachments.get(object);
  }

  /** Everything that is attached to objects with JSON patches, which come last and may undo it. */
  public get patchedAttachments(): Attachment[] {
    return [...this.attachments.values()].flat().filter(({ target }) => target.isPatched);
  }

  public addError(owner: IConstruct, message: string): void {
    this.errors.set(owner, (this.errors.get(owner) ?? new Set()).add(message));
  }

  /** Whether some grant comes to nothing; what follows from the plan then follows from a mistake. */
  public get hasErrors(): boolean {
    return this.errors.size > 0;
  }

  public errorsOf(owner: IConstruct): string[] {
    return [...this.errors.get(owner) ?? []];
  }

  public addToPod(grant: Grant, workload: WorkloadTarget, names: readonly string[]): void {
    names.forEach(name => additionTo(this.pods, workload, grant).names.add(name));
  }

  public addToServiceAccount(grant: Grant, target: Target, names: readonly string[]): void {
    names.forEach(name => additionTo(this.serviceAccounts, target, grant).names.add(name));
  }

  public addToSource(grant: Grant, target: Target, names: readonly string[]): void {
    names.forEach(name => additionTo(this.sources, target, grant).names.add(name));
  }

  /** Notes why a grant of a source comes to nothing, which is an error if no other grant gives it a Secret. */
  public noteUselessGrant({ owner }: Grant, target: Target, problem: () => string): void {
    this.useless.set(target, { owner, problem });
  }

  /** Gives a ServiceAccount the annotations of a grant. */
  public annotate(grant: Grant, target: Target): void {
    const values: Record<string, string> = this.annotations.get(target)?.values ?? {};
    for (const [name, value] of Object.entries(grant.annotations ?? {})) {
      const other = values[name] ?? valueAt(target.manifest, ['metadata', 'annotations', name]);
      if (other !== undefined && other !== value) {
        this.addError(grant.owner, `${target} has the annotation '${name}' with the value '${other}', and a grant needs '${value}': leave it out, or let the `
          + 'workloads run as a ServiceAccount of their own');
      }
      values[name] = value;
      this.annotations.set(target, { owner: grant.owner, values });
    }
  }

  /** Notes that a ServiceAccount outside the tree has the annotations of a grant, as its declaration as external promises. */
  public annotateExternal({ annotations }: Grant, namespace: string | undefined, name: string): void {
    const key = objectKey(namespace, name);
    this.externalAnnotations.set(key, { ...this.externalAnnotations.get(key), ...annotations });
  }

  /** The annotations that a ServiceAccount will have. */
  public annotationsOf(namespace: string | undefined, serviceAccountName: string): Readonly<Record<string, string>> {
    const [target] = this.tree.serviceAccounts.find(namespace, serviceAccountName);
    return target
      ? { ...valueAt(target.manifest, ['metadata', 'annotations']), ...this.annotations.get(target)?.values }
      : this.externalAnnotations.get(objectKey(namespace, serviceAccountName)) ?? {};
  }

  /** Notes that a ServiceAccount outside the tree carries what was granted, as its declaration as external promises. */
  public addToExternal(namespace: string | undefined, name: string, names: readonly string[]): void {
    const key = objectKey(namespace, name);
    const known = this.external.get(key) ?? new Set();
    names.forEach(secret => known.add(secret));
    this.external.set(key, known);
  }

  /** Lets a workload run as another ServiceAccount than before. */
  public setServiceAccount(grant: Grant, workload: WorkloadTarget, name: string): void {
    additionTo(this.pods, workload, grant).serviceAccountName ??= name;
  }

  /** The ServiceAccount that a grant gives a workload; undefined where none has. */
  public dedicatedNameOf(workload: WorkloadTarget): string | undefined {
    return this.pods.get(workload)?.serviceAccountName;
  }

  /** The ServiceAccount that a workload runs as, once everything is attached. */
  public serviceAccountNameOf(workload: WorkloadTarget): string {
    return this.pods.get(workload)?.serviceAccountName ?? workload.target.serviceAccountName(workload.podSpecPath) ?? 'default';
  }

  /** The workloads that run as a ServiceAccount. */
  public usersOf(namespace: string | undefined, serviceAccountName: string): readonly WorkloadTarget[] {
    this.users ??= groupBy(this.tree.workloads, workload => objectKey(workload.target.namespace, this.serviceAccountNameOf(workload)));
    return this.users.get(objectKey(namespace, serviceAccountName)) ?? [];
  }

  /** The names that a ServiceAccount will carry; undefined where it is neither in the app nor declared external. */
  public pullSecretsOf(namespace: string | undefined, serviceAccountName: string): readonly string[] | undefined {
    const [target] = this.tree.serviceAccounts.find(namespace, serviceAccountName);
    if (target) {
      return [...new Set([...pullSecretNames(target.ownPullSecrets([])), ...this.serviceAccounts.get(target)?.names ?? []])];
    }
    const external = this.external.get(objectKey(namespace, serviceAccountName));
    return external && [...external];
  }

  /**
   * A pod that lists pull secrets hides those of its ServiceAccount, for the API server injects them only into pods
   * without a list (https://kubernetes.io/docs/concepts/containers/images/#specifying-imagepullsecrets-on-a-pod).
   * So a list that this package adds to or makes carries both.
   */
  private attachToPod(workload: WorkloadTarget, { names, owner, serviceAccountName }: Addition): void {
    const { target, podSpecPath } = workload;
    const own = target.ownPullSecrets(podSpecPath);
    const inherited = this.pullSecretsOf(target.namespace, this.serviceAccountNameOf(workload)) ?? [];
    const imagePullSecrets = own.length + names.size > 0 ? appendPullSecrets(own, [...inherited, ...names]) : undefined;
    this.attach({ target, owner, path: [...target.root, ...podSpecPath], imagePullSecrets, serviceAccountName });
  }

  private attachToSource(target: Target, { names, owner }: SourceAddition): void {
    const chosen = chooseSecret(target, [...names]);
    if (typeof chosen === 'string') {
      this.attach({ target, owner, path: [...target.root, 'spec'], secretName: chosen });
    } else {
      this.addError(owner, chosen.problem);
    }
  }

  private attach(attachment: Attachment): void {
    const { object } = attachment.target;
    this.attachments.set(object, [...this.attachments.get(object) ?? [], attachment]);
  }
}

function additionTo<K>(additions: Map<K, Addition>, key: K, { owner }: Grant): Addition {
  const addition = additions.get(key) ?? { names: new Set<string>(), owner };
  additions.set(key, addition);
  return addition;
}

function groupBy<T>(values: readonly T[], keyOf: (value: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const value of values) {
    const key = keyOf(value);
    const group = groups.get(key);
    if (group) {
      group.push(value);
    } else {
      groups.set(key, [value]);
    }
  }
  return groups;
}
