import { textsAt } from './members';
import { detached } from './text';

/** What matters of what a role can allow; `extensions` are those of Kubernetes, whatever they are. */
export type PermittedResource = 'secrets' | 'serviceaccounts/token' | 'serviceaccounts' | 'pods' | 'extensions';

/** What one rule of a role allows of one resource of the core group. */
export interface Permission {
  readonly resource: PermittedResource;
  /** The verbs, `*` among them as it is written. */
  readonly verbs: readonly string[];
  /** The names that it is narrowed to; undefined for all. */
  readonly names?: readonly string[];
}

const RESOURCES: readonly PermittedResource[] = ['secrets', 'serviceaccounts/token', 'serviceaccounts'];

/**
 * What the rules of a role allow of the resources that matter. Pods, and what they are made of, matter only beside
 * others: who makes pods of a namespace can mount its Secrets and run as its ServiceAccounts
 * (https://kubernetes.io/docs/concepts/security/rbac-good-practices/#workload-creation).
 */
export function permissionsOf(rules: readonly unknown[]): Permission[] {
  const permissions = permissionsFor(RESOURCES, rules);
  return permissions.length === 0
    ? [] : [
      ...permissions, ...Object.keys(WORKLOADS).flatMap(group => permissionsFor(['pods'], rules, group)),
      ...rules.filter(rule => textsAt(rule, 'apiGroups').some(isOfExtensions))
        .map(rule => ({ resource: 'extensions' as const, verbs: textsAt(rule, 'verbs').map(detached) })),
    ];
}

/**
 * API groups that applications have to do with; those of custom resources, webhooks, leases, volumes and reviews of
 * tokens are for programs that extend Kubernetes.
 */
const ORDINARY_GROUP =
  /^[^.]*$|\.openshift\.io$|^(?:(?:custom\.|external\.)?metrics|discovery|events|networking|node|scheduling)\.k8s\.io$/;

function isOfExtensions(group: string): boolean {
  return !ORDINARY_GROUP.test(group);
}

/** The resources of which pods are made, by group. */
const WORKLOADS: Readonly<Record<string, readonly string[]>> = {
  '': ['pods', 'replicationcontrollers'],
  'apps': ['daemonsets', 'deployments', 'replicasets', 'statefulsets'],
  'batch': ['cronjobs', 'jobs'],
};

function permissionsFor(
  resources: readonly PermittedResource[], rules: readonly unknown[], ofGroup = '',
): Permission[] {
  return rules.flatMap(rule => {
    // The core group is the empty text; `*` stands for every group.
    if (!textsAt(rule, 'apiGroups').some(group => group === ofGroup || group === '*')) {
      return [];
    }
    const names = textsAt(rule, 'resourceNames').map(detached);
    const verbs = textsAt(rule, 'verbs').map(detached);
    return resources.filter(resource => textsAt(rule, 'resources').some(written =>
      (resource === 'pods' ? WORKLOADS[ofGroup] : [resource]).some(wanted => matches(written, wanted))))
      .map(resource => ({ resource, verbs, ...(names.length > 0 ? { names } : {}) }));
  });
}

/** Whether a permission includes one of some verbs. */
export function allows({ verbs }: Permission, wanted: readonly string[]): boolean {
  return verbs.some(verb => verb === '*' || wanted.includes(verb));
}

/** Whether permissions let change any Secret, by verbs that say so. */
export function writesSecrets(permissions: readonly Permission[]): boolean {
  return permissions.some(({ resource, names, verbs }) =>
    resource === 'secrets' && names === undefined && ['create', 'patch', 'update'].some(verb => verbs.includes(verb)));
}

/** Whether permissions let make any pod. */
export function makesPods(permissions: readonly Permission[]): boolean {
  return permissions.some(permission =>
    permission.resource === 'pods' && permission.names === undefined && allows(permission, ['create']));
}

/** `ResourceMatches` in https://github.com/kubernetes/kubernetes/blob/v1.37.2/pkg/apis/rbac/v1/evaluation_helpers.go */
function matches(written: string, resource: string): boolean {
  const [, subresource] = resource.split('/');
  return written === '*' || written === resource || (subresource !== undefined && written === `*/${subresource}`);
}
