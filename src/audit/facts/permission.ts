import { textsAt } from './members';
import { detached } from './text';

/** What matters of what a role can allow. */
export type PermittedResource = 'secrets' | 'serviceaccounts/token' | 'serviceaccounts';

/** What one rule of a role allows of one resource of the core group. */
export interface Permission {
  readonly resource: PermittedResource;
  /** The verbs, `*` among them as it is written. */
  readonly verbs: readonly string[];
  /** The names that it is narrowed to; undefined for all. */
  readonly names?: readonly string[];
}

const RESOURCES: readonly PermittedResource[] = ['secrets', 'serviceaccounts/token', 'serviceaccounts'];

/** What the rules of a role allow of the resources that matter. */
export function permissionsOf(rules: readonly unknown[]): Permission[] {
  return rules.flatMap(rule => {
    // The core group is the empty text; `*` stands for every group.
    if (!textsAt(rule, 'apiGroups').some(group => group === '' || group === '*')) {
      return [];
    }
    const names = textsAt(rule, 'resourceNames').map(detached);
    const verbs = textsAt(rule, 'verbs').map(detached);
    return RESOURCES.filter(resource => textsAt(rule, 'resources').some(written => matches(written, resource)))
      .map(resource => ({ resource, verbs, ...(names.length > 0 ? { names } : {}) }));
  });
}

/** Whether a permission includes one of some verbs. */
export function allows({ verbs }: Permission, wanted: readonly string[]): boolean {
  return verbs.some(verb => verb === '*' || wanted.includes(verb));
}

/** `ResourceMatches` in https://github.com/kubernetes/kubernetes/blob/v1.37.2/pkg/apis/rbac/v1/evaluation_helpers.go */
function matches(written: string, resource: string): boolean {
  const [, subresource] = resource.split('/');
  return written === '*' || written === resource || (subresource !== undefined && written === `*/${subresource}`);
}
