import { UNSET_NAMESPACE } from './cluster-object';

const RBAC = 'rbac.authorization.k8s.io';

/** A right to do something, as an object of a manifest. */
export interface AccessRule {
  readonly apiGroups: string[];
  readonly resources: string[];
  readonly resourceNames?: string[];
  readonly verbs: string[];
}

/** The name of a Role, and its namespace; one without is a ClusterRole. */
interface RoleMetadata {
  readonly name: string;
  readonly namespace?: string;
  readonly labels?: { [name: string]: string };
}

/** A Role, or a ClusterRole, and the binding by which a ServiceAccount has it. */
export function roleManifests(
  role: RoleMetadata, rules: readonly AccessRule[], account: { readonly name: string; readonly namespace: string },
) {
  const kind = role.namespace === undefined ? 'ClusterRole' : 'Role';
  const metadata = { ...role, namespace: role.namespace ?? UNSET_NAMESPACE };
  return [
    { apiVersion: `${RBAC}/v1`, kind, metadata, rules },
    {
      apiVersion: `${RBAC}/v1`,
      kind: `${kind}Binding`,
      metadata,
      roleRef: { apiGroup: RBAC, kind, name: role.name },
      subjects: [{ kind: 'ServiceAccount', ...account }],
    },
  ];
}
