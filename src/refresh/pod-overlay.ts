import { checkFree, checkAnnotationNames } from './check-options';
import { PodTemplate } from './job';
import { CONTAINER } from './pod-template';
import { Annotation } from '../kubernetes/annotation';
import { checkLabels } from '../kubernetes/labels';

type Members = Readonly<Record<string, any>>;

/** How the fields that may be set are merged into the pod; whatever is not here is refused. */
const SPEC: Readonly<Record<string, (own: any, given: any, property: string) => unknown>> = {
  nodeSelector: (own, given, property) => ({ ...own, ...checkNodeSelector(property, given) }),
  tolerations: appended(checkToleration),
  topologySpreadConstraints: appended(),
  imagePullSecrets: appended(),
  hostAliases: appended(),
  affinity: replaced,
  dnsConfig: replaced,
  dnsPolicy: replaced,
  hostUsers: replaced,
  preemptionPolicy: replaced,
  priority: replaced,
  priorityClassName: replaced,
  runtimeClassName: replaced,
  schedulerName: replaced,
  terminationGracePeriodSeconds: replaced,
  securityContext: (own, given, property) => ({ ...own, ...checkUsers(property, given) }),
  containers: mergedContainer,
};

const CONTAINER_FIELDS: Readonly<Record<string, (own: any, given: any) => unknown>> = { resources: mergedResources, imagePullPolicy: replaced };

/** Users and groups that the container may run as. */
const USERS = ['runAsUser', 'runAsGroup', 'fsGroup'];

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
  const { metadata = {}, spec = {} } = checkMembers('pod', overlay, ['metadata', 'spec']);
  const { labels = {}, annotations = {} } = checkMembers('pod.metadata', metadata, ['labels', 'annotations']);
  checkLabels('pod.metadata.labels', checkMembers('pod.metadata.labels', labels));
  checkAnnotationNames('pod.metadata.annotations', checkMembers('pod.metadata.annotations', annotations));
  checkNoProfiles(annotations);
  checkFree('pod.metadata.labels', labels, [...Object.keys(template.metadata.labels), Annotation.TRIGGER]);
  return {
    metadata: { labels: { ...template.metadata.labels, ...labels }, ...Object.keys(annotations).length > 0 && { annotations } },
    spec: mergedMembers('pod.spec', template.spec, spec, SPEC),
  };
}

/** Before Kubernetes 1.30 and 1.27, profiles of AppArmor and seccomp were annotations. */
function checkNoProfiles(annotations: Members): void {
  const weakening = Object.keys(annotations).find(name => /^(container\.apparmor|(container\.)?seccomp)\.(security|beta)\./.test(name));
  if (weakening !== undefined) {
    throw refused(`pod.metadata.annotations.${weakening}`, annotations[weakening], 'the pod has the profiles of the runtime');
  }
}

function mergedMembers(property: string, own: Members, given: any, rules: typeof SPEC, prefix = ''): Members {
  const members = { ...own };
  for (const [name, value] of Object.entries(checkMembers(property, given))) {
    if (!Object.hasOwn(rules, name)) {
      throw refused(`${property}.${name}`, value, Object.hasOwn(INSTEAD, prefix + name) ? INSTEAD[prefix + name] : choicesOf(Object.keys(rules)));
    }
    members[name] = rules[name](own[name], value, `${property}.${name}`);
  }
  return withoutNull(members);
}

function replaced(_: unknown, given: unknown): unknown {
  return given;
}

function appended(check: (property: string, item: any) => void = () => {}) {
  return (own: readonly unknown[] = [], given: unknown, property: string): unknown[] => {
    if (!Array.isArray(given)) {
      throw new Error(`'${property}' must be a list, got ${shownScalar(given)}`);
    }
    given.forEach(item => check(property, checkMembers(property, item)));
    return [...own, ...given];
  };
}

/** Of the one container, found by its name. */
function mergedContainer([own]: Members[], given: unknown, property: string): Members[] {
  const [container, ...others] = Array.isArray(given) ? given : [];
  const { name, ...fields } = checkMembers(property, container);
  if (name !== CONTAINER || others.length > 0) {
    throw new Error(`'${property}' must be a list of one container with the name '${CONTAINER}', got ${1 + others.length}, the first with the name ${shownScalar(name)}: `
      + 'another one would see tokens');
  }
  return [mergedMembers(`${property}[]`, own, fields, CONTAINER_FIELDS, 'containers[].')];
}

/** `requests` and `limits` each by resource; null takes one away. */
function mergedResources(own: Members, given: unknown): Members {
  const property = 'pod.spec.containers[].resources';
  const { requests = {}, limits = {} } = checkMembers(property, given, ['requests', 'limits']);
  checkMembers(`${property}.requests`, requests);
  checkMembers(`${property}.limits`, limits);
  return { ...own, requests: withoutNull({ ...own.requests, ...requests }), limits: withoutNull({ ...own.limits, ...limits }) };
}

/** For OpenShift, null leaves it to the cluster to choose. */
function checkUsers(property: string, given: unknown): Members {
  const users = checkMembers(property, given, USERS);
  for (const [name, value] of Object.entries(users)) {
    if (value !== null && (!Number.isInteger(value) || value < 1)) {
      throw new Error(`'${property}.${name}' must be the number of a user or group other than root, or null where the cluster chooses it, got ${JSON.stringify(value)}`);
    }
  }
  return users;
}

function checkNodeSelector(property: string, given: unknown): Members {
  const labels = checkMembers(property, given);
  checkLabels(property, labels);
  const system = labels['kubernetes.io/os'] ?? 'linux';
  if (system !== 'linux') {
    throw new Error(`'${property}' must not ask for 'kubernetes.io/os': '${system}': the image of a refresher is for Linux`);
  }
  return labels;
}

/** https://kubernetes.io/docs/concepts/scheduling-eviction/taint-and-toleration/ */
function checkToleration(property: string, { key, value, effect, operator = 'Equal', ...others }: Members): void {
  const fits = operator === 'Exists' ? (value ?? '') === '' : operator === 'Equal' && key !== undefined;
  if (!fits) {
    throw new Error(`'${property}' must hold operator Exists without a value, or Equal with a key, got ${JSON.stringify({ key, operator, value, effect, ...others })}`);
  }
  if (effect !== undefined && !EFFECTS.includes(effect)) {
    throw new Error(`'${property}' must have effect ${EFFECTS.join(', ')} or none, got '${effect}'`);
  }
}

function checkMembers(property: string, given: any, known?: readonly string[]): Members {
  if (typeof given !== 'object' || given === null || Array.isArray(given)) {
    throw new Error(`'${property}' must be an object, as in the template of a pod, got ${shownScalar(given)}`);
  }
  const unknown = known && Object.keys(given).find(name => !known.includes(name));
  if (unknown !== undefined) {
    throw refused(`${property}.${unknown}`, given[unknown], choicesOf(known!));
  }
  return given;
}

function refused(property: string, value: unknown, instead: string): Error {
  return new Error(`'${property}' cannot be set for the pod of a refresher, got ${shownScalar(value)}: ${instead}`);
}

function choicesOf(names: readonly string[]): string {
  return `what can be set is ${names.join(', ')}`;
}

/** What is in a list or an object may be a secret, as in an environment variable. */
function shownScalar(value: unknown): string {
  return typeof value !== 'object' || value === null ? JSON.stringify(value) : Array.isArray(value) ? 'a list' : 'an object';
}

function withoutNull(members: Members): Members {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== null));
}
