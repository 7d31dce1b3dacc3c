import { ApiObject } from 'cdk8s';
import { IConstruct } from 'constructs';
import { Grant, secretNamesIn } from './grant';
import { planPattern } from './patterns';
import { Target } from './target';
import { Tree, Workload } from './tree';

/** What is merged into an object: references to pull secrets, and for a pod the ServiceAccount it runs as. */
export interface Attachment {
  /** Where the references go: the root of a ServiceAccount, or a pod spec. */
  readonly path: readonly string[];
  readonly pullSecrets: readonly string[];
  readonly serviceAccountName?: string;
}

/** A ServiceAccount that a dedicated pattern needs and the tree does not have. */
export interface WantedServiceAccount {
  readonly owner: IConstruct;
  readonly namespace?: string;
  readonly name: string;
}

/** A ServiceAccount that one workload alone may use. */
interface DedicatedServiceAccount {
  readonly grant: Grant;
  readonly namespace?: string;
  readonly name: string;
}

/** What every grant of an app comes to, for the tree as it is now. */
export class Plan {
  /** Messages by the construct that reports them. */
  public readonly errors = new Map<IConstruct, string[]>();
  public readonly wantedServiceAccounts: WantedServiceAccount[] = [];

  private readonly pods = new Map<Workload, { names: string[]; serviceAccountName?: string }>();
  private readonly serviceAccounts = new Map<Target, string[]>();
  private readonly external = new Map<string, string[]>();
  private readonly dedicated: DedicatedServiceAccount[] = [];
  private readonly attachments = new Map<ApiObject, Attachment[]>();

  constructor(public readonly tree: Tree, grants: readonly Grant[]) {
    grants.forEach(grant => planPattern(grant, this));
    this.dedicated.forEach(account => this.checkDedicated(account));
    this.serviceAccounts.forEach((names, target) => this.attach(target, { path: target.root, pullSecrets: names }));
    this.pods.forEach((_, workload) => this.attachToPod(workload));
  }

  /** What is to be merged into an object; nothing for most of them. */
  public attachmentsOf(object: ApiObject): readonly Attachment[] | undefined {
    return this.attachments.get(object);
  }

  /** The names that a grant gives in the namespace of a target; an error where its secrets are elsewhere. */
  public secretsFor(grant: Grant, target: Target): string[] {
    const names = secretNamesIn(grant, target.namespace);
    if (names.length === 0) {
      const namespaces = [...new Set(grant.secrets.map(secret => describeNamespace(secret.namespace)))].join(', ');
      this.addError(grant, `${target} is in ${describeNamespace(target.namespace)}, but its pull secret is in ${namespaces}, and a pod `
        + 'can use only the Secrets of its own namespace. Add the namespace of the workload to \'namespaces\', '
        + 'or set the namespace of its chart');
    }
    return names;
  }

  public addToPod(workload: Workload, names: readonly string[], serviceAccountName?: string): void {
    const planned = this.pods.get(workload) ?? { names: [] };
    planned.names.push(...names);
    planned.serviceAccountName ??= serviceAccountName;
    this.pods.set(workload, planned);
  }

  public addToServiceAccount(target: Target, names: readonly string[]): void {
    this.serviceAccounts.set(target, [...this.serviceAccounts.get(target) ?? [], ...names]);
  }

  public addError(grant: Grant, message: string): void {
    this.errors.set(grant.owner, [...this.errors.get(grant.owner) ?? [], message]);
  }

  /** Notes that a ServiceAccount outside the tree carries what was granted, as its declaration as external promises. */
  public addToExternal(namespace: string | undefined, name: string, names: readonly string[]): void {
    const key = `${namespace ?? ''}/${name}`;
    this.external.set(key, [...this.external.get(key) ?? [], ...names]);
  }

  /** What a ServiceAccount outside the tree is known to carry; undefined if nobody declared it. */
  public pullSecretsOfExternal(namespace: string | undefined, name: string): readonly string[] | undefined {
    return this.external.get(`${namespace ?? ''}/${name}`);
  }

  public requireDedicated(grant: Grant, namespace: string | undefined, name: string): void {
    this.dedicated.push({ grant, namespace, name });
  }

  /** A ServiceAccount that several workloads run as would give each of them what was granted to one. */
  private checkDedicated({ grant, namespace, name }: DedicatedServiceAccount): void {
    const users = this.tree.workloads.filter(workload =>
      workload.target.namespace === namespace && this.serviceAccountNameOf(workload) === name);
    if (users.length > 1) {
      this.addError(grant, `ServiceAccount '${name}' is not dedicated: ${users.map(user => user.target).join(' and ')} run as it. `
        + 'Let each workload name a ServiceAccount of its own or none, pass a \'serviceAccountName\' for one of them, '
        + 'or use AccessPattern.NAMESPACE');
    }
  }

  /** The ServiceAccount that a workload runs as, once everything is attached. */
  public serviceAccountNameOf(workload: Workload): string {
    return this.pods.get(workload)?.serviceAccountName ?? workload.target.serviceAccountName(workload.podSpecPath) ?? 'default';
  }

  /**
   * A pod that lists pull secrets hides those of its ServiceAccount, for the API server injects them only into pods
   * without a list (https://kubernetes.io/docs/concepts/containers/images/#specifying-imagepullsecrets-on-a-pod).
   * So a list that this package adds to or makes carries both.
   */
  private attachToPod(workload: Workload): void {
    const { target, podSpecPath } = workload;
    const planned = this.pods.get(workload)!;
    const hasList = planned.names.length > 0 || target.ownPullSecrets(podSpecPath).length > 0;
    const accounts = hasList ? this.tree.findServiceAccounts(target.namespace, this.serviceAccountNameOf(workload)) : [];
    const inherited = accounts.flatMap(account => this.pullSecretsOf(account));
    this.attach(target, {
      path: [...target.root, ...podSpecPath],
      pullSecrets: [...inherited, ...planned.names],
      serviceAccountName: planned.serviceAccountName,
    });
  }

  private pullSecretsOf(serviceAccount: Target): string[] {
    return [...serviceAccount.ownPullSecrets([]), ...this.serviceAccounts.get(serviceAccount) ?? []];
  }

  private attach(target: Target, attachment: Attachment): void {
    this.attachments.set(target.object, [...this.attachments.get(target.object) ?? [], attachment]);
  }
}

function describeNamespace(namespace: string | undefined): string {
  return namespace === undefined ? 'no namespace' : `namespace '${namespace}'`;
}
