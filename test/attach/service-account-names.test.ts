import { Testing } from 'cdk8s';
import { Construct } from 'constructs';
import { attach, deployment, newChart, pulls, pullSecret, serviceAccount, workload } from './support';
import { AccessPattern } from '../../src';

const { DEDICATED_SERVICE_ACCOUNT } = AccessPattern;

const POD_SPEC = { containers: [{ name: 'main', image: 'ghcr.io/a/b' }] };

test('a workload that names no ServiceAccount gets one of its own', () => {
  const chart = newChart();
  attach(deployment(chart, 'web'), DEDICATED_SERVICE_ACCOUNT);
  expect(pulls(chart)).toEqual({ 'Deployment web': ' as web-pull', 'ServiceAccount web-pull': 'pull' });
});

test('the name of the ServiceAccount may be given', () => {
  const chart = newChart();
  attach(deployment(chart, 'web'), DEDICATED_SERVICE_ACCOUNT, { serviceAccountName: 'puller' });
  expect(pulls(chart)).toEqual({ 'Deployment web': ' as puller', 'ServiceAccount puller': 'pull' });
});

test('a name that is given counts for grants that give none, before or after', () => {
  const chart = newChart();
  const web = deployment(chart, 'web');
  attach(web, DEDICATED_SERVICE_ACCOUNT);
  attach(web, DEDICATED_SERVICE_ACCOUNT, { serviceAccountName: 'puller', secrets: [pullSecret('other')] });
  expect(pulls(chart)).toEqual({ 'Deployment web': ' as puller', 'ServiceAccount puller': 'pull,other' });
});

test('a name for workloads that all name their ServiceAccount is an error', () => {
  const chart = newChart();
  serviceAccount(chart, 'own');
  attach(deployment(chart, 'web', { serviceAccountName: 'own' }), DEDICATED_SERVICE_ACCOUNT, {
    serviceAccountName: 'other', owner: chart,
  });
  expect(() => Testing.synth(chart)).toThrow("'serviceAccountName' ('other') has no effect, as Deployment "
    + "'payments/web' (chart/Deployment-web) names ServiceAccount 'own' itself: leave it out here, or there");
});

test('two names for one workload are an error', () => {
  const chart = newChart();
  const web = deployment(chart, 'web');
  attach(web, DEDICATED_SERVICE_ACCOUNT, { serviceAccountName: 'one' });
  attach(web, DEDICATED_SERVICE_ACCOUNT, { serviceAccountName: 'two' });
  expect(() => pulls(chart)).toThrow(
    "is granted with the 'serviceAccountName' 'two', and with 'one' by another grant: a pod runs as one",
  );
});

test('a ServiceAccount that only this workload runs as is used', () => {
  const chart = newChart();
  serviceAccount(chart, 'web');
  attach(deployment(chart, 'web', { serviceAccountName: 'web' }), DEDICATED_SERVICE_ACCOUNT);
  expect(pulls(chart)).toEqual({ 'ServiceAccount web': 'pull', 'Deployment web': ' as web' });
});

test('a ServiceAccount itself can be granted', () => {
  const chart = newChart();
  attach(serviceAccount(chart, 'web'), DEDICATED_SERVICE_ACCOUNT);
  expect(pulls(chart)).toEqual({ 'ServiceAccount web': 'pull' });
});

test('every workload of a scope gets its own, later ones too; other ServiceAccounts get nothing', () => {
  const chart = newChart();
  serviceAccount(chart, 'other');
  deployment(chart, 'early');
  attach(chart, DEDICATED_SERVICE_ACCOUNT);
  deployment(chart, 'late');
  expect(pulls(chart)).toEqual({
    'ServiceAccount other': '',
    'Deployment early': ' as early-pull',
    'Deployment late': ' as late-pull',
    'ServiceAccount early-pull': 'pull',
    'ServiceAccount late-pull': 'pull',
  });
});

test('grants of one workload add up on one ServiceAccount', () => {
  const chart = newChart();
  const web = deployment(chart, 'web');
  attach(web, DEDICATED_SERVICE_ACCOUNT, { secrets: [pullSecret('a')] });
  attach(web, DEDICATED_SERVICE_ACCOUNT, { secrets: [pullSecret('b')] });
  expect(pulls(chart)).toEqual({ 'Deployment web': ' as web-pull', 'ServiceAccount web-pull': 'a,b' });
});

test('a dedicated ServiceAccount is made once, whoever wants it', () => {
  const chart = newChart();
  const web = deployment(chart, 'web');
  const owners = ['one', 'two'].map(id => new Construct(chart, id));
  owners.forEach((owner, index) =>
    attach(web, DEDICATED_SERVICE_ACCOUNT, { owner, secrets: [pullSecret(`${index}`)] }),
  );
  expect(pulls(chart)).toEqual({ 'Deployment web': ' as web-pull', 'ServiceAccount web-pull': '0,1' });
});

test('a dedicated ServiceAccount that another workload runs as, granted or not', () => {
  const chart = newChart();
  serviceAccount(chart, 'shared');
  attach(deployment(chart, 'web', { serviceAccountName: 'shared' }), DEDICATED_SERVICE_ACCOUNT);
  deployment(chart, 'api', { serviceAccountName: 'shared' });
  expect(() => Testing.synth(chart)).toThrow(
    /ServiceAccount 'shared' is not dedicated: Deployment 'payments\/web'.* and Deployment 'payments\/api'.* run as it/,
  );
});

test('a dedicated ServiceAccount by the name of default', () => {
  const chart = newChart();
  serviceAccount(chart, 'default');
  attach(deployment(chart, 'web', { serviceAccountName: 'default' }), DEDICATED_SERVICE_ACCOUNT);
  expect(() => Testing.synth(chart)).toThrow(
    /ServiceAccount 'default' is not dedicated: every pod that names none runs as it, as Deployment 'payments\/web' .* does\. Name another/,
  );
});

test('a workload whose name is too long for a ServiceAccount', () => {
  const chart = newChart();
  attach(deployment(chart, 'w'.repeat(250)), DEDICATED_SERVICE_ACCOUNT);
  expect(() => Testing.synth(chart)).toThrow(
    /cannot give its name to a ServiceAccount .*: pass a 'serviceAccountName'/,
  );
});

test('two workloads of one name, for which one dedicated ServiceAccount would be made', () => {
  const chart = newChart();
  attach(deployment(chart, 'web'), DEDICATED_SERVICE_ACCOUNT);
  attach(
    workload(chart, 'batch/v1', 'Job', 'web', { spec: { template: { spec: POD_SPEC } } }), DEDICATED_SERVICE_ACCOUNT,
  );
  expect(() => Testing.synth(chart)).toThrow(/ServiceAccount 'web-pull' is not dedicated/);
});

test.each([['default', 1], ['shared', 2]])(
  'a dedicated ServiceAccount %s that is not in the app either is one error, as declaring it would not help',
  (serviceAccountName, count) => {
    const chart = newChart();
    ['web', 'api'].slice(0, count).forEach(name =>
      attach(deployment(chart, name, { serviceAccountName }), DEDICATED_SERVICE_ACCOUNT));
    expect(() => Testing.synth(chart)).toThrow(/is not dedicated/);
    expect(() => Testing.synth(chart)).not.toThrow(/neither in the app/);
  },
);
