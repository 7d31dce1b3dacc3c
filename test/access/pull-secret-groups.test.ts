import { Chart } from 'cdk8s';
import { harborLogin, manifests, newAccess } from './support';
import { AccessPattern, CloudIdentity, PrivateRegistryAccessProps, Registry, RegistryCredentials } from '../../src';
import { Plan } from '../../src/refresh/plan';
import { deployment, newChart, pulls } from '../attach/support';

const identity = CloudIdentity.irsa('arn:aws:iam::123456789012:role/pull');
const ecr = Registry.ecr({ account: '123456789012', region: 'eu-west-1' });
const otherRegion = Registry.ecr({ account: '123456789012', region: 'us-east-1' });
const ecrToken = RegistryCredentials.token(ecr, { identity });
const otherToken = RegistryCredentials.token(otherRegion, { identity });

const secretsPlan = (chart: Chart): Plan['secrets'] =>
  JSON.parse(Object.entries(manifests(chart)).find(([name]) => name.startsWith('ConfigMap'))![1].data['plan.json'])
    .secrets;
const synth = (props: Partial<PrivateRegistryAccessProps>) => {
  const chart = newChart();
  const access = newAccess(chart, props);
  return { chart, access };
};

describe('tokens of a PrivateRegistryAccess', () => {
  test('share a Secret that a refresher writes, beside that of other credentials', () => {
    const { chart, access } = synth({
      credentials: [harborLogin, ecrToken, otherToken], namespaces: ['payments', 'shop'],
    });
    expect(access.secrets.map(({ secretName, namespace }) => `${namespace}/${secretName}`)).toEqual([
      'payments/registry-pull', 'shop/registry-pull', 'payments/registry-pull-token', 'shop/registry-pull-token',
    ]);
    expect(secretsPlan(chart)).toEqual([{ name: 'registry-pull-token', parts: ['ecr-eu-west-1', 'ecr-us-east-1'] }]);
    expect(manifests(chart)['ServiceAccount shop/default'].imagePullSecrets)
      .toEqual([{ name: 'registry-pull' }, { name: 'registry-pull-token' }]);
  });

  test('have a Secret for each registry with dedicated ServiceAccounts, all written by one refresher', () => {
    const { chart } = synth({ pattern: AccessPattern.DEDICATED_SERVICE_ACCOUNT, credentials: [ecrToken, otherToken] });
    expect(secretsPlan(chart)).toEqual([
      { name: 'registry-pull-token-123456789012-dkr-ecr-eu-west-1-amazonaws-com', parts: ['ecr-eu-west-1'] },
      { name: 'registry-pull-token-123456789012-dkr-ecr-us-east-1-amazonaws-com', parts: ['ecr-us-east-1'] },
    ]);
    expect(Object.keys(manifests(chart)).filter(name => name.startsWith('CronJob'))).toHaveLength(1);
  });

  test('have a Secret for each pattern', () => {
    const own = RegistryCredentials.token(otherRegion, { identity, pattern: AccessPattern.WORKLOAD });
    expect(secretsPlan(synth({ credentials: [ecrToken, own] }).chart)).toEqual([
      { name: 'registry-pull-token', parts: ['ecr-eu-west-1'] },
      { name: 'registry-pull-workload-token', parts: ['ecr-us-east-1'] },
    ]);
  });

  test('reach granted workloads, whose images are proven', () => {
    const { chart, access } = synth({ pattern: AccessPattern.WORKLOAD, credentials: [ecrToken] });
    access.grantPull(deployment(chart, 'web', { containers: [{ name: 'main', image: `${ecr.host}/web:1` }] }));
    expect(pulls(chart)['Deployment web']).toBe('registry-pull');
    deployment(chart, 'other', { containers: [{ name: 'main', image: `${otherRegion.host}/web:1` }] });
    expect(() => pulls(chart)).toThrow(`pulls '${otherRegion.host}/web:1'`);
  });

  test('are fetched as the options say', () => {
    const { access, chart } = synth({
      credentials: [ecrToken], refresh: { name: 'tokens', namespace: 'registry-access', schedule: '5 */2 * * *' },
    });
    expect(access.refresher).toMatchObject({
      namespace: 'registry-access', serviceAccountName: 'tokens', schedule: '5 */2 * * *',
    });
    expect(manifests(chart)['Role payments/tokens'].rules[0].resourceNames).toEqual(['registry-pull']);
  });

  test('are not there without one: nothing refreshes', () => {
    expect(synth({}).access.refresher).toBeUndefined();
    expect(() => synth({ refresh: {} })).toThrow(
      "'refresh' of 'chart/Access' says how tokens are renewed, and none of the 'credentials' is a token",
    );
  });

  test('need a namespace', () => {
    const chart = new Chart(newChart().node.root as any, 'other');
    expect(() => newAccess(chart, { credentials: [ecrToken] }))
      .toThrow("'refresh.namespace' of 'other/Access/Refresh' is not known");
  });
});
