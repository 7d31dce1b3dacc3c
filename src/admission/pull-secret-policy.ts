import { ApiObjectProps } from 'cdk8s';
import { CelVariable, imagesIn, normalised } from './cel';
import { PullSecretPolicy } from '../coverage/pull-secret-policy';
import { Annotation, MANAGED_BY } from '../kubernetes/annotation';
import { nameRequirement } from '../kubernetes/label-selector';
import { AddedPullSecrets } from '../pull/added-pull-secrets';

/**
 * What fits the budget that the API server has for an expression, for a pod of 50 containers: each prefix costs one
 * comparison with each image, and more the longer it is. The size is what `kubectl apply` takes, which keeps
 * all of the manifest in one more annotation, of 256 KiB together. Tried with both at once
 * (test/cluster/pull-secret-admission.test.ts).
 */
const MAX_PREFIXES = 1000;
const MAX_BYTES = 64 * 1024;

/**
 * Checks that the API server can evaluate a policy.
 *
 * @param what whose policy it is
 */
export function checkSize(what: string, added: AddedPullSecrets): void {
  const prefixes = added.entries.flatMap(entry => entry.prefixes).length;
  const size = Buffer.byteLength(`${added}`);
  if (prefixes > MAX_PREFIXES || size > MAX_BYTES) {
    throw new Error(`'credentials' of '${what}' have ${prefixes} registries in ${size} bytes, more than the API server `
      + `can match with the images of each pod (${MAX_PREFIXES} in ${MAX_BYTES} bytes): name hosts instead of their `
      + 'paths, split them by namespaces, or use AccessPattern.NAMESPACE');
  }
}

/**
 * A policy by which the API server adds pull secrets to pods when they are made, and its bindings, by the ids of their
 * constructs. https://kubernetes.io/docs/reference/access-authn-authz/mutating-admission-policy/
 *
 * `failurePolicy: Fail`, as a pod without its secret can never get it: it is better made again. `IfNeeded`, as another
 * webhook may add a container later. One table and one mutation, as each mutation costs about 5 ms for a pod of 50
 * containers, and the table nearly nothing.
 */
export function mutatingAdmissionPolicy(
  { name, added, namespaces: { names, matchLabels } }: PullSecretPolicy,
): Record<string, ApiObjectProps> {
  const apiVersion = 'admissionregistration.k8s.io/v1';
  const binding = (namespaceSelector: object, bindingName: string): ApiObjectProps => ({
    apiVersion,
    kind: 'MutatingAdmissionPolicyBinding',
    metadata: { name: bindingName, labels: MANAGED_BY },
    spec: { policyName: name, matchResources: { namespaceSelector } },
  });
  const hasLabels = Object.keys(matchLabels).length > 0;
  return {
    Policy: {
      apiVersion,
      kind: 'MutatingAdmissionPolicy',
      metadata: { name, labels: MANAGED_BY, annotations: { [Annotation.ADDED_PULL_SECRETS]: `${added}` } },
      spec: {
        failurePolicy: 'Fail',
        reinvocationPolicy: 'IfNeeded',
        matchConstraints: {
          matchPolicy: 'Equivalent',
          resourceRules: [{
            apiGroups: [''], apiVersions: ['v1'], operations: ['CREATE'], resources: ['pods'], scope: 'Namespaced',
          }],
        },
        // The API server refuses a mirror pod with pull secrets: https://kubernetes.io/docs/tasks/configure-pod-container/static-pod/
        matchConditions: [{
          name: 'no-mirror-pod',
          expression: "!('kubernetes.io/config.mirror' in object.metadata.?annotations.orValue({}))",
        }],
        variables: variables(added),
        mutations: [{ patchType: 'JSONPatch', jsonPatch: { expression: PATCH } }],
      },
    },
    // A selector means what has all that it says, so names and labels need one each.
    ...names.length > 0 && { Binding: binding({ matchExpressions: [nameRequirement('In', names)] }, name) },
    ...hasLabels && { LabelBinding: binding({ matchLabels }, names.length > 0 ? `${name}-labels` : name) },
  };
}

/** `ApplyConfiguration` is refused here: "may not mutate atomic arrays". */
const PATCH = [
  'size(variables.missing) == 0 ? [] : has(object.spec.imagePullSecrets)',
  '  ? variables.missing.map(secret, JSONPatch{op: "add", path: "/spec/imagePullSecrets/-", value: '
    + 'Object.spec.imagePullSecrets{name: secret}})',
  '  : [JSONPatch{op: "add", path: "/spec/imagePullSecrets", value: variables.missing.map(secret, '
    + 'Object.spec.imagePullSecrets{name: secret})}]',
].join('\n');

/** A pod is made without ephemeral containers: those come later, when its list is final. */
function variables(added: AddedPullSecrets): CelVariable[] {
  const images = imagesIn('object.spec', ['containers', 'initContainers']);
  return [
    { name: 'secrets', expression: `${added}`.replaceAll('},{', '},\n{') },
    { name: 'images', expression: normalised(`(\n${images}\n)`) },
    {
      name: 'wanted',
      expression: [
        'variables.secrets.filter(entry, entry.exists(secret, entry[secret].exists(prefix,',
        '  variables.images.exists(image, image.startsWith(prefix))',
        '))).map(entry, entry.map(secret, secret)[0])',
      ].join('\n'),
    },
    {
      name: 'missing',
      expression: 'variables.wanted.filter(secret, '
        + '!object.spec.?imagePullSecrets.orValue([]).exists(own, own.?name.orValue("") == secret))',
    },
  ];
}
