/* eslint-disable @typescript-eslint/no-require-imports */
import { Names } from 'cdk8s';
import { Construct } from 'constructs';
import { AccessNamespaces } from './access-namespaces';
import { AdmissionOptions } from './admission-options';
import { AccessGroup } from './pull-secret-groups';
import { AdmissionEngine } from '../admission/admission-engine';
import { memoized } from '../collection/memoized';
import { PullSecretPolicy } from '../coverage/pull-secret-policy';
import { shownPath } from '../given/shown';
import { claimName } from '../kubernetes/claimed-names';
import { clusterObject } from '../kubernetes/cluster-object';
import { checkObjectName } from '../kubernetes/name';
import { AddedPullSecrets } from '../pull/added-pull-secrets';
import { Registry } from '../registry';

/** Makes the policy that adds pull secrets to the pods of the namespaces, where a pattern asks for one. */
export function addPullSecretPolicies(
  access: Construct, groups: readonly AccessGroup[], covered: AccessNamespaces, options: AdmissionOptions = {},
): PullSecretPolicy[] {
  return groups.filter(({ pattern }) => pattern._addsAtAdmission).map(({ secrets, selected }) => {
    const { checkSize, PULL_SECRET_POLICIES } =
      require('../admission/pull-secret-policy') as typeof import('../admission/pull-secret-policy');
    const { everyPod = false, policyName, engine = AdmissionEngine.API_SERVER } = options;
    const policy: PullSecretPolicy = {
      name: policyName === undefined
        ? Names.toDnsLabel(access) : checkObjectName('admission.policyName', policyName, shownPath(access)),
      added: addedBy([...secrets, ...selected], everyPod),
      namespaces: selectorOf(access, covered),
    };
    checkSize(access.node.path, policy.added);
    const objects = Object.entries(PULL_SECRET_POLICIES[engine](policy));
    const { kind } = objects[0][1];
    claimName(access, { kind, name: policy.name, instead: "give another 'admission.policyName'" });
    const scope = new Construct(access, 'Admission');
    objects.forEach(([id, manifest]) => clusterObject(scope, id, manifest));
    return policy;
  });
}

/** Each Secret once: it has the same name in every namespace. */
function addedBy(
  secrets: readonly { readonly secretName: string; readonly covers: readonly Registry[] }[], everyPod: boolean,
): AddedPullSecrets {
  const prefixes = new Map<string, Set<string>>();
  for (const { secretName, covers } of secrets) {
    const known = memoized(prefixes, secretName, () => new Set());
    (everyPod ? [''] : covers.map(registry => `${registry}/`)).forEach(prefix => known.add(prefix));
  }
  return new AddedPullSecrets([...prefixes].map(([secret, known]) => ({ secret, prefixes: [...known] })));
}

function selectorOf(access: Construct, { namespaces, selector }: AccessNamespaces): PullSecretPolicy['namespaces'] {
  const listed = namespaces.filter(namespace => namespace !== undefined);
  if (listed.length < namespaces.length) {
    throw new Error(`'namespaces' of '${access.node.path}' is missing, and its chart has no namespace: a policy of the `
      + 'pattern \'admission\' is for namespaces that have names or labels. Name them, or give \'namespaceSelector\'');
  }
  return { names: [...new Set([...listed, ...selector?.names ?? []])], matchLabels: selector?.matchLabels ?? {} };
}
