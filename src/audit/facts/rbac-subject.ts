import { textAt } from './members';
import { detached } from './text';
import { printable } from '../../text/printable';

/** Who a binding is for. */
export interface BindingSubject {
  readonly kind: string;
  /** Of a ServiceAccount. */
  readonly namespace?: string;
  readonly name: string;
}

/**
 * Groups that nearly everybody is in, and the user that is nobody.
 * https://kubernetes.io/docs/reference/access-authn-authz/authentication/
 */
const EVERYBODY = /^system:(?:authenticated|unauthenticated|serviceaccounts(?::.+)?|anonymous)$/;

/** A ServiceAccount as a user, by the name that it logs in with. */
const ACCOUNT = /^User:system:serviceaccount:([^:]+):([^:]+)$/;

/** One entry of `subjects`; undefined for one that names nobody. */
export function bindingSubject(entry: unknown, bindingNamespace: string): BindingSubject | undefined {
  const kind = textAt(entry, 'kind');
  const name = textAt(entry, 'name');
  if (kind === undefined || name === undefined) {
    return undefined;
  }
  const [, ofAccount, account] = ACCOUNT.exec(`${kind}:${name}`) ?? [];
  if (account !== undefined) {
    return { kind: 'ServiceAccount', name: detached(account), namespace: detached(ofAccount) };
  }
  const namespace =
    kind === 'ServiceAccount' ? { namespace: detached(textAt(entry, 'namespace') ?? bindingNamespace) } : {};
  return { kind: detached(kind), name: detached(name), ...namespace };
}

export function describeSubject({ kind, namespace, name }: BindingSubject): string {
  return `${printable(kind)} '${namespace ? `${printable(namespace)}/` : ''}${printable(name)}'`;
}

/** Whether a subject stands for everybody, or for every ServiceAccount. */
export function isEverybody({ kind, name }: BindingSubject): boolean {
  return kind !== 'ServiceAccount' && EVERYBODY.test(name);
}
