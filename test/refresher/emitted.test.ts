import { App, Chart, Testing } from 'cdk8s';
import { ApiStandIn } from './support/api-stand-in';
import { ACCESS_KEY, ecrAnswer, ecrHost, newToken } from './support/ecr';
import { modulesOf } from './support/modules';
import { runPod } from './support/pod';
import { StandIn } from './support/stand-in';
import { CloudIdentity, RefreshCronJob, Registry, RegistryCredentials } from '../../src';

const identity = CloudIdentity.awsAccessKey({ secretName: 'aws' });
const registry = (region: string, fips: boolean) => Registry.ecr({ account: '123456789012', region, fips });

let api: ApiStandIn;
let cloud: StandIn;
const tokens = { ordinary: newToken(), fips: newToken() };
beforeAll(async () => {
  api = await ApiStandIn.start();
  cloud = await StandIn.start({
    [ecrHost('eu-west-1')]: () => ecrAnswer(tokens.ordinary),
    'ecr-fips.us-east-1.amazonaws.com': () => ecrAnswer(tokens.fips),
  }, [ecrHost('eu-west-1'), 'ecr-fips.us-east-1.amazonaws.com']);
});
afterAll(() => Promise.all([api.server.stop(), cloud.stop()]));

test('the program does what a refresher is synthesized for', async () => {
  const chart = new Chart(new App(), 'chart', { namespace: 'own' });
  new RefreshCronJob(chart, 'Refresh', {
    credentials: [
      ...[registry('eu-west-1', false), registry('us-east-1', true)].map(one =>
        RegistryCredentials.token(one, { identity }),
      ),
      RegistryCredentials.existingSecret('robot', { covers: [Registry.harbor('harbor.example.com')] }),
    ],
    namespaces: ['payments', 'shop'],
    secretName: 'registries',
    refresh: {
      name: 'pull',
      secretLabels: { team: 'a' },
      proxy: { httpsProxy: `http://${cloud.address}` },
      caBundle: { configMapName: 'corporate-ca' },
    },
  });
  const objects = Testing.synth(chart);
  const { 'plan.json': text, ...modules } = objects.find(({ kind }) => kind === 'ConfigMap').data;
  const plan = JSON.parse(text);
  expect(Object.keys(modules).sort()).toEqual(modulesOf(plan));

  const auth = Buffer.from('robot:secret').toString('base64');
  const { code, lines, said } = await runPod({
    api,
    plan,
    cloud,
    identity: {
      'secrets/aws/AWS_ACCESS_KEY_ID': ACCESS_KEY.id, 'secrets/aws/AWS_SECRET_ACCESS_KEY': ACCESS_KEY.secret,
    },
    statics: { 'static-robot': JSON.stringify({ auths: { 'harbor.example.com': { auth } } }) },
    previous: {},
    config: modules,
  });
  expect([code, lines.filter(line => /FAILED|without/.test(line))]).toEqual([0, []]);
  expect(said).toHaveProperty(['Secret payments/registries']);
  expect(Object.keys(api.applied).sort()).toEqual([
    'own/secrets/pull-parts', 'payments/secrets/registries', 'shop/secrets/registries',
  ]);
  const written: any = Object.values(api.applied).find((manifest: any) => manifest.metadata.namespace === 'shop');
  expect(written.metadata.labels).toMatchObject({ 'team': 'a', 'app.kubernetes.io/name': 'pull' });
  const { auths } = JSON.parse(Buffer.from(written.data['.dockerconfigjson'], 'base64').toString());
  expect(Object.entries<any>(auths).map(([key, entry]) => [key, entry.password ?? entry.auth])).toEqual([
    ['123456789012.dkr.ecr.eu-west-1.amazonaws.com', tokens.ordinary],
    ['123456789012.dkr.ecr-fips.us-east-1.amazonaws.com', tokens.fips],
    ['harbor.example.com', auth],
  ]);

  // What the pod of these tests starts is what is emitted.
  const { command } = objects.find(({ kind }) => kind === 'CronJob').spec.jobTemplate.spec.template.spec.containers[0];
  expect(command).toEqual([
    'node',
    '--permission',
    '--allow-fs-read=/registry-access/*',
    '--allow-fs-read=/var/run/secrets/kubernetes.io/serviceaccount/*',
    '/registry-access/config/main.mjs',
  ]);
});
