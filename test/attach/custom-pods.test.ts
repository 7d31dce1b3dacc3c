import { JsonPatch, Testing } from 'cdk8s';
import { attach, newChart, serviceAccount, workload } from './support';
import { AccessPattern } from '../../src';

const { DEDICATED_SERVICE_ACCOUNT, NAMESPACE, WORKLOAD } = AccessPattern;
const PULL = [{ name: 'pull' }];
const CONTAINER = { name: 'main', image: 'registry.example.com/a:1' };

/** The spec of a custom resource once it is granted. */
function granted(apiVersion: string, kind: string, spec: object, pattern = WORKLOAD): any {
  const chart = newChart();
  attach(workload(chart, apiVersion, kind, 'web', { spec }), pattern);
  return Testing.synth(chart).find(manifest => manifest.kind === kind).spec;
}

describe('a custom resource gets the pull secret where its operator looks for it', () => {
  test.each([
    ['argoproj.io/v1alpha1', 'Rollout', { template: { spec: { containers: [CONTAINER] } } }, 'template.spec'],
    ['serving.knative.dev/v1', 'Service', { template: { spec: { containers: [CONTAINER] } } }, 'template.spec'],
    ['keda.sh/v1alpha1', 'ScaledJob', { jobTargetRef: { template: { spec: { containers: [CONTAINER] } } } },
      'jobTargetRef.template.spec'],
    ['argoproj.io/v1alpha1', 'Workflow', { templates: [{ name: 'a', container: CONTAINER }] }, ''],
    ['argoproj.io/v1alpha1', 'CronWorkflow', { workflowSpec: { templates: [{ name: 'a', script: CONTAINER }] } },
      'workflowSpec'],
    ['tekton.dev/v1', 'TaskRun', { taskSpec: { steps: [CONTAINER] } }, 'podTemplate'],
    ['tekton.dev/v1', 'PipelineRun', { pipelineSpec: { tasks: [] } }, 'taskRunTemplate.podTemplate'],
    ['tekton.dev/v1beta1', 'PipelineRun', { pipelineSpec: { tasks: [] } }, 'podTemplate'],
    ['kafka.strimzi.io/v1', 'KafkaConnect', { image: CONTAINER.image }, 'template.pod'],
    ['kafka.strimzi.io/v1', 'Kafka', { kafka: { image: CONTAINER.image } }, 'kafka.template.pod'],
    ['monitoring.coreos.com/v1', 'Prometheus', { image: CONTAINER.image }, ''],
    ['postgresql.cnpg.io/v1', 'Cluster', { imageName: CONTAINER.image }, ''],
  ])('%s %s', (apiVersion, kind, spec, holder) => {
    const found = granted(apiVersion, kind, spec);
    expect(holder.split('.').filter(Boolean).reduce((value, member) => value[member], found).imagePullSecrets)
      .toEqual(PULL);
  });

  test('as names, where it takes names', () => {
    expect(granted('sparkoperator.k8s.io/v1beta2', 'SparkApplication', { imagePullSecrets: ['own'] }).imagePullSecrets)
      .toEqual(['own', 'pull']);
  });

  test('which is an error where references stand in it', () => {
    expect(() => granted('sparkoperator.k8s.io/v1beta2', 'SparkApplication', { imagePullSecrets: [{ name: 'own' }] }))
      .toThrow(/SparkApplication .* must be a list of names such as \['pull'\], got Object in it$/);
  });

  test('in each of its pods', () => {
    const podTemplate = { spec: { imagePullSecrets: [{ name: 'own' }] } };
    const spec = { nodeSets: [{ name: 'a' }, { name: 'b', podTemplate }] };
    expect(granted('elasticsearch.k8s.elastic.co/v1', 'Elasticsearch', spec).nodeSets).toEqual([
      { name: 'a', podTemplate: { spec: { imagePullSecrets: PULL } } },
      { name: 'b', podTemplate: { spec: { imagePullSecrets: [{ name: 'own' }, ...PULL] } } },
    ]);
  });

  test('once, where its pods share a list', () => {
    const templates = [{ name: 'a', container: CONTAINER }, { name: 'b', container: CONTAINER }];
    expect(granted('argoproj.io/v1alpha1', 'Workflow', { templates }).imagePullSecrets).toEqual(PULL);
  });

  test('only in the pods that it makes', () => {
    expect(granted('kafka.strimzi.io/v1', 'Kafka', { kafka: {}, cruiseControl: {} })).toEqual({
      kafka: { template: { pod: { imagePullSecrets: PULL } } },
      cruiseControl: { template: { pod: { imagePullSecrets: PULL } } },
    });
  });
});

describe('the ServiceAccount of a custom resource', () => {
  test('carries the secret, by a pattern of ServiceAccounts', () => {
    const chart = newChart();
    serviceAccount(chart, 'runner');
    const templates = [{ name: 'a', container: CONTAINER, serviceAccountName: 'runner' }];
    attach(workload(chart, 'argoproj.io/v1alpha1', 'Workflow', 'web', { spec: { templates } }), NAMESPACE);
    const [account, workflow] = Testing.synth(chart);
    expect([account.imagePullSecrets, workflow.spec.imagePullSecrets]).toEqual([PULL, undefined]);
  });

  test('is dedicated to all pods of the object', () => {
    const spec = {
      headGroupSpec: { template: { spec: { containers: [CONTAINER] } } },
      workerGroupSpecs: [{ template: { spec: { containers: [CONTAINER] } } }],
    };
    const found = granted('ray.io/v1', 'RayCluster', spec, DEDICATED_SERVICE_ACCOUNT);
    expect([found.headGroupSpec, ...found.workerGroupSpecs].map(group => group.template.spec.serviceAccountName))
      .toEqual(['web-pull', 'web-pull']);
  });

  test.each([NAMESPACE, DEDICATED_SERVICE_ACCOUNT])('is left alone by %s where the operator makes it', pattern => {
    expect(granted('rabbitmq.com/v1beta1', 'RabbitmqCluster', { image: CONTAINER.image }, pattern))
      .toEqual({ image: CONTAINER.image, imagePullSecrets: PULL });
  });
});

test('items of a typed list do not say their kind, and are granted all the same', () => {
  const chart = newChart();
  const items = [{ metadata: { name: 'web' }, spec: { template: { spec: { containers: [CONTAINER] } } } }];
  attach(workload(chart, 'argoproj.io/v1alpha1', 'RolloutList', 'all', { items }), WORKLOAD);
  const [list] = Testing.synth(chart);
  expect(list.items[0].spec.template.spec.imagePullSecrets).toEqual(PULL);
});

test('the list of a custom resource is there although a JSON patch takes its parent away', () => {
  const chart = newChart();
  const connect = workload(chart, 'kafka.strimzi.io/v1', 'KafkaConnect', 'web', { spec: { template: {} } });
  connect.addJsonPatch(JsonPatch.replace('/spec/template', {}));
  attach(connect, WORKLOAD);
  expect(Testing.synth(chart)[0].spec.template).toEqual({ pod: { imagePullSecrets: PULL } });
});
