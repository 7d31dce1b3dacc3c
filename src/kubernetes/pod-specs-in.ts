import { apiGroup, isPlainObject } from './kubernetes-object';

/** Groups whose objects only describe pods: schemas, and patterns of policies. */
const DESCRIBING = new Set([
  'apiextensions.k8s.io', 'constraints.gatekeeper.sh', 'kyverno.io', 'mutations.gatekeeper.sh', 'policies.kyverno.io',
]);

/** Whether objects of a group may hold pods; those of Kubernetes itself are all known. */
export function mayHoldPods(apiVersion: string | undefined): boolean {
  const group = apiGroup(apiVersion);
  return group.includes('.') && !/(^|\.)k8s\.io$/.test(group) && !DESCRIBING.has(group);
}

/** The paths of what looks like a pod spec in an object: a member `containers` with entries that name images. */
export function podSpecPathsIn(object: unknown): string[][] {
  const paths: string[][] = [];
  const seen = new Set<unknown>();
  const visit = (value: unknown, path: string[]) => {
    if (seen.has(value)) {
      return;
    }
    seen.add(value);
    if (isPlainObject(value) && namesImages(value.containers)) {
      paths.push(path);
    } else if (Array.isArray(value) || isPlainObject(value)) {
      Object.entries(value).forEach(([member, inner]) => visit(inner, [...path, member]));
    }
  };
  visit(object, []);
  return paths;
}

function namesImages(containers: unknown): boolean {
  return Array.isArray(containers) && containers.some(entry => isPlainObject(entry) && typeof entry.image === 'string');
}
