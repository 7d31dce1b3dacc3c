const GROUP = 'rbac.authorization.k8s.io';

/** A rule of a role about some resources of the core group. */
export const rule = (resources: string[], verbs: string[], more: object = {}) => ({
  apiGroups: [''], resources, verbs, ...more,
});

/** A role: of a namespace, or of the cluster without one. */
export function role(
  name: string, rules: object[], namespace?: string, more: { labels?: object; aggregationRule?: object } = {},
): object {
  const { labels, ...members } = more;
  const kind = namespace ? 'Role' : 'ClusterRole';
  return { apiVersion: `${GROUP}/v1`, kind, metadata: { name, namespace, labels }, rules, ...members };
}

export const ANNA = { kind: 'User', name: 'anna', apiGroup: GROUP };

/** The ServiceAccount of an application. */
export const WEB = { kind: 'ServiceAccount', name: 'web', namespace: 'x' };

/** A binding in a namespace, or of the cluster without one. */
export function binding(
  name: string,
  roleRef: { kind?: string; name: string },
  namespace?: string,
  subjects: object[] = [WEB],
  labels?: object,
): object {
  return {
    apiVersion: `${GROUP}/v1`,
    kind: namespace ? 'RoleBinding' : 'ClusterRoleBinding',
    metadata: { name, namespace, labels },
    roleRef: { apiGroup: GROUP, kind: namespace ? 'Role' : 'ClusterRole', ...roleRef },
    subjects,
  };
}
