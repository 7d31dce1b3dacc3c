import { Lazy } from 'cdk8s';
import { PodTemplate } from './job';
import { checkList, checkMembers, choicesOf, meantName, Members, refused, shownScalar } from './members';
import {
  AFFINITY, BOOLEAN, checkToleration, DNS_CONFIG, FieldCheck, HOST_ALIAS, longInteger, NAME, oneOf, orEmpty,
  SECRET_REFERENCE, TEXT, TOPOLOGY_SPREAD,
} from './pod-fields';
import { mergedResources, withoutNull } from './pod-resources';
import { CONTAINER } from './pod-template';
import { Annotation } from '../kubernetes/annotation';
import { inOrder } from '../kubernetes/in-order';
import { isPlainObject } from '../kubernetes/kubernetes-object';
import { checkAnnotations, checkFree, checkLabels } from '../kubernetes/labels';

/** How the fields that may be set are merged into the pod; whatever is not here is refused. */
const SPEC: Readonly<Record<string, (own: any, given: any, property: string) => unknown>> = {
  nodeSelector: (own, given, property) => ({ ...own, ...checkNodeSelector(property, given) }),
  tolerations: appended(checkToleration),
  topologySpreadConstraints: appended(TOPOLOGY_SPREAD),
  imagePullSecrets: appended(SECRET_REFERENCE),
  hostAliases: appended(HOST_ALIAS),
  affinity: replaced(AFFINITY),
  dnsConfig: replaced(DNS_CONFIG),
  dnsPolicy: replaced(orEmpty(oneOf('ClusterFirst', 'ClusterFirstWithHostNet', 'Default', 'None'))),
  hostUsers: replaced(BOOLEAN),
  priorityClassName: replaced(orEmpty(NAME)),
  runtimeClassName: replaced(NAME),
  schedulerName: replaced(TEXT),
  terminationGracePeriodSeconds: replaced(longInteger(0)),
  securityContext: (own, given, property) => ({ ...own, ...checkUsers(property, given) }),
  containers: mergedContainer,
};

const CONTAINER_FIELDS: typeof SPEC = {
  resources: (own, given, property) => mergedResources(property, own, given),
  imagePullPolicy: replaced(orEmpty(oneOf('Always', 'IfNotPresent', 'Never'))),
};

/** Users and groups that the container may run as. */
const USERS = ['runAsUser', 'runAsGroup', 'fsGroup'];

/**
 * `IsValidUserID` in
 * https://github.com/kubernetes/kubernetes/blob/v1.37.2/staging/src/k8s.io/apimachinery/pkg/util/validation/validation.go
 */
const MAX_ID = 2 ** 31 - 1;

/**
 * The API server takes both from the PriorityClass, and refuses a pod that has others:
 * https://github.com/kubernetes/kubernetes/blob/v1.37.2/plugin/pkg/admission/priority/admission.go
 */
const OF_CLASS = 'the pod has that of its PriorityClass: give \'priorityClassName\'';

/** What to do instead of setting some of the other fields. */
const INSTEAD: Readonly<Record<string, string>> = {
  'serviceAccountName': 'the ServiceAccount has the rights of the refresher and its name, which \'refresh.name\' says',
  'serviceAccount': 'the ServiceAccount has the rights of the refresher and its name, which \'refresh.name\' says',
  'automountServiceAccountToken': 'the token for the API server is mounted already',
  'priority': OF_CLASS,
  'preemptionPolicy': OF_CLASS,
  'activeDeadlineSeconds': 'give \'refresh.deadline\'',
  'initContainers': 'the pod has one container, which sees tokens',
  'ephemeralContainers': 'the pod has one container, which sees tokens',
  'volumes': 'its volumes hold credentials; for CAs give \'refresh.caBundle\'',
  'containers[].image': 'give \'refresh.images.node\'',
  'containers[].volumeMounts': 'its volumes hold credentials; for CAs give \'refresh.caBundle\'',
  'containers[].env': 'for a proxy give \'refresh.proxy\', for CAs \'refresh.caBundle\'',
};

/** Merges what a user says of the pods into what they are. */
export function withOverlay(template: PodTemplate, overlay: Members = {}): PodTemplate {
  const { metadata = {}, spec = {} } = checkMembers('refresh.pod', inOrder(produced(overlay)), ['metadata', 'spec']);
  const { labels = {}, annotations = {} } = checkMembers('refresh.pod.metadata', metadata, ['labels', 'annotations']);
  checkLabels('refresh.pod.metadata.labels', checkMembers('refresh.pod.metadata.labels', labels));
  checkAnnotations('refresh.pod.metadata.annotations', checkMembers('refresh.pod.metadata.annotations', annotations));
  checkNoProfiles(annotations);
  const taken = [...Object.keys(template.metadata.labels), Annotation.TRIGGER];
  checkFree('refresh.pod.metadata.labels', labels, taken, 'the refresher');
  return {
    metadata: {
      labels: { ...template.metadata.labels, ...labels }, ...(Object.keys(annotations).length > 0 && { annotations }),
    },
    spec: withNameservers(mergedMembers('refresh.pod.spec', template.spec, spec, SPEC)),
  };
}

function withNameservers(spec: Members): Members {
  if (spec.dnsPolicy === 'None' && !spec.dnsConfig?.nameservers?.length) {
    throw new Error("'refresh.pod.spec.dnsConfig' must have nameservers, as a 'dnsPolicy' of None has no others");
  }
  return spec;
}

/** With what `Lazy` values give by now: it is checked, and it is a part of the name of the first run. */
function produced(value: any): any {
  if (value instanceof Lazy) {
    return produced(value.produce());
  }
  return Array.isArray(value) ? value.map(produced)
    : isPlainObject(value)
      ? Object.fromEntries(Object.entries(value).map(([name, member]) => [name, produced(member)])) : value;
}

/** Before Kubernetes 1.30 and 1.27, profiles of AppArmor and seccomp were annotations. */
function checkNoProfiles(annotations: Members): void {
  const profile = /^(container\.apparmor|(container\.)?seccomp)\.(security|beta)\./;
  const name = Object.keys(annotations).find(key => profile.test(key));
  if (name !== undefined) {
    throw refused(
      `refresh.pod.metadata.annotations.${name}`, annotations[name], 'the pod has the profiles of the runtime',
    );
  }
}

function mergedMembers(property: string, own: Members, given: any, rules: typeof SPEC, prefix = ''): Members {
  const members = { ...own };
  const named = Object.entries(checkMembers(property, given)).filter(([, value]) => value !== undefined);
  for (const [name, value] of named) {
    if (!Object.hasOwn(rules, name)) {
      const listed = meantName(Object.keys(INSTEAD), prefix + name);
      const instead = listed === undefined ? choicesOf(Object.keys(rules), name) : INSTEAD[listed];
      throw refused(`${property}.${name}`, value, instead);
    }
    members[name] = rules[name](own[name], value, `${property}.${name}`);
  }
  return withoutNull(members);
}

/** Sets a field; null leaves it out. */
function replaced(check: FieldCheck) {
  return (_: unknown, given: unknown, property: string): unknown => {
    if (given !== null) {
      check(property, given);
    }
    return given;
  };
}

function appended(check: FieldCheck) {
  return (own: readonly unknown[] = [], given: unknown, property: string): unknown[] => {
    const items = checkList(property, given);
    items.forEach((item, index) => check(`${property}[${index}]`, item));
    return [...own, ...items];
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

/** For OpenShift, null leaves it to the cluster to choose. */
function checkUsers(property: string, given: unknown): Members {
  const users = checkMembers(property, given, USERS);
  for (const [name, value] of Object.entries(users)) {
    if (value !== null && (!Number.isInteger(value) || value < 1 || value > MAX_ID)) {
      throw new Error(`'${property}.${name}' must be the number of a user or group other than root, or null where the `
        + `cluster chooses it, got ${shownScalar(value)}`);
    }
  }
  return users;
}

function checkNodeSelector(property: string, given: unknown): Members {
  const labels = checkMembers(property, given);
  checkLabels(property, labels);
  const system = labels['kubernetes.io/os'] ?? 'linux';
  if (system !== 'linux') {
    throw new Error(
      `'${property}' must not ask for 'kubernetes.io/os': '${system}': the image of a refresher is for Linux`,
    );
  }
  return labels;
}
