import { expectLinear } from '../../support/linear';
import { FETCH, refreshJob, writes } from '../refresh';
import { auditOf } from '../support';

const jobs = (...objects: object[]) => auditOf(objects).facts.refreshJobs;
const configMap = (data: object, name = 'scripts') => ({
  apiVersion: 'v1', kind: 'ConfigMap', metadata: { name }, data,
});
const mounting = (name: string) =>
  refreshJob({ script: 'sh /scripts/run.sh', podSpec: { volumes: [{ name: 's', configMap: { name } }] } });

test.each([
  ['ecr', FETCH.ecr, ['ecr']],
  ['the API of ECR', 'curl -X POST -H "X-Amz-Target: AmazonEC2ContainerRegistry_V20150921.GetAuthorizationToken"',
    ['ecr']],
  ['the old command of ECR', 'aws ecr get-login --no-include-email', ['ecr']],
  ['ecr-public', FETCH.ecrPublic, ['ecr-public']],
  ['the metadata server of Google', FETCH.artifactRegistry, ['artifact-registry']],
  ['gcloud', FETCH.gcloud, ['artifact-registry']],
  ['the exchange of ACR', FETCH.acr, ['acr']],
  ['az', 'az acr login --name acme --expose-token', ['acr']],
])('a job that asks %s and writes a Secret is known by it', (_, fetch, providers) => {
  expect(jobs(refreshJob({ script: writes(fetch) })).map(({ facts }) => facts.providers)).toEqual([providers]);
});

test.each([
  ['writes nothing',
    refreshJob({ script: 'aws ecr get-login-password | docker login --username AWS --password-stdin' })],
  ['asks for no token', refreshJob({ script: 'kubectl create secret generic tls' })],
  ['is no Job', { ...refreshJob(), apiVersion: 'batch.volcano.sh/v1' }],
  [
    'a CronJob made',
    {
      apiVersion: 'batch/v1',
      kind: 'Job',
      metadata: { name: 'a-28000000', ownerReferences: [{ kind: 'CronJob', name: 'a' }] },
      spec: { template: { spec: { containers: [{ name: 'a', args: [writes(FETCH.ecr)] }] } } },
    },
  ],
])('a job that %s is none', (_, job) => {
  expect(jobs(job)).toEqual([]);
});

test.each([
  ['a volume', { volumes: [{ name: 's', configMap: { name: 'scripts' } }] }],
  ['a projected volume', { volumes: [{ name: 's', projected: { sources: [{ configMap: { name: 'scripts' } }] } }] }],
])('a script in a ConfigMap counts, by %s, whichever comes first', (_, podSpec) => {
  const job = refreshJob({ script: 'sh /scripts/run.sh', podSpec });
  const scripts = configMap({ 'run.sh': writes(FETCH.acr) });
  expect(jobs(scripts, job).map(({ facts }) => facts.providers)).toEqual([['acr']]);
  expect(jobs(job, scripts)).toHaveLength(1);
  expect(jobs(job, { ...scripts, metadata: { name: 'scripts', namespace: 'other' } })).toEqual([]);
});

test('our own refreshers are known by their label and plan', () => {
  const parts = {
    ecr: { provider: 'ecr', service: 'ecr' }, eu: { provider: 'ecr', service: 'ecr' }, robot: { provider: 'static' },
  };
  const planOf = (members: object) =>
    configMap({
      'plan.json': JSON.stringify({
        parts, secrets: [{ name: 'pull' }, { name: 'pull-2' }], namespaces: ['a', 'b'], ...members,
      }),
    });
  const plan = planOf({});
  const [{ facts }] = jobs(plan, mounting('scripts'));
  expect(facts).toMatchObject({
    providers: ['ecr'], secretNames: ['pull', 'pull-2'], namespaces: ['a', 'b'], writes: true,
  });
  expect(jobs(planOf({ selector: { labels: 'a=b' } }), mounting('scripts'))[0].facts.namespaces).toEqual(['$SELECTED']);
  const others = {
    a: { provider: 'ecr', service: 'ecr-public' }, b: { provider: 'acr' }, c: { provider: 'artifact-registry' },
  };
  expect(jobs(planOf({ parts: others }), mounting('scripts'))[0].facts.providers)
    .toEqual(['ecr-public', 'acr', 'artifact-registry']);
  expect(
    jobs(
      refreshJob({
        script: 'true', metadata: { name: 'a', labels: { 'app.kubernetes.io/component': 'pull-secret-refresher' } },
      }),
    ),
  ).toHaveLength(1);
});

test.each([
  '', '{', 'null', '[]', '"a"', '{"parts":[],"secrets":{},"namespaces":1}',
  '{"parts":{"a":null,"b":{"provider":"x"}},"secrets":[null,{"name":1}]}',
])(
  'a file with the name of a plan need not be one: %s', text => {
    expect(jobs(configMap({ 'plan.json': text }), mounting('scripts'))).toEqual([]);
  });

test('variables of the job are put in', () => {
  const script = `${FETCH.ecr}; for ns in a b; do kubectl create secret docker-registry "\${NAME}" --namespace="$ns"; `
    + 'done';
  const podSpec = {
    containers: [
      {
        name: 'a',
        args: [script],
        env: [
          { name: 'NAME', value: 'pull' },
          { name: 'OTHER', value: 'hunter2 ' },
        ],
      },
    ],
  };
  const { facts } = jobs(refreshJob({ podSpec }))[0];
  expect(facts).toMatchObject({ secretNames: ['pull'], namespaces: ['$ns'] });
  const known = {
    containers: [
      {
        name: 'a',
        image: 'nabsul/k8s-ecr-login-renew:v2',
        env: [
          { name: 'DOCKER_SECRET_NAME', value: 'pull' },
          { name: 'TARGET_NAMESPACE', value: 'a' },
        ],
      },
    ],
  };
  expect(jobs(refreshJob({ podSpec: known }))[0].facts)
    .toMatchObject({ providers: ['ecr'], secretNames: ['pull'], namespaces: ['a'] });
});

test.each([
  ['that of the job', [{ name: 'NAME', value: 'other' }], 'other'],
  ['that of the script where the job has none', [], 'pull'],
])('of a variable with a value of its own in the script, %s counts', (_, env, expected) => {
  const args = [`${FETCH.ecr}; kubectl create secret docker-registry "\${NAME:-pull}"`];
  expect(jobs(refreshJob({ podSpec: { containers: [{ name: 'a', args, env }] } }))[0].facts.secretNames)
    .toEqual([expected]);
});

test.each([
  ['all of a ConfigMap', { envFrom: [{ configMapRef: { name: 'names' } }] }, '$NAME'],
  ['all of a ConfigMap with a prefix', { envFrom: [{ prefix: 'X_', configMapRef: { name: 'names' } }] }, '$X_NAME'],
  ['one of a ConfigMap', { env: [{ name: 'Y', valueFrom: { configMapKeyRef: { name: 'names', key: 'NAME' } } }] },
    '$Y'],
])('variables are put in that come from %s, whichever comes first', (_, container, name) => {
  const script = `${FETCH.ecr}; kubectl create secret docker-registry ${name}`;
  const job = refreshJob({ podSpec: { containers: [{ name: 'a', args: [script], ...container }] } });
  const names = configMap({ NAME: 'pull', OTHER: 'a text', NONE: 1 }, 'names');
  expect(jobs(names, job)[0].facts.secretNames).toEqual(['pull']);
  expect(jobs(job, names)[0].facts.secretNames).toEqual(['pull']);
  expect(jobs(job)[0].facts.secretNames).toEqual([name]);
});

test.each(['ecr ', 'ecr-public ', 'delete secret -x ', 'create secret generic -x ', 'acr login ', '-n ', '/secrets'])(
  'a hostile script is looked through in one pass: %s', async text => {
    await expectLinear(2 ** 18, bytes => configMap({ 'run.sh': text.repeat(bytes / text.length) }), jobs);
  });
