import { KubernetesObject } from '../../kubernetes/kubernetes-object';
import { labelsOf, selects } from '../../kubernetes/label-selector';
import { objectKey } from '../../kubernetes/name';
import { AuditOrigin } from '../audit-report';
import { BUILT_IN_ROLES, MARKED_BY_KUBERNETES } from './built-in-roles';
import { at, objectsAt, textAt } from './members';
import { Subject, subjectOf } from './object-ref';
import { Permission, permissionsOf } from './permission';
import { bindingSubject, BindingSubject, isEverybody } from './rbac-subject';
import { memoized } from '../../collection/memoized';

/** A role, as far as it is about Secrets, ServiceAccount tokens and ServiceAccounts. */
interface RoleRecord {
  readonly permissions: readonly Permission[];
  readonly labels: ReadonlyMap<string, string>;
  /** The label selectors of an aggregated ClusterRole. */
  readonly selectors: readonly unknown[];
}

const NOTHING: RoleRecord = { permissions: [], labels: new Map(), selectors: [] };

/** Roles with one name, as files beside each other have them. */
interface RoleVariants {
  /** A binding is meant for the role of its own file. */
  readonly byFile: Map<string | undefined, RoleRecord>;
  /** That of any other binding: the last with permissions that matter. */
  last?: RoleRecord;
}

/** The label that charts give to what they make: https://helm.sh/docs/chart_best_practices/labels/ */
const OF_CHART = 'helm.sh/chart';

/** Whether an object stands in a file as it is: in a pipe, and in the templates of a chart, it was rendered just now. */
function isKept({ file = '-' }: AuditOrigin): boolean {
  return file !== '-' && !/(?:^|\/)templates\//.test(file);
}

/** A binding, and what it allows. */
export interface BindingRecord {
  readonly subject: Subject;
  /** The kind and name of its role. */
  readonly role: { readonly kind: string; readonly name: string };
  readonly who: readonly BindingSubject[];
  /** Whether it is what somebody's chart was rendered to, and kept as a file. */
  readonly isVendored: boolean;
}

/** The RBAC of an audit: https://kubernetes.io/docs/reference/access-authn-authz/rbac/. */
export class Rbac {
  public readonly bindings: BindingRecord[] = [];
  private readonly roles = new Map<string, RoleVariants>();
  /** ClusterRoles that others can be made of: those with labels and with permissions that matter. */
  private readonly parts: RoleRecord[] = [];
  private byAccount?: ReadonlyMap<string, readonly BindingRecord[]>;
  private readonly resolved = new Map<string, readonly Permission[]>();

  public addRole(object: KubernetesObject, origin: AuditOrigin): boolean {
    const { namespace, name } = subjectOf(object, origin);
    const selectors = objectsAt(object, 'aggregationRule', 'clusterRoleSelectors');
    const permissions = permissionsOf(objectsAt(object, 'rules'));
    const isCluster = object.kind === 'ClusterRole';
    const record = {
      permissions,
      labels: isCluster ? labelsOf(object.metadata) : new Map(),
      selectors: isCluster ? selectors : [],
    };
    const isOfInterest = permissions.length > 0 || record.selectors.length > 0;
    const variants = memoized<string, RoleVariants>(this.roles, objectKey(namespace, name), () =>
      ({ byFile: new Map() }));
    variants.byFile.set(origin.file, isOfInterest ? record : NOTHING);
    if (isOfInterest) {
      variants.last = record;
      if (record.labels.size > 0) {
        this.parts.push(record);
      }
    }
    this.resolved.clear();
    return at(object, 'rules') === undefined || at(object, 'rules') === null || Array.isArray(at(object, 'rules'));
  }

  public addBinding(object: KubernetesObject, origin: AuditOrigin): boolean {
    const kind = textAt(object, 'roleRef', 'kind');
    const name = textAt(object, 'roleRef', 'name');
    if (kind === undefined || name === undefined) {
      return false;
    }
    if (labelsOf(object.metadata).get(MARKED_BY_KUBERNETES.key) !== MARKED_BY_KUBERNETES.value) {
      const subject = subjectOf(object, origin);
      const who = objectsAt(object, 'subjects').map(entry => bindingSubject(entry, subject.namespace));
      this.byAccount = undefined;
      this.bindings.push({
        subject,
        role: { kind, name },
        who: who.filter(entry => entry !== undefined),
        isVendored: isKept(origin) && labelsOf(object.metadata).has(OF_CHART),
      });
    }
    return true;
  }

  /** What a binding allows, in its namespace or, if it has none, in all. */
  public permissionsOf({ role: { kind, name }, subject }: BindingRecord): readonly Permission[] {
    const key = objectKey(kind === 'ClusterRole' ? '' : subject.namespace, name);
    const { byFile, last } = this.roles.get(key) ?? {};
    const role = byFile?.get(subject.origin.file) ?? last;
    return memoized(this.resolved, `${key} ${role === last ? '' : subject.origin.file}`, () => {
      const builtIn = kind === 'ClusterRole' && Object.hasOwn(BUILT_IN_ROLES, name) ? BUILT_IN_ROLES[name] : undefined;
      const selectors = [...role?.selectors ?? [], ...builtIn?.selectors ?? []];
      return [
        ...(role?.permissions ?? builtIn?.permissions ?? []),
        ...this.aggregated(selectors, new Set(role ? [role] : [])),
      ];
    });
  }

  /** The bindings that are for a ServiceAccount, by itself or by a group of all of them. */
  public bindingsOf(namespace: string, serviceAccountName: string): readonly BindingRecord[] {
    this.byAccount ??= groupByAccount(this.bindings);
    return [
      ...(this.byAccount.get(objectKey(namespace, serviceAccountName)) ?? []),
      ...(this.byAccount.get(EVERY_ACCOUNT) ?? []),
    ];
  }

  /** What a ClusterRole gets of others by their labels, which a live cluster has written into it already. */
  private aggregated(selectors: readonly unknown[], seen: Set<RoleRecord>): Permission[] {
    return this.parts
      .filter(part => !seen.has(part) && selectors.some(selector => selects(selector, part.labels)))
      .flatMap(part => {
        seen.add(part);
        return [...part.permissions, ...this.aggregated(part.selectors, seen)];
      });
  }
}

/** Where bindings for groups of ServiceAccounts are kept: those of one namespace are taken for all. */
const EVERY_ACCOUNT = '*';

function groupByAccount(bindings: readonly BindingRecord[]): Map<string, BindingRecord[]> {
  const groups = new Map<string, BindingRecord[]>();
  for (const binding of bindings) {
    for (const who of binding.who) {
      const key =
        who.kind === 'ServiceAccount'
          ? objectKey(who.namespace, who.name)
          : isEverybody(who)
            ? EVERY_ACCOUNT
            : undefined;
      if (key !== undefined) {
        memoized(groups, key, () => []).push(binding);
      }
    }
  }
  return groups;
}
