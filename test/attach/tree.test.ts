import { join } from 'node:path';
import { ApiObject, Helm, Include, Testing, Yaml } from 'cdk8s';
import * as kplus from 'cdk8s-plus-27';
import { attach, deployment, newChart, pulls, workload } from './support';
import { AccessPattern } from '../../src';
import { temporaryFolder } from '../support/folder';

const { WORKLOAD, NAMESPACE, DEDICATED_SERVICE_ACCOUNT } = AccessPattern;
const folder = temporaryFolder();

const POD_SPEC = { containers: [{ name: 'main', image: 'ghcr.io/a/b' }] };

describe('what an attachment reaches', () => {
  test.each([
    ['v1', 'Pod', { spec: POD_SPEC }],
    ['v1', 'PodTemplate', { template: { spec: POD_SPEC } }],
    ['v1', 'ReplicationController', { spec: { template: { spec: POD_SPEC } } }],
    ['apps/v1', 'Deployment', { spec: { template: { spec: POD_SPEC } } }],
    ['apps/v1', 'StatefulSet', { spec: { template: { spec: POD_SPEC } } }],
    ['apps/v1', 'DaemonSet', { spec: { template: { spec: POD_SPEC } } }],
    ['apps/v1', 'ReplicaSet', { spec: { template: { spec: POD_SPEC } } }],
    ['batch/v1', 'Job', { spec: { template: { spec: POD_SPEC } } }],
    ['batch/v1', 'CronJob', { spec: { jobTemplate: { spec: { template: { spec: POD_SPEC } } } } }],
  ])('the pods of a %s %s', (apiVersion, kind, body) => {
    const chart = newChart();
    attach(workload(chart, apiVersion, kind, 'web', body), WORKLOAD);
    expect(pulls(chart)).toEqual({ [`${kind} web`]: 'pull' });
  });

  test('a cdk8s-plus workload, behind the secret that it names itself', () => {
    const chart = newChart();
    const dockerRegistryAuth = new kplus.DockerConfigSecret(chart, 'Own', { data: {}, metadata: { name: 'own' } });
    const web = new kplus.Deployment(chart, 'Web', {
      metadata: { name: 'web' }, dockerRegistryAuth, containers: [{ image: 'ghcr.io/a/b' }],
    });
    attach(web, WORKLOAD);
    expect(pulls(chart)['Deployment web']).toBe('own,pull');
  });

  test('a cdk8s-plus ServiceAccount', () => {
    const chart = newChart();
    attach(new kplus.ServiceAccount(chart, 'Builder', { metadata: { name: 'builder' } }), NAMESPACE);
    expect(pulls(chart)).toEqual({ 'ServiceAccount builder': 'pull' });
  });

  test('an L1 class of cdk8s-plus', () => {
    const chart = newChart();
    const web = new kplus.k8s.KubeDeployment(chart, 'Web', {
      metadata: { name: 'web' },
      spec: { selector: {}, template: { spec: POD_SPEC } },
    });
    const account = new kplus.k8s.KubeServiceAccount(chart, 'Account', { metadata: { name: 'builder' } });
    attach(web, WORKLOAD);
    attach(account, NAMESPACE);
    expect(pulls(chart)).toEqual({ 'Deployment web': 'pull', 'ServiceAccount builder': 'pull' });
  });

  test('everything below a chart, also what is added to it later', () => {
    const chart = newChart();
    deployment(chart, 'early');
    attach(chart, WORKLOAD);
    deployment(chart, 'late');
    expect(pulls(chart)).toEqual({ 'Deployment early': 'pull', 'Deployment late': 'pull' });
  });

  test('an Include, the items of its lists too', () => {
    const chart = newChart();
    const file = join(folder, 'all.yaml');
    const item = (name: string) => ({ apiVersion: 'v1', kind: 'Pod', metadata: { name }, spec: POD_SPEC });
    Yaml.save(file, [
      item('single'),
      {
        apiVersion: 'v1',
        kind: 'List',
        items: [item('first'), { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'c' } }, item('second')],
      },
    ]);
    attach(new Include(chart, 'Include', { url: file }), WORKLOAD);
    expect(pulls(chart)).toEqual({
      'Pod single': 'pull', 'Pod first': 'pull', 'ConfigMap c': '', 'Pod second': 'pull',
    });
  });

  test('a Helm release', () => {
    const chart = newChart();
    const helm = join(__dirname, 'helm-stand-in');
    attach(new Helm(chart, 'Release', { chart: 'any', helmExecutable: helm }), WORKLOAD);
    expect(pulls(chart)).toEqual({ 'Deployment rendered': 'pull' });
  });

  test('a custom resource, by the path of its pod spec', () => {
    const chart = newChart();
    const custom = workload(chart, 'example.com/v1', 'App', 'web', {
      spec: { template: { spec: POD_SPEC } },
    });
    attach(custom, WORKLOAD, { podSpecPath: 'spec.template.spec' });
    expect(pulls(chart)).toEqual({ 'App web': 'pull' });
  });

  test('a custom resource with several pod specs, each by its own grant', () => {
    const chart = newChart();
    const cluster = workload(chart, 'ray.io/v1', 'RayCluster', 'ray', {
      spec: { head: { template: { spec: POD_SPEC } }, workers: [{ template: { spec: POD_SPEC } }] },
    });
    ['spec.head.template.spec', 'spec.workers.0.template.spec'].forEach(podSpecPath =>
      attach(cluster, WORKLOAD, { podSpecPath }),
    );
    const [{ spec }] = Testing.synth(chart);
    expect([spec.head, spec.workers[0]].map(({ template }) => template.spec.imagePullSecrets))
      .toEqual([[{ name: 'pull' }], [{ name: 'pull' }]]);
  });

  test('only custom resources that have a pod spec at the path', () => {
    const chart = newChart();
    workload(chart, 'v1', 'ConfigMap', 'settings', { data: {} });
    deployment(chart, 'web');
    attach(chart, DEDICATED_SERVICE_ACCOUNT, { podSpecPath: 'spec.template.spec' });
    expect(pulls(chart)).toEqual({
      'ConfigMap settings': '', 'Deployment web': ' as web-pull', 'ServiceAccount web-pull': 'pull',
    });
  });

  test.each([
    'spec.tempalte.spec', 'spec.template',
  ])('no custom resource by the wrong path %s, which is an error', podSpecPath => {
    const chart = newChart();
    attach(
      workload(chart, 'example.com/v1', 'App', 'web', { spec: { template: { spec: POD_SPEC } } }),
      WORKLOAD,
      { podSpecPath },
    );
    expect(() => Testing.synth(chart)).toThrow(
      `contains neither a workload nor a ServiceAccount (nor a pod spec at '${podSpecPath}')`,
    );
  });

  test('nothing by a path that nothing of a scope has, which is an error too', () => {
    const chart = newChart();
    deployment(chart, 'web');
    attach(chart, WORKLOAD, { podSpecPath: 'spec.tempalte.spec' });
    expect(() => Testing.synth(chart)).toThrow("nothing in 'chart' has a pod spec at 'spec.tempalte.spec'");
  });

  test('nothing beside what was granted', () => {
    const chart = newChart();
    attach(deployment(chart, 'web'), WORKLOAD);
    deployment(chart, 'other');
    expect(pulls(chart)['Deployment other']).toBe('');
  });
});

test('an ApiObject without a kind does not disturb', () => {
  const chart = newChart();
  new ApiObject(chart, 'Odd', { apiVersion: 'v1' } as any);
  attach(deployment(chart, 'web'), WORKLOAD);
  expect(Testing.synth(chart)).toHaveLength(2);
});
