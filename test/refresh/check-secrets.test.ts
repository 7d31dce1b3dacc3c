import { acrToken, ecr, ecrToken, harbor, newChart, newRefresh, RefreshProps } from './support';
import { CloudIdentity, RegistryCredentials } from '../../src';

const existing = (name: string) => RegistryCredentials.existingSecret(name, { covers: [harbor] });
const withKey = (secretName: string) =>
  RegistryCredentials.token(ecr, { identity: CloudIdentity.awsAccessKey({ secretName }) });

describe('Secrets that a refresher reads and writes', () => {
  test.each<[string, RefreshProps, string]>([
    [
      'the pull secret is one that is merged in',
      { secretName: 'registries', credentials: [ecrToken, existing('registries')] },
      "'secretName' (Secret 'registries' in namespace 'registry-access') is what 'credentials' "
        + "(RegistryCredentials.existingSecret('registries', …)) reads, and the refresher would overwrite it: give "
        + "another 'secretName'",
    ],
    ['the pull secret has its name from the refresher', { name: 'aws-pull', credentials: [withKey('aws-pull')] },
      "'refresh.name' (Secret 'aws-pull' in namespace 'registry-access') is what 'identity' (AWS access key in Secret "
        + "'aws-pull') reads"],
    [
      'the pull secret may be selected into its own namespace',
      {
        secretName: 'registries',
        credentials: [ecrToken, existing('registries')],
        namespaceSelector: { matchLabels: { team: 'a' } },
      },
      "'secretName' (Secret 'registries'",
    ],
    [
      'the parts are kept in one that is merged in',
      { name: 'all', credentials: [ecrToken, existing('all-parts')], namespaces: ['shop'] },
      "'refresh.name' ('all') makes Secret 'all-parts' in namespace 'registry-access' hold the refresher's parts, and "
        + "'credentials' (RegistryCredentials.existingSecret('all-parts', …)) reads it: give another 'refresh.name'",
    ],
    [
      'the parts are kept in one with an access key',
      { name: 'all', credentials: [withKey('all-parts'), acrToken], namespaces: ['shop'] },
      "'refresh.name' ('all') makes Secret 'all-parts' in namespace 'registry-access' hold the refresher's parts, and "
        + "'identity' (AWS access key",
    ],
    [
      'the parts are kept in the pull secret',
      { name: 'all', secretName: 'all-parts', credentials: [ecrToken, acrToken] },
      "'secretName' (Secret 'all-parts' in namespace 'registry-access') is where a refresher whose 'refresh.name' is "
        + "'all' keeps its parts: give another 'secretName'",
    ],
  ])('are refused where %s', (_, props, message) => {
    expect(() => newRefresh(props)).toThrow(message);
  });

  test('may have one name in different namespaces', () => {
    expect(() =>
      newRefresh({ secretName: 'registries', credentials: [ecrToken, existing('registries')], namespaces: ['shop'] }),
    ).not.toThrow();
  });

  test('are refused where another refresher writes them', () => {
    const chart = newChart();
    newRefresh({ name: 'all', credentials: [ecrToken, acrToken], namespaces: ['shop'] }, chart);
    expect(() => newRefresh({ name: 'other', secretName: 'all-parts' }, newChartBeside(chart))).toThrow(
      "Secret 'all-parts' in namespace 'registry-access' is written by 'chart/Refresh' and by 'beside/Refresh'");
  });
});

function newChartBeside(chart: ReturnType<typeof newChart>): ReturnType<typeof newChart> {
  return new (chart.constructor as any)(chart.node.scope, 'beside', { namespace: 'registry-access' });
}
