import { isPlainObject } from './kubernetes-object';
import { podImages, PodImage } from './pod-images';
import { expand, valueAt } from './pod-spec-path';

/** An object that says what pods run, where they are made for another object, which has their pull secrets. */
interface LentPods {
  /** The containers, by a path in which `*` stands for each entry of a list. */
  readonly containers: readonly string[];
  /** The kind of what they are made for. */
  readonly madeFor: string;
}

const TASK: LentPods = {
  containers: ['spec.steps.*', 'spec.stepTemplate', 'spec.sidecars.*'], madeFor: 'TaskRun',
};

/** https://tekton.dev/docs/pipelines/podtemplates/: only runs have a `podTemplate`. */
const LENT: Readonly<Record<string, LentPods>> = {
  'tekton.dev/ClusterTask': TASK,
  'tekton.dev/Pipeline': {
    containers: ['tasks', 'finally'].flatMap(tasks => TASK.containers.map(steps =>
      steps.replace('spec.', `spec.${tasks}.*.taskSpec.`))),
    madeFor: 'PipelineRun',
  },
  'tekton.dev/StepAction': { containers: ['spec'], madeFor: 'TaskRun' },
  'tekton.dev/Task': TASK,
};

/** The kind of object that the pods of an object (`group/kind`) are made for; undefined where it is none of those. */
export function lentTo(groupKind: string): string | undefined {
  return Object.hasOwn(LENT, groupKind) ? LENT[groupKind].madeFor : undefined;
}

/** The images of such pods. */
export function lentImages(groupKind: string, object: unknown): PodImage[] {
  const containers = LENT[groupKind].containers
    .flatMap(path => expand(object, path.split('.'))).map(path => valueAt(object, path)).filter(isPlainObject);
  return podImages({ containers });
}
