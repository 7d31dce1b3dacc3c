import { Permission } from './permission';

/** The label of the roles and bindings that the API server itself makes. */
export const MARKED_BY_KUBERNETES = { key: 'kubernetes.io/bootstrapping', value: 'rbac-defaults' };

interface BuiltInRole {
  readonly permissions: readonly Permission[];
  readonly selectors: readonly unknown[];
}

const ALL_VERBS = ['create', 'delete', 'deletecollection', 'get', 'list', 'patch', 'update', 'watch'];

/**
 * The ClusterRoles that every cluster has and no repository holds: what they allow of Secrets and ServiceAccounts, and
 * what they are made of. Source:
 * https://github.com/kubernetes/kubernetes/blob/v1.37.2/plugin/pkg/auth/authorizer/rbac/bootstrappolicy/policy.go
 */
export const BUILT_IN_ROLES: Readonly<Record<string, BuiltInRole>> = {
  'cluster-admin': {
    permissions: [
      { resource: 'secrets', verbs: ['*'] },
      { resource: 'serviceaccounts/token', verbs: ['*'] },
      { resource: 'serviceaccounts', verbs: ['*'] },
      { resource: 'pods', verbs: ['*'] },
    ],
    selectors: [],
  },
  'admin': editor('admin', 'edit', 'view'),
  'edit': editor('edit', 'view'),
  'view': {
    permissions: [{ resource: 'serviceaccounts', verbs: ['get', 'list', 'watch'] }], selectors: [aggregatedTo('view')],
  },
};

function editor(...levels: string[]): BuiltInRole {
  return {
    permissions: [
      { resource: 'secrets', verbs: ALL_VERBS },
      { resource: 'serviceaccounts/token', verbs: ['create'] },
      { resource: 'serviceaccounts', verbs: ALL_VERBS },
      { resource: 'pods', verbs: ALL_VERBS },
    ],
    selectors: levels.map(aggregatedTo),
  };
}

function aggregatedTo(level: string) {
  return { matchLabels: { [`rbac.authorization.k8s.io/aggregate-to-${level}`]: 'true' } };
}
