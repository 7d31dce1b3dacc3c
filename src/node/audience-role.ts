import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { CredentialProvider } from './credential-provider';
import { memoized } from '../collection/memoized';
import { MANAGED_BY } from '../kubernetes/annotation';
import { clusterObject } from '../kubernetes/cluster-object';

/** Whom the nodes may ask for tokens, and by what name. */
export interface AudienceRoleProps {
  /** Name of the ClusterRole and its bindings; generated from the construct path without it. */
  readonly name?: string;
  /** Namespaces of the ServiceAccounts; without them all, those made later included. */
  readonly namespaces?: readonly string[];
}

/**
 * Lets nodes ask the API server for tokens with the audiences of credential providers. Nothing is added where no
 * provider gets a token.
 *
 * The API server lets a node ask only for audiences that the pod names itself, or that it is allowed to ask for
 * (`ServiceAccountNodeAudienceRestriction`, on since Kubernetes 1.33):
 * https://kubernetes.io/docs/reference/access-authn-authz/node/.
 */
export function allowAudiences(
  scope: Construct, providers: readonly CredentialProvider[], { name, namespaces }: AudienceRoleProps,
): void {
  const rules = rulesFor(providers);
  if (rules.length === 0) {
    return;
  }
  const role = clusterObject(scope, 'ClusterRole', {
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'ClusterRole',
    metadata: { ...name !== undefined && { name }, labels: MANAGED_BY },
    rules,
  });
  const binding = {
    apiVersion: 'rbac.authorization.k8s.io/v1',
    roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: role.name },
    subjects: [{ apiGroup: 'rbac.authorization.k8s.io', kind: 'Group', name: 'system:nodes' }],
  };
  if (!namespaces) {
    const metadata = { name: role.name, labels: MANAGED_BY };
    clusterObject(scope, 'Binding', { ...binding, kind: 'ClusterRoleBinding', metadata });
  }
  namespaces?.forEach(namespace => new ApiObject(scope, `Binding-${namespace}`, {
    ...binding, kind: 'RoleBinding', metadata: { name: role.name, namespace, labels: MANAGED_BY },
  }));
}

/**
 * One rule for each set of names of ServiceAccounts. The request is authorized in the namespace of the ServiceAccount
 * and by its name, with the audience for a resource: `validateNodeServiceAccountAudience` in
 * https://github.com/kubernetes/kubernetes/blob/v1.37.2/plugin/pkg/admission/noderestriction/admission.go.
 */
function rulesFor(providers: readonly CredentialProvider[]) {
  const byNames = new Map<string, { audiences: Set<string>; resourceNames?: readonly string[] }>();
  for (const { audience, _serviceAccountNames: resourceNames } of providers) {
    if (audience !== undefined) {
      const key = [...resourceNames ?? []].sort().join();
      memoized(byNames, key, () => ({ audiences: new Set<string>(), resourceNames })).audiences.add(audience);
    }
  }
  return [...byNames.values()].map(({ audiences, resourceNames }) => ({
    apiGroups: [''],
    resources: [...audiences].sort(),
    ...resourceNames && { resourceNames },
    verbs: ['request-serviceaccounts-token-audience'],
  }));
}
