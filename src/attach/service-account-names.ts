import { IConstruct } from 'constructs';
import { Grant } from './grant';
import { Target } from './target';
import { Tree, WorkloadTarget } from './tree';
import { groupBy } from '../collection/group-by';
import { MAX_OBJECT_NAME, objectKey } from '../kubernetes/name';
import { serviceAccountPath } from '../kubernetes/pod-place';

/** A ServiceAccount that a dedicated pattern needs and the tree does not have. */
export interface WantedServiceAccount {
  readonly owner: IConstruct;
  readonly namespace?: string;
  readonly name: string;
}

/** A mistake, and who reports it. */
export interface NameProblem {
  readonly owner: IConstruct;
  readonly message: string;
}

/** The ServiceAccount that a grant gives a workload. */
interface GivenName {
  readonly name: string;
  readonly owner: IConstruct;
}

/** Settles which ServiceAccount workloads run as: a dedicated pattern gives one to those that name none. */
export function nameServiceAccounts(tree: Tree, grants: readonly Grant[]): ServiceAccountNames {
  const given = new Map<WorkloadTarget, GivenName>();
  const problems: NameProblem[] = [];
  for (const grant of byPrecedence(grants.filter(({ pattern }) => pattern?._makesServiceAccounts))) {
    const granted = tree.grantedBy(grant).workloads;
    const unused = uselessName(granted, grant);
    problems.push(...unused === undefined ? [] : [{ owner: grant.owner, message: unused }]);
    for (const workload of granted.filter(namesNone)) {
      const known = given.get(workload)?.name;
      const name = grant.serviceAccountName ?? known ?? dedicatedName(workload);
      const message = known === undefined
        ? problemOfName(workload.target, name, grant) : conflict(workload.target, name, known);
      problems.push(...message === undefined ? [] : [{ owner: grant.owner, message }]);
      given.set(workload, given.get(workload) ?? { name, owner: grant.owner });
    }
  }
  return new ServiceAccountNames(tree, given, problems);
}

/** A name that somebody chose comes before one that follows from the workload. */
function byPrecedence(grants: readonly Grant[]): Grant[] {
  const isChosen = ({ serviceAccountName }: Grant) => serviceAccountName !== undefined;
  return [...grants.filter(isChosen), ...grants.filter(grant => !isChosen(grant))];
}

/** Whether it can be given a ServiceAccount: it names none, and its operator makes none. */
function namesNone({ target, place }: WorkloadTarget): boolean {
  return target.serviceAccountName(place) === undefined && serviceAccountPath(place) !== undefined;
}

function dedicatedName({ target }: WorkloadTarget): string {
  return `${target.name}-pull`;
}

function problemOfName(target: Target, name: string, { serviceAccountName }: Grant): string | undefined {
  return serviceAccountName === undefined && (target.name === '' || name.length > MAX_OBJECT_NAME)
    ? `${target} cannot give its name to a ServiceAccount ('${name}'): pass a 'serviceAccountName'` : undefined;
}

/** Every workload runs as a ServiceAccount that it names itself. */
function uselessName(granted: readonly WorkloadTarget[], { serviceAccountName }: Grant): string | undefined {
  const own = granted.map(({ target, place }) => target.serviceAccountName(place));
  return serviceAccountName === undefined || own.some(name => name === undefined || name === serviceAccountName)
    || own.length === 0 ? undefined
    : `'serviceAccountName' ('${serviceAccountName}') has no effect, as ${granted[0].target} names ServiceAccount `
      + `'${own[0]}' itself: leave it out here, or there`;
}

function conflict(target: Target, name: string, known: string): string | undefined {
  return name === known ? undefined
    : `${target} is granted with the 'serviceAccountName' '${name}', and with '${known}' by another grant: a pod runs `
      + 'as one ServiceAccount. Give both the same, or only one of them';
}

/** Which ServiceAccount each workload runs as, once everything is attached. */
export class ServiceAccountNames {
  /** Those that have to be made, by namespace and name. */
  private readonly wantedByName = new Map<string, WantedServiceAccount>();
  private users?: Map<string, WorkloadTarget[]>;

  constructor(
    private readonly tree: Tree,
    /** Those that grants give to workloads that name none. */
    public readonly given: ReadonlyMap<WorkloadTarget, GivenName>,
    public readonly problems: readonly NameProblem[],
  ) {
    for (const [{ target: { namespace } }, { name, owner }] of given) {
      const key = objectKey(namespace, name);
      if (!this.wantedByName.has(key) && tree.serviceAccounts.find(namespace, name).length === 0) {
        this.wantedByName.set(key, { owner, namespace, name });
      }
    }
  }

  /** Those that the tree does not have. */
  public get wanted(): WantedServiceAccount[] {
    return [...this.wantedByName.values()];
  }

  public isWanted(namespace: string | undefined, name: string): boolean {
    return this.wantedByName.has(objectKey(namespace, name));
  }

  /** The ServiceAccount that a workload runs as. */
  public nameFor(workload: WorkloadTarget): string {
    return this.given.get(workload)?.name ?? workload.target.serviceAccountName(workload.place) ?? 'default';
  }

  /** Whether others than the pods of one object run as a ServiceAccount. */
  public isShared(namespace: string | undefined, name: string): boolean {
    return name === 'default' || this.usersOf(namespace, name).length > 1;
  }

  /** The objects whose pods run as a ServiceAccount. */
  public usersOf(namespace: string | undefined, name: string): readonly Target[] {
    this.users ??= groupBy(this.tree.workloads, workload =>
      objectKey(workload.target.namespace, this.nameFor(workload)));
    return [...new Set(this.users.get(objectKey(namespace, name))?.map(({ target }) => target))];
  }
}
