import { apiGroup, isPlainObject } from './kubernetes-object';

/**
 * Groups whose objects hold no pods: those of Kubernetes itself
 * (https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.37/; a group without a dot is one of them too), and
 * those whose objects only describe pods: schemas, and patterns of policies. Other groups that end in `k8s.io`, such as
 * `app.k8s.io`, are those of custom resources.
 */
const WITHOUT_PODS = new Set([
  'admissionregistration.k8s.io', 'apiextensions.k8s.io', 'apiregistration.k8s.io', 'authentication.k8s.io',
  'authorization.k8s.io', 'certificates.k8s.io', 'coordination.k8s.io', 'discovery.k8s.io', 'events.k8s.io',
  'flowcontrol.apiserver.k8s.io', 'internal.apiserver.k8s.io', 'metrics.k8s.io', 'networking.k8s.io', 'node.k8s.io',
  'rbac.authorization.k8s.io', 'resource.k8s.io', 'scheduling.k8s.io', 'storage.k8s.io', 'storagemigration.k8s.io',
  'constraints.gatekeeper.sh', 'kyverno.io', 'mutations.gatekeeper.sh', 'policies.kyverno.io',
]);

/** Kinds that hold the values of a chart, whose templates say what becomes of them. */
const HOLDING_VALUES = new Set([
  'argoproj.io/Application', 'argoproj.io/ApplicationSet', 'helm.toolkit.fluxcd.io/HelmRelease',
]);

/** Whether objects of a group may hold pods at places that nobody described. */
export function mayHoldPods(apiVersion: string | undefined): boolean {
  const group = apiGroup(apiVersion);
  return group.includes('.') && !WITHOUT_PODS.has(group);
}

/** Whether what looks like a pod spec in objects of a kind (`group/kind`) is a value for the templates of a chart. */
export function holdsChartValues(groupKind: string): boolean {
  return HOLDING_VALUES.has(groupKind);
}

/**
 * The paths of what looks like a pod spec in an object: a member `containers` or `initContainers` with entries that
 * name images.
 */
export function podSpecPathsIn(object: unknown): string[][] {
  const paths: string[][] = [];
  find(object, [], new Set(), path => paths.push([...path]) < 0);
  return paths;
}

/** Whether something in an object looks like a pod spec. */
export function hasPodSpec(object: unknown): boolean {
  return find(object, [], new Set(), () => true);
}

/**
 * Looks through a value until one that is found is enough.
 *
 * @param path to the value, changed while it is looked through
 * @param seen what was looked into: objects of callers can refer to themselves
 */
function find(
  value: unknown, path: string[], seen: Set<unknown>, isEnough: (path: readonly string[]) => boolean,
): boolean {
  if (typeof value !== 'object' || !(Array.isArray(value) || isPlainObject(value)) || seen.has(value)) {
    return false;
  }
  seen.add(value);
  const members = value as Record<string, unknown>;
  if (namesImages(members.containers) || namesImages(members.initContainers)) {
    return isEnough(path);
  }
  return Object.keys(members).some(member => {
    path.push(member);
    const isFound = find(members[member], path, seen, isEnough);
    path.pop();
    return isFound;
  });
}

/** Whether a value holds nothing but data: no values of a class, which say what they are when they are rendered. */
export function isData(value: unknown): boolean {
  const seen = new Set<unknown>([value]);
  for (const one of seen) {
    if (Array.isArray(one) || isPlainObject(one)) {
      Object.values(one).forEach(inner => seen.add(inner));
    } else if ((typeof one === 'object' && one !== null) || typeof one === 'function') {
      return false;
    }
  }
  return true;
}

function namesImages(containers: unknown): boolean {
  return Array.isArray(containers) && containers.some(entry => isPlainObject(entry) && typeof entry.image === 'string');
}
