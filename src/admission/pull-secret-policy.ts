import { ApiObjectProps } from 'cdk8s';
import { AdmissionEngine } from './admission-engine';
import { CelVariable, imagesIn, normalised } from './cel';
import { PullSecretPolicy } from '../coverage/pull-secret-policy';
import { NO_MIRROR_POD } from '../kubernetes/admitted-pod';
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

/** The objects of a policy, by the ids of their constructs. */
export const PULL_SECRET_POLICIES: Readonly<Record<
  AdmissionEngine, (policy: PullSecretPolicy) => Record<string, ApiObjectProps>
>> = {
  [AdmissionEngine.API_SERVER]: mutatingAdmissionPolicy,
  [AdmissionEngine.KYVERNO]: kyvernoMutatingPolicy,
};

/** https://kubernetes.io/docs/reference/access-authn-authz/mutating-admission-policy/ */
function mutatingAdmissionPolicy(policy: PullSecretPolicy): Record<string, ApiObjectProps> {
  const apiVersion = 'admissionregistration.k8s.io/v1';
  return {
    Policy: { apiVersion, kind: 'MutatingAdmissionPolicy', metadata: metadataOf(policy), spec: specOf(policy) },
    ...bySelector(policy, 'Binding', (name, namespaceSelector) => ({
      apiVersion,
      kind: 'MutatingAdmissionPolicyBinding',
      metadata: { name, labels: MANAGED_BY },
      spec: { policyName: policy.name, matchResources: { namespaceSelector } },
    })),
  };
}

/**
 * https://kyverno.io/docs/policy-types/mutating-policy/, by the schema of Kyverno 1.19.1, whose command line evaluates
 * it. It makes no rules for the owners of pods, with which a GitOps tool would fight.
 */
function kyvernoMutatingPolicy(policy: PullSecretPolicy): Record<string, ApiObjectProps> {
  const { matchConstraints, ...spec } = specOf(policy);
  return bySelector(policy, 'Policy', (name, namespaceSelector) => ({
    apiVersion: 'policies.kyverno.io/v1',
    kind: 'MutatingPolicy',
    metadata: metadataOf({ ...policy, name }),
    spec: {
      autogen: { podControllers: { controllers: [] } },
      ...spec,
      matchConstraints: { ...matchConstraints, namespaceSelector },
    },
  }));
}

/** A selector means what has all that it says, so names and labels need an object each. */
function bySelector(
  { name, namespaces: { names, matchLabels } }: PullSecretPolicy,
  id: string,
  make: (name: string, namespaceSelector: object) => ApiObjectProps,
): Record<string, ApiObjectProps> {
  return {
    ...names.length > 0 && { [id]: make(name, { matchExpressions: [nameRequirement('In', names)] }) },
    ...Object.keys(matchLabels).length > 0
      && { [`Label${id}`]: make(names.length > 0 ? `${name}-labels` : name, { matchLabels }) },
  };
}

function metadataOf({ name, added }: PullSecretPolicy) {
  return { name, labels: MANAGED_BY, annotations: { [Annotation.ADDED_PULL_SECRETS]: `${added}` } };
}

/**
 * `failurePolicy: Fail`, as a pod without its secret can never get it: it is better made again. `IfNeeded`, as another
 * webhook may add a container later. One table and one mutation: each mutation costs about 5 ms for a pod of 50
 * containers, and the table nearly nothing.
 */
function specOf({ added }: PullSecretPolicy) {
  return {
    failurePolicy: 'Fail',
    reinvocationPolicy: 'IfNeeded',
    matchConstraints: {
      matchPolicy: 'Equivalent',
      resourceRules: [{
        apiGroups: [''], apiVersions: ['v1'], operations: ['CREATE'], resources: ['pods'], scope: 'Namespaced',
      }],
    },
    matchConditions: [NO_MIRROR_POD],
    variables: variables(added),
    mutations: [{ patchType: 'JSONPatch', jsonPatch: { expression: PATCH } }],
  };
}

/**
 * `ApplyConfiguration` is refused here: "may not mutate atomic arrays". Each Secret is a patch of its own, as Kyverno
 * 1.19.1 panics over a list of objects (`ConvertToNative` of cel-go).
 */
const PATCH = [
  'size(variables.missing) == 0 ? [] : (has(object.spec.imagePullSecrets) ? [] : [',
  '  JSONPatch{op: "add", path: "/spec/imagePullSecrets", value: []}',
  ']) + variables.missing.map(secret,',
  '  JSONPatch{op: "add", path: "/spec/imagePullSecrets/-", value: Object.spec.imagePullSecrets{name: secret}}',
  ')',
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
