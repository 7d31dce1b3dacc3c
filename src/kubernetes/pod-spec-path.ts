import { apiGroup } from './kubernetes-object';

const POD_TEMPLATE_SPEC = ['spec', 'template', 'spec'];

/** Where each built-in kind keeps its pod spec, by `group/kind` (the core group is empty). */
const POD_SPEC_PATHS: Readonly<Record<string, readonly string[]>> = {
  '/Pod': ['spec'],
  '/PodTemplate': ['template', 'spec'],
  '/ReplicationController': POD_TEMPLATE_SPEC,
  'apps/DaemonSet': POD_TEMPLATE_SPEC,
  'apps/Deployment': POD_TEMPLATE_SPEC,
  'apps/ReplicaSet': POD_TEMPLATE_SPEC,
  'apps/StatefulSet': POD_TEMPLATE_SPEC,
  'batch/CronJob': ['spec', 'jobTemplate', 'spec', 'template', 'spec'],
  'batch/Job': POD_TEMPLATE_SPEC,
  // Removed in Kubernetes 1.16, and still in many repositories.
  'extensions/DaemonSet': POD_TEMPLATE_SPEC,
  'extensions/Deployment': POD_TEMPLATE_SPEC,
  'extensions/ReplicaSet': POD_TEMPLATE_SPEC,
};

/**
 * The path of the pod spec in objects of a kind, or `undefined` for a kind that holds no pod.
 *
 * The group counts: a `Job` of `batch.volcano.sh` is not a `batch/v1` Job.
 */
export function podSpecPath(apiVersion: string | undefined, kind: string | undefined): readonly string[] | undefined {
  const key = `${apiGroup(apiVersion)}/${kind}`;
  return Object.hasOwn(POD_SPEC_PATHS, key) ? POD_SPEC_PATHS[key] : undefined;
}

/** The value at a path of a plain object, or `undefined` where the path breaks off. */
export function valueAt(object: unknown, path: readonly string[]): any {
  let value: any = object;
  // By an index, as it is compiled into a dozen others: an iterator takes V8 several times as long.
  for (let depth = 0; depth < path.length; depth++) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, path[depth])) {
      return undefined;
    }
    value = value[path[depth]];
  }
  return value;
}

/** The paths that a pattern stands for in an object: `*` is every entry of a list or member of an object. */
export function expand(object: unknown, pattern: readonly string[]): (readonly string[])[] {
  return pattern.reduce<(readonly string[])[]>((paths, part) => paths.flatMap(path => {
    const value = part === '*' ? valueAt(object, path) : undefined;
    const keys = part !== '*' ? [part] : typeof value === 'object' && value !== null ? Object.keys(value) : [];
    return keys.map(key => [...path, key]);
  }), [[]]);
}

/** Whether two paths are the same. */
export function samePath(path: readonly string[], other: readonly string[]): boolean {
  if (path.length !== other.length) {
    return false;
  }
  for (let index = 0; index < path.length; index++) {
    if (path[index] !== other[index]) {
      return false;
    }
  }
  return true;
}
