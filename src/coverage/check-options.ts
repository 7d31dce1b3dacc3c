import { CoverageOptions, CoverageStrictness } from './coverage-props';
import { checkEachOnce } from '../given/each-once';
import { checkNamespace, checkObjectName } from '../kubernetes/name';

const REGISTRY_LISTS = ['privateRegistries', 'publicRegistries', 'nodeRegistries'] as const;

/** What says nothing of the pods that are proven, or is of use to other proofs too. */
const ALWAYS_USED: readonly string[] = ['strictness', 'scope', 'pullSecrets'] satisfies (keyof CoverageOptions)[];

/**
 * Checks that settings of a proof go together.
 *
 * @param prefix what stands before the name of each in messages
 * @throws for what is said of a proof that is switched off, for a registry that a list has twice, and for the name of
 * something of an additional pod that cannot be there
 */
export function checkCoverageOptions(prefix: string, options: CoverageOptions): void {
  const unused = options.strictness !== CoverageStrictness.OFF ? undefined
    : Object.entries(options).find(([name, value]) => !ALWAYS_USED.includes(name) && value !== undefined);
  if (unused) {
    throw new Error(`'${prefix}${unused[0]}' says how pods are proven, and with '${prefix}strictness' OFF none is: `
      + 'leave it out, or give it to the proof of a scope in this one (ImageCoverage.prove)');
  }
  REGISTRY_LISTS.forEach(name => checkEachOnce(`'${prefix}${name}'`, options[name] ?? []));
  options.additionalImages?.forEach(({ namespace, serviceAccountName, imagePullSecrets = [] }, index) => {
    const property = `${prefix}additionalImages[${index}]`;
    if (namespace !== undefined) {
      checkNamespace(`${property}.namespace`, namespace);
    }
    if (serviceAccountName !== undefined) {
      checkObjectName(`${property}.serviceAccountName`, serviceAccountName);
    }
    imagePullSecrets.forEach(name => checkObjectName(`${property}.imagePullSecrets`, name));
  });
}
