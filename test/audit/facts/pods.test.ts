import { auditOf, deployment, lists } from '../support';

const pod = (name: string, more: object = {}, spec: object = {}) => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name, ...more },
  spec: { containers: [{ name: 'main', image: 'reg.io/a' }], ...spec },
});
const records = (...objects: object[]) =>
  auditOf(objects).facts.pods.list.map(({ subject }) => `${subject.kind} ${subject.namespace}/${subject.name}`);

const owned = (name: string, more: object = {}, spec: object = {}) =>
  pod(name, { ...more, ownerReferences: [{ kind: 'StatefulSet', name: 'db' }] }, spec);

test('pods that nothing owns have a record each', () => {
  expect(records(pod('c'), pod('a'), pod('b'))).toEqual(['Pod default/c', 'Pod default/a', 'Pod default/b']);
});

test.each([
  ['another image', {}, { containers: [{ name: 'main', image: 'reg.io/b' }] }],
  ['another container name', {}, { containers: [{ name: 'other', image: 'reg.io/a' }] }],
  ['another pull policy', {}, { containers: [{ name: 'main', image: 'reg.io/a', imagePullPolicy: 'Never' }] }],
  ['another ServiceAccount', {}, { serviceAccountName: 'web' }],
  ['another list', {}, { imagePullSecrets: [{ name: 'a' }] }],
  ['a malformed list', {}, { imagePullSecrets: {} }],
  ['another namespace', { namespace: 'a' }, {}],
  ['other annotations of ours', { annotations: { 'cdk8s-registry-access/ignore-PRA103': 'x' } }, {}],
])('pods of one owner with %s are not alike', (_, metadata, spec) => {
  expect(records(owned('a'), owned('b', metadata, spec))).toHaveLength(2);
});

test('what a pod has besides makes no difference', () => {
  const more = owned('b', {}, { nodeName: 'n', containers: [{ name: 'main', image: 'reg.io/a', env: [] }] });
  expect(records(owned('a', { labels: { a: 'b' }, annotations: { a: 'b' } }), more))
    .toEqual(['StatefulSet default/db']);
});

test('pods of one owner are one record for each kind', () => {
  expect(records(owned('db-0'), owned('db-1'))).toEqual(['StatefulSet default/db']);
});

test('former versions of a Deployment are left out', () => {
  const replicaSet = (replicas: number) => ({
    apiVersion: 'apps/v1',
    kind: 'ReplicaSet',
    metadata: { name: 'web-1', ownerReferences: [{ kind: 'Deployment', name: 'web' }] },
    spec: { replicas, template: { spec: { containers: [{ name: 'main', image: 'reg.io/a' }] } } },
  });
  expect(records(replicaSet(0))).toEqual([]);
  expect(records(replicaSet(1), deployment('reg.io/a'))).toEqual(['Deployment default/web']);
});

const ECR = { containers: [{ name: 'main', image: '123456789012.dkr.ecr.eu-west-1.amazonaws.com/x:1' }] };
const ignoring = (reason: string) => ({ annotations: { 'cdk8s-registry-access/ignore-PRA103': reason } });
const found = (...objects: object[]) => auditOf(objects).finish().findings.map(({ rule, name }) => `${rule} ${name}`);

test('the annotation of a pod accepts nothing of others', () => {
  const other = { annotations: { 'cdk8s-registry-access/ignore-PRA999': 'x' } };
  expect(found(pod('a', ignoring('the node pulls it'), ECR), pod('b', ignoring(''), ECR), pod('c', other, ECR)))
    .toEqual(['PRA002 b', 'PRA103 b', 'PRA002 c', 'PRA103 c']);
});

test('the annotation of one pod of a workload accepts nothing of its others; that of the workload does', () => {
  expect(found(owned('a', ignoring('x'), ECR), owned('b', {}, ECR))).toEqual(['PRA103 db']);
  const db = {
    apiVersion: 'apps/v1',
    kind: 'StatefulSet',
    metadata: { name: 'db', ...ignoring('x') },
    spec: { template: { spec: ECR } },
  };
  expect(found(owned('a', {}, ECR), db)).toEqual([]);
});

test.each<[string, object]>([
  ['a Rollout', { apiVersion: 'argoproj.io/v1alpha1', kind: 'Rollout', spec: { template: { spec: ECR } } }],
  ['a Service of Knative',
    { apiVersion: 'serving.knative.dev/v1', kind: 'Service', spec: { template: { spec: ECR } } }],
  ['a DeploymentConfig',
    { apiVersion: 'apps.openshift.io/v1', kind: 'DeploymentConfig', spec: { template: { spec: ECR } } }],
  ['a ScaledJob',
    { apiVersion: 'keda.sh/v1alpha1', kind: 'ScaledJob', spec: { jobTargetRef: { template: { spec: ECR } } } }],
  [
    'a Workflow',
    {
      apiVersion: 'argoproj.io/v1alpha1',
      kind: 'Workflow',
      spec: { templates: [{ name: 't', container: ECR.containers[0] }] },
    },
  ],
  [
    'a CronWorkflow',
    {
      apiVersion: 'argoproj.io/v1alpha1',
      kind: 'CronWorkflow',
      spec: { workflowSpec: { templates: [{ name: 't', script: ECR.containers[0] }] } },
    },
  ],
])('%s holds pods', (_, object) => {
  const metadata = { name: 'a', namespace: 'x' };
  expect(found({ metadata, ...object })).toEqual(['PRA103 a']);
  const accounts = [
    {
      apiVersion: 'v1',
      kind: 'ServiceAccount',
      metadata: { name: 'default', namespace: 'x' },
      imagePullSecrets: [{ name: 'gone' }],
    },
  ];
  const { facts } = auditOf([{ metadata, ...object }, ...accounts]);
  expect(facts.pulls.of(facts.pods.list[0]).secrets).toHaveLength(1);
});

test('kinds whose pods are not known are noted, those that only describe pods are not', () => {
  const volcano = (name: string) => ({
    apiVersion: 'batch.example.com/v1alpha1',
    kind: 'Job',
    metadata: { name },
    spec: { tasks: [{ template: { spec: ECR } }] },
  });
  const policy = {
    apiVersion: 'kyverno.io/v1',
    kind: 'Policy',
    metadata: { name: 'a' },
    spec: { rules: [{ validate: { pattern: { spec: ECR } } }] },
  };
  const metrics = {
    apiVersion: 'metrics.k8s.io/v1beta1',
    kind: 'PodMetrics',
    metadata: { name: 'a' },
    containers: [{ name: 'a', usage: {} }],
  };
  const service: any = { apiVersion: 'v1', kind: 'Service', metadata: { name: 'a' } };
  service.itself = service;
  expect(auditOf([volcano('a'), volcano('b'), policy, metrics, service]).facts.unchecked.notes).toEqual([
    { isNote: true, message: 'kind Job (batch.example.com) has a pod template and was not checked: 2 objects' },
  ]);
});

test('each pod of an object with several has its images and its list', () => {
  const template = (image: string, name: string) => ({ spec: { containers: [{ name, image }], ...lists(name) } });
  const ray = {
    apiVersion: 'ray.io/v1',
    kind: 'RayCluster',
    metadata: { name: 'a' },
    spec: {
      headGroupSpec: { template: template('reg.io/head', 'one') },
      workerGroupSpecs: [{ template: template('reg.io/worker', 'two') }],
    },
  };
  expect(auditOf([ray]).facts.pods.list.map(({ lists: { own }, images }) => [own, images.map(({ image }) => image)]))
    .toEqual([[['one'], ['reg.io/head']], [['two'], ['reg.io/worker']]]);
});

test.each([
  ['a removed API version', { apiVersion: 'extensions/v1beta1', kind: 'Deployment' }],
  ['a template of OpenShift', undefined],
])('the pods of %s are looked at', (_, type) => {
  const spec = { template: { spec: { containers: [{ name: 'a', image: 'reg.io/a' }] } } };
  const object = { ...type ?? { apiVersion: 'apps/v1', kind: 'Deployment' }, metadata: { name: 'a' }, spec };
  const template = {
    apiVersion: 'template.openshift.io/v1',
    kind: 'Template',
    metadata: { name: 't' },
    objects: [object],
  };
  expect(auditOf([type ? object : template]).facts.pods.list).toHaveLength(1);
});

test('a kind that only names pull secrets is noted', () => {
  const kafka = {
    apiVersion: 'kafka.example.com/v1',
    kind: 'Kafka',
    metadata: { name: 'a' },
    spec: { imagePullSecrets: [{ name: 'x' }] },
  };
  expect(auditOf([kafka]).facts.unchecked.notes)
    .toEqual([{
      isNote: true,
      message: 'kind Kafka (kafka.example.com) names pull secrets and was not checked: 1 object',
    }]);
});
