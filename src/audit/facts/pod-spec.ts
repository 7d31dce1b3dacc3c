import { at, objectsAt } from './members';
import { apiGroup, isPlainObject, KubernetesObject } from '../../kubernetes/kubernetes-object';
import { podSpecPath, valueAt } from '../../kubernetes/pod-spec-path';

const TEMPLATE = ['spec', 'template', 'spec'];

/** Where kinds that are not built in keep a pod spec, by `group/kind`. */
const CUSTOM_PATHS: Readonly<Record<string, readonly string[]>> = {
  // https://docs.redhat.com/en/documentation/openshift_container_platform/4.19/html/workloads_apis/
  'apps.openshift.io/DeploymentConfig': TEMPLATE,
  'argoproj.io/Rollout': TEMPLATE, // https://argo-rollouts.readthedocs.io/en/stable/features/specification/
  // https://keda.sh/docs/latest/reference/scaledjob-spec/
  'keda.sh/ScaledJob': ['spec', 'jobTargetRef', 'template', 'spec'],
  'serving.knative.dev/Service': TEMPLATE, // https://knative.dev/docs/serving/reference/serving-api/
};

/**
 * Where the kinds of Argo Workflows keep what their pods are made of: a pod for each template, and lists for all of
 * them. https://argo-workflows.readthedocs.io/en/latest/fields/
 */
const WORKFLOW_PATHS: Readonly<Record<string, readonly string[]>> = {
  'argoproj.io/Workflow': ['spec'],
  'argoproj.io/WorkflowTemplate': ['spec'],
  'argoproj.io/ClusterWorkflowTemplate': ['spec'],
  'argoproj.io/CronWorkflow': ['spec', 'workflowSpec'],
};

/** Groups whose objects only describe pods: schemas and patterns of policies. */
const DESCRIBING = new Set([
  'apiextensions.k8s.io', 'constraints.gatekeeper.sh', 'kyverno.io', 'mutations.gatekeeper.sh', 'policies.kyverno.io',
]);

/** Whether a kind holds a pod, at a place that is known. */
export function holdsPod(apiVersion: string | undefined, kind: string | undefined): boolean {
  const key = `${apiGroup(apiVersion)}/${kind}`;
  return (
    podSpecPath(apiVersion, kind) !== undefined
    || Object.hasOwn(CUSTOM_PATHS, key)
    || Object.hasOwn(WORKFLOW_PATHS, key)
  );
}

/**
 * The pod spec of an object; of a workflow, one with the containers of all of its templates. Undefined for an object
 * that holds none.
 */
export function podSpecOf(object: KubernetesObject): Record<string, any> | undefined {
  const { apiVersion, kind } = object;
  const key = `${apiGroup(apiVersion)}/${kind}`;
  const path = podSpecPath(apiVersion, kind) ?? (Object.hasOwn(CUSTOM_PATHS, key) ? CUSTOM_PATHS[key] : undefined);
  if (path === undefined) {
    return Object.hasOwn(WORKFLOW_PATHS, key) ? workflowPodSpec(valueAt(object, WORKFLOW_PATHS[key])) : undefined;
  }
  const podSpec: unknown = valueAt(object, path);
  return isPlainObject(podSpec) ? podSpec : undefined;
}

function workflowPodSpec(spec: unknown): Record<string, any> | undefined {
  if (!isPlainObject(spec)) {
    return undefined;
  }
  const templates = objectsAt(spec, 'templates');
  const containers = templates.flatMap(template => [
    ...['container', 'script']
      .map(member => at(template, member))
      .filter(isPlainObject)
      .map(container => ({ ...container, name: container.name ?? template.name })),
    ...['initContainers', 'sidecars'].flatMap(list => objectsAt(template, list)),
    ...objectsAt(template, 'containerSet', 'containers'),
  ]);
  const { serviceAccountName, imagePullSecrets, volumes } = spec;
  return { serviceAccountName, imagePullSecrets, volumes, containers };
}

/** Whether a text may be of an object with containers, so that it is worth to be parsed. */
export function mayHoldContainers(text: string | Buffer): boolean {
  return ['containers', 'image'].every(member => text.includes(member));
}

/** Whether an object of a kind that is not known has containers with images somewhere. */
export function hasContainers(object: KubernetesObject): boolean {
  // A set is walked to its end, what is added on the way included; objects of callers can refer to themselves.
  const seen = new Set<unknown>(DESCRIBING.has(apiGroup(object.apiVersion)) ? [] : [object]);
  for (const value of seen) {
    if (isPlainObject(value) && objectsAt(value, 'containers').some(({ image }) => typeof image === 'string')) {
      return true;
    }
    if (Array.isArray(value) || isPlainObject(value)) {
      Object.values(value).filter(member => typeof member === 'object').forEach(member => seen.add(member));
    }
  }
  return false;
}
