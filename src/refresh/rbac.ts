import { ObjectName, RefreshPlan } from './refresh-plan';
import { NO_NAMESPACE } from '../kubernetes/cluster-object';

const RBAC = 'rbac.authorization.k8s.io';

/** A right to do something, as an object of a manifest. */
export interface AccessRule {
  readonly apiGroups: string[];
  readonly resources: string[];
  readonly resourceNames?: string[];
  readonly verbs: string[];
}

/** What a refresher may do in one namespace. */
export interface NamespaceAccess {
  readonly namespace: string;
  readonly rules: AccessRule[];
}

/**
 * What a refresher may do in the namespaces that are known: write its own Secrets, and nothing else.
 *
 * Server-side apply of a Secret that does not exist is authorized as `create` with its name, so that the right can be
 * restricted to names, which a right to POST cannot be. No right to read is needed.
 *
 * @see https://kubernetes.io/docs/reference/access-authn-authz/rbac/#referring-to-resources
 */
export function namespaceAccess({ namespace, namespaces, secrets, stateName }: RefreshPlan): NamespaceAccess[] {
  const names = secrets.map(({ name }) => name);
  const state = stateName === undefined ? [] : [stateName];
  return [...new Set([...namespaces, ...state.length > 0 ? [namespace] : []])].map(own => ({
    namespace: own,
    rules: [writeSecrets([...namespaces.includes(own) ? names : [], ...own === namespace ? state : []])],
  }));
}

/** What it may do in all namespaces: only where namespaces are selected by their labels. */
export function clusterAccess({ selector, secrets }: RefreshPlan): AccessRule[] {
  return selector ? [
    { apiGroups: [''], resources: ['namespaces'], verbs: ['list'] },
    writeSecrets(secrets.map(({ name }) => name)),
    ...selector.serviceAccounts.length === 0 ? [] : [
      {
        apiGroups: [''],
        resources: ['serviceaccounts'],
        resourceNames: [...selector.serviceAccounts],
        verbs: ['create', 'patch'],
      },
    ],
  ] : [];
}

/** A Role and its binding in a namespace, or a ClusterRole and its binding. */
export function roleManifests(
  name: string, namespace: string | undefined, rules: readonly AccessRule[], subject: ObjectName,
) {
  const kind = namespace === undefined ? 'ClusterRole' : 'Role';
  const metadata = { name, namespace: namespace ?? NO_NAMESPACE };
  return [
    { apiVersion: `${RBAC}/v1`, kind, metadata, rules },
    {
      apiVersion: `${RBAC}/v1`,
      kind: `${kind}Binding`,
      metadata,
      roleRef: { apiGroup: RBAC, kind, name },
      subjects: [{ kind: 'ServiceAccount', ...subject }],
    },
  ];
}

function writeSecrets(resourceNames: string[]): AccessRule {
  return { apiGroups: [''], resources: ['secrets'], resourceNames, verbs: ['create', 'patch'] };
}
