import { valueAt } from './pod-spec-path';

type Made = (object: unknown) => string | undefined;

/** The Secrets that objects of a kind let a controller make in their namespace, by `group/kind`. */
const MADE: Readonly<Record<string, Made>> = {
  // https://github.com/bitnami/sealed-secrets#sealedsecrets-as-templates-for-secrets
  'bitnami.com/SealedSecret': object => valueAt(object, ['metadata', 'name']),
  // https://external-secrets.io/latest/api/externalsecret/ and …/guides/ownership-deletion-policy/: with other policies
  // the Secret is that of somebody else.
  'external-secrets.io/ExternalSecret': object =>
    ['Merge', 'None'].includes(valueAt(object, ['spec', 'target', 'creationPolicy'])) ? undefined
      : valueAt(object, ['spec', 'target', 'name']) ?? valueAt(object, ['metadata', 'name']),
};

/** Whether objects of a kind (`group/kind`) make Secrets. */
export function makesSecret(groupKind: string): boolean {
  return Object.hasOwn(MADE, groupKind);
}

/** The name of the Secret that a controller makes of such an object; undefined where it makes none. */
export function madeSecretName(groupKind: string, object: unknown): string | undefined {
  return MADE[groupKind](object);
}
