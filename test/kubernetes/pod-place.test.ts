import { CUSTOM_PODS } from '../../src/kubernetes/custom-pods';
import { podImages } from '../../src/kubernetes/pod-images';
import { customPodPlaces, podSpecAt, pullSecretListPath, serviceAccountPath } from '../../src/kubernetes/pod-place';

function podsOf(apiVersion: string, kind: string, spec: object) {
  const object = { apiVersion, kind, metadata: { name: 'web' }, spec };
  return customPodPlaces(object).map(place => {
    const podSpec = podSpecAt(object, place);
    return {
      images: podImages(podSpec).map(({ container, image }) => `${container}=${image}`),
      pullSecrets: podSpec.imagePullSecrets,
      account: podSpec.serviceAccountName,
    };
  });
}

test.each([
  [
    'a pod for each template of a workflow, by the list of all', 'argoproj.io/v1alpha1', 'Workflow',
    {
      serviceAccountName: 'runner',
      imagePullSecrets: [{ name: 'pull' }],
      volumes: [{ name: 'model', image: { reference: 'model:1' } }],
      templates: [
        { name: 'a', container: { image: 'a:1' }, sidecars: [{ name: 'side', image: 'side:1' }] },
        { name: 'b', script: { image: 'b:1' }, serviceAccountName: 'other' },
        { name: 'c', containerSet: { containers: [{ name: 'c', image: 'c:1' }] } },
      ],
    },
    [
      { images: ['container=a:1', 'side=side:1', 'model=model:1'], pullSecrets: [{ name: 'pull' }], account: 'runner' },
      { images: ['script=b:1', 'model=model:1'], pullSecrets: [{ name: 'pull' }], account: 'other' },
      { images: ['c=c:1', 'model=model:1'], pullSecrets: [{ name: 'pull' }], account: 'runner' },
    ],
  ],
  [
    'inline templates of a workflow, and its defaults', 'argoproj.io/v1alpha1', 'CronWorkflow',
    {
      workflowSpec: {
        templateDefaults: { container: { image: 'default:1' } },
        templates: [
          { name: 'a', steps: [[{ name: 's', inline: { container: { image: 'step:1' } } }, { template: 'c' }]] },
          { name: 'b', dag: { tasks: [{ name: 't', inline: { script: { image: 'task:1' } } }] } },
        ],
      },
    },
    [
      { images: [] }, { images: [] }, { images: ['container=step:1'] }, { images: ['script=task:1'] },
      { images: ['container=default:1'] },
    ],
  ],
  [
    'the steps of a TaskRun, by its pod template', 'tekton.dev/v1', 'TaskRun',
    {
      serviceAccountName: 'builder',
      podTemplate: { imagePullSecrets: [{ name: 'pull' }] },
      taskSpec: { steps: [{ name: 'build', image: 'build:1' }], sidecars: [{ name: 'db', image: 'db:1' }] },
    },
    [{ images: ['build=build:1', 'db=db:1'], pullSecrets: [{ name: 'pull' }], account: 'builder' }],
  ],
  [
    'each pod of a Kafka, as the account that Strimzi makes', 'kafka.strimzi.io/v1', 'Kafka',
    { kafka: { image: 'kafka:1' }, entityOperator: { topicOperator: { image: 'topic:1' } } },
    [
      { images: ['image=kafka:1'], account: 'web-kafka' },
      { images: ['image=topic:1'], account: 'web-entity-operator' },
    ],
  ],
  [
    'the names of a SparkApplication as references', 'sparkoperator.k8s.io/v1beta2', 'SparkApplication',
    { image: 'spark:1', imagePullSecrets: ['pull'], driver: { serviceAccount: 'spark' } },
    [{ images: ['image=spark:1'], pullSecrets: [{ name: 'pull' }], account: 'spark' }],
  ],
  [
    'the sidecars and init containers of a SparkApplication', 'sparkoperator.k8s.io/v1beta2', 'SparkApplication',
    {
      image: 'spark:1',
      driver: { sidecars: [{ name: 'log', image: 'log:1' }] },
      executor: { initContainers: [{ name: 'load', image: 'load:1' }] },
    },
    [{ images: ['log=log:1', 'load=load:1', 'image=spark:1'] }],
  ],
  [
    'containers and an image beside them of a Prometheus', 'monitoring.coreos.com/v1', 'Prometheus',
    { image: 'prometheus:1', thanos: { image: 'thanos:1' }, containers: [{ name: 'proxy', image: 'proxy:1' }] },
    [{ images: ['proxy=proxy:1', 'image=prometheus:1', 'image=thanos:1'] }],
  ],
  ['nothing of a Rollout that refers to a Deployment', 'argoproj.io/v1alpha1', 'Rollout', { workloadRef: {} }, []],
  ['nothing of a kind that is not known', 'example.com/v1', 'App', { template: { spec: { containers: [] } } }, []],
])('%s', (_, apiVersion, kind, spec, expected) => {
  expect(podsOf(apiVersion, kind, spec)).toEqual(expected);
});

test.each([
  ['tekton.dev/v1', 'taskRunTemplate.podTemplate'], ['tekton.dev/v1beta1', 'podTemplate'],
])('a PipelineRun of %s has its list in %s', (apiVersion, holder) => {
  const [place] = customPodPlaces({ apiVersion, kind: 'PipelineRun', spec: {} });
  expect(pullSecretListPath(place).join('.')).toBe(`spec.${holder}.imagePullSecrets`);
});

test('a pod whose operator makes its ServiceAccount can be given none', () => {
  const [place] = customPodPlaces({ apiVersion: 'rabbitmq.com/v1beta1', kind: 'RabbitmqCluster', spec: {} });
  expect(serviceAccountPath(place)).toBeUndefined();
});

test('each kind of the table is one of a group, and says where a pod is', () => {
  for (const [kind, pods] of Object.entries(CUSTOM_PODS)) {
    expect(kind).toMatch(/^[a-z0-9-]+(\.[a-z0-9-]+)+\/(v\d\w*\/)?[A-Z]\w+$/);
    expect(pods.map(({ at }) => at.split('.')[0])).toEqual(pods.map(() => 'spec'));
  }
});
