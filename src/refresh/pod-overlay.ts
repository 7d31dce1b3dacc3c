import { PodTemplate } from './job';
import { mergedResources, withoutNull } from './pod-resources';
import { CONTAINER } from './pod-template';
import { Annotation } from '../kubernetes/annotation';
import { inOrder } from '../kubernetes/in-order';
import { checkAnnotations, checkFree, checkLabels } from '../kubernetes/labels';

type Members = Readonly<Record<string, any>>;

/** How the fields that may be set are merged into the pod; whatever is not here is refused. */
const SPEC: Readonly<Record<string, (own: any, given: any, property: string) => unknown>> = {
  nodeSelector: (own, given, property) => ({ ...own, ...checkNodeSelector(property, given) }),
  tolerations: appended(checkToleration),
  topologySpreadConstraints: appended(),
  imagePullSecrets: appended(checkSecretName),
  hostAliases: appended(),
  affinity: replaced,
  dnsConfig: replaced,
  dnsPolicy: oneOf('ClusterFirst', 'ClusterFirstWithHostNet', 'Default', 'None'),
  hostUsers: replaced,
  preemptionPolicy: oneOf('Never', 'PreemptLowerPriority'),
  priority: replaced,
  priorityClassName: replaced,
  runtimeClassName: replaced,
  schedulerName: replaced,
  terminationGracePeriodSeconds: replaced,
  securityContext: (own, given, property) => ({ ...own, ...checkUsers(property, given) }),
  containers: mergedContainer,
};

const CONTAINER_FIELDS: typeof SPEC = {
  resources: (own, given) => mergedResources(RESOURCES_PROPERTY, own, checkResources(given)),
  imagePullPolicy: oneOf('Always', 'IfNotPresent', 'Never'),
};

const RESOURCES_PROPERTY = 'pod.spec.containers[].resources';

/** Users and groups that the container may run as. */
const USERS = ['runAsUser', 'runAsGroup', 'fsGroup'];

/**
 * `IsValidUserID` in
 * https://github.com/kubernetes/kubernetes/blob/v1.37.2/staging/src/k8s.io/apimachinery/pkg/util/validation/validation.go
 */
const MAX_ID = 2 ** 31 - 1;

/** What to do instead of setting some of the other fields. */
const INSTEAD: Readonly<Record<string, string>> = {
  'serviceAccountName': 'the ServiceAccount has the rights of the refresher and its name, which \'name\' says',
  'serviceAccount': 'the ServiceAccount has the rights of the refresher and its name, which \'name\' says',
  'automountServiceAccountToken': 'the token for the API server is mounted already',
  'activeDeadlineSeconds': 'give \'deadline\'',
  'initContainers': 'the pod has one container, which sees tokens',
  'ephemeralContainers': 'the pod has one container, which sees tokens',
  'volumes': 'its volumes hold credentials; for CAs give \'caBundle\'',
  'containers[].image': 'give \'images.node\'',
  'containers[].volumeMounts': 'its volumes hold credentials; for CAs give \'caBundle\'',
  'containers[].env': 'for a proxy give \'proxy\', for CAs \'caBundle\'',
};

const EFFECTS = ['NoSchedule', 'PreferNoSchedule', 'NoExecute'];

/** Merges what a user says of the pods into what they are. */
export function withOverlay(template: PodTemplate, overlay: Members = {}): PodTemplate {
  const { metadata = {}, spec = {} } = checkPodMembers('pod', inOrder(overlay), ['metadata', 'spec']);
  const { labels = {}, annotations = {} } = checkPodMembers('pod.metadata', metadata, ['labels', 'annotations']);
  checkLabels('pod.metadata.labels', checkPodMembers('pod.metadata.labels', labels));
  checkAnnotations('pod.metadata.annotations', checkPodMembers('pod.metadata.annotations', annotations));
  checkNoProfiles(annotations);
  const taken = [...Object.keys(template.metadata.labels), Annotation.TRIGGER];
  checkFree('pod.metadata.labels', labels, taken, 'the refresher');
  return {
    metadata: {
      labels: { ...template.metadata.labels, ...labels }, ...(Object.keys(annotations).length > 0 && { annotations }),
    },
    spec: mergedMembers('pod.spec', template.spec, spec, SPEC),
  };
}

/** Before Kubernetes 1.30 and 1.27, profiles of AppArmor and seccomp were annotations. */
function checkNoProfiles(annotations: Members): void {
  const profile = /^(container\.apparmor|(container\.)?seccomp)\.(security|beta)\./;
  const name = Object.keys(annotations).find(key => profile.test(key));
  if (name !== undefined) {
    throw refused(`pod.metadata.annotations.${name}`, annotations[name], 'the pod has the profiles of the runtime');
  }
}

function mergedMembers(property: string, own: Members, given: any, rules: typeof SPEC, prefix = ''): Members {
  const members = { ...own };
  const named = Object.entries(checkPodMembers(property, given)).filter(([, value]) => value !== undefined);
  for (const [name, value] of named) {
    if (!Object.hasOwn(rules, name)) {
      const meant = prefix + camelCase(name);
      const instead = Object.hasOwn(INSTEAD, meant) ? INSTEAD[meant] : choicesOf(Object.keys(rules), name);
      throw refused(`${property}.${name}`, value, instead);
    }
    members[name] = rules[name](own[name], value, `${property}.${name}`);
  }
  return withoutNull(members);
}

function replaced(_: unknown, given: unknown, property: string): unknown {
  checkCase(property, given);
  return given;
}

/**
 * Refuses `node_affinity` for `nodeAffinity`, as Python would have it: no field of a pod has an underscore, and the API
 * server drops what it does not know. Labels may have one.
 */
function checkCase(property: string, given: unknown): void {
  if (Array.isArray(given)) {
    given.forEach((item, index) => checkCase(`${property}[${index}]`, item));
  } else if (typeof given === 'object' && given !== null) {
    for (const [name, value] of Object.entries(given)) {
      if (camelCase(name) !== name) {
        throw refused(`${property}.${name}`, value, `write '${camelCase(name)}'`);
      }
      if (name !== 'matchLabels') {
        checkCase(`${property}.${name}`, value);
      }
    }
  }
}

function camelCase(name: string): string {
  return name.replace(/_+([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

function oneOf(...choices: readonly string[]) {
  return (_: unknown, given: unknown, property: string): unknown => {
    if (given !== null && !choices.includes(given as string)) {
      throw new Error(`'${property}' must be one of ${choices.join(', ')}, got ${shownScalar(given)}`);
    }
    return given;
  };
}

function appended(check: (property: string, item: any) => void = () => {}) {
  return (own: readonly unknown[] = [], given: unknown, property: string): unknown[] => {
    if (!Array.isArray(given)) {
      throw new Error(`'${property}' must be a list, got ${shownScalar(given)}`);
    }
    checkCase(property, given);
    given.forEach((item, index) => check(property, checkPodMembers(`${property}[${index}]`, item)));
    return [...own, ...given];
  };
}

/** Of the one container, found by its name. */
function mergedContainer([own]: Members[], given: unknown, property: string): Members[] {
  const names = Array.isArray(given) ? given.map(container => container?.name) : [];
  if (names.length !== 1 || names[0] !== CONTAINER) {
    const got = Array.isArray(given)
      ? `${names.length}, the first with the name ${shownScalar(names[0])}`
      : shownScalar(given);
    throw new Error(`'${property}' must be a list of one container with the name '${CONTAINER}', got ${got}: another `
      + 'one would see tokens');
  }
  const [{ name, ...fields }] = given as Members[];
  return [mergedMembers(`${property}[]`, own, fields, CONTAINER_FIELDS, 'containers[].')];
}

/** `requests` and `limits` each by resource. */
function checkResources(given: unknown): Members {
  const resources = checkPodMembers(RESOURCES_PROPERTY, given, ['requests', 'limits']);
  Object.entries(resources).forEach(([name, amounts]) => checkPodMembers(`${RESOURCES_PROPERTY}.${name}`, amounts));
  return resources;
}

function checkSecretName(property: string, { name, ...others }: Members): void {
  if (typeof name !== 'string' || Object.keys(others).length > 0) {
    throw new Error(`'${property}' must hold names of Secrets, written as { name: 'NAME' }, got members `
      + `${[...name === undefined ? [] : ['name'], ...Object.keys(others)].join(', ') || 'none'}`);
  }
}

/** For OpenShift, null leaves it to the cluster to choose. */
function checkUsers(property: string, given: unknown): Members {
  const users = checkPodMembers(property, given, USERS);
  for (const [name, value] of Object.entries(users)) {
    if (value !== null && (!Number.isInteger(value) || value < 1 || value > MAX_ID)) {
      throw new Error(`'${property}.${name}' must be the number of a user or group other than root, or null where the `
        + `cluster chooses it, got ${JSON.stringify(value)}`);
    }
  }
  return users;
}

function checkNodeSelector(property: string, given: unknown): Members {
  const labels = checkPodMembers(property, given);
  checkLabels(property, labels);
  const system = labels['kubernetes.io/os'] ?? 'linux';
  if (system !== 'linux') {
    throw new Error(
      `'${property}' must not ask for 'kubernetes.io/os': '${system}': the image of a refresher is for Linux`,
    );
  }
  return labels;
}

/** https://kubernetes.io/docs/concepts/scheduling-eviction/taint-and-toleration/ */
function checkToleration(property: string, { key, value, effect, operator = 'Equal', ...others }: Members): void {
  const unknown = Object.keys(others).find(name => name !== 'tolerationSeconds');
  if (unknown !== undefined) {
    throw new Error(
      `'${property}' must have key, operator, value, effect and tolerationSeconds only, got '${unknown}'`,
    );
  }
  const fits = operator === 'Exists' ? (value ?? '') === '' : operator === 'Equal' && key !== undefined;
  if (!fits) {
    throw new Error(`'${property}' must hold operator Exists without a value, or Equal with a key, got `
      + `${JSON.stringify({ key, operator, value, effect, ...others })}`);
  }
  if (effect !== undefined && !EFFECTS.includes(effect)) {
    throw new Error(`'${property}' must have effect ${EFFECTS.join(', ')} or none, got '${effect}'`);
  }
}

function checkPodMembers(property: string, given: any, known?: readonly string[]): Members {
  if (typeof given !== 'object' || given === null || Array.isArray(given)) {
    throw new Error(`'${property}' must be an object, as in the template of a pod, got ${shownScalar(given)}`);
  }
  const unknown = known && Object.keys(given).find(name => !known.includes(name));
  if (unknown !== undefined) {
    throw refused(`${property}.${unknown}`, given[unknown], choicesOf(known!, unknown));
  }
  return given;
}

function refused(property: string, value: unknown, instead: string): Error {
  return new Error(`'${property}' cannot be set for the pod of a refresher, got ${shownScalar(value)}: ${instead}`);
}

function choicesOf(names: readonly string[], wrong: string): string {
  return names.includes(camelCase(wrong)) ? `write '${camelCase(wrong)}'` : `what can be set is ${names.join(', ')}`;
}

/** What is in a list or an object may be a secret, as in an environment variable. */
function shownScalar(value: unknown): string {
  return typeof value !== 'object' || value === null
    ? JSON.stringify(value)
    : Array.isArray(value) ? 'a list' : 'an object';
}
