import { RefreshPlan } from './refresh-plan';
import { AccessRule } from '../kubernetes/rbac';

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
    rules: [writeRule('secrets', [...namespaces.includes(own) ? names : [], ...own === namespace ? state : []])],
  }));
}

/** What it may do in all namespaces: only where namespaces are selected by their labels. */
export function clusterAccess({ selector, secrets }: RefreshPlan): AccessRule[] {
  return selector ? [
    { apiGroups: [''], resources: ['namespaces'], verbs: ['list'] },
    writeRule('secrets', secrets.map(({ name }) => name)),
    ...selector.serviceAccounts.length === 0 ? [] : [writeRule('serviceaccounts', [...selector.serviceAccounts])],
  ] : [];
}

function writeRule(resource: string, resourceNames: string[]): AccessRule {
  return { apiGroups: [''], resources: [resource], resourceNames, verbs: ['create', 'patch'] };
}
