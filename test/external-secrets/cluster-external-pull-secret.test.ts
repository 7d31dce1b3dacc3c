import { Chart, Duration } from 'cdk8s';
import { clusterPullSecret, ecrToken, login, TOKENS } from './support';
import { ClusterExternalPullSecret } from '../../src';

test('the whole manifest, each namespace for itself', () => {
  expect(clusterPullSecret().objects).toMatchSnapshot();
});

test('the whole manifest, copied from one namespace', () => {
  expect(clusterPullSecret({ sourceNamespace: 'registry-access', credentials: [login(), ecrToken()] }).objects).toMatchSnapshot();
});

test('the pull secret of a namespace can be attached there', () => {
  const { secret } = clusterPullSecret();
  expect(secret.inNamespace('shop')).toMatchObject({ secretName: 'registries', namespace: 'shop', covers: secret.covers });
  expect(() => secret.inNamespace('A')).toThrow(/'namespace' must be a DNS label/);
});

test('no pull secret is promised where none is made', () => {
  const named = (props = {}) => clusterPullSecret({ namespaceSelectors: [{ names: ['shop'] }, { names: ['billing'], matchLabels: { pull: 'yes' } }], ...props }).secret;
  expect(named().inNamespace('billing').namespace).toBe('billing');
  expect(() => named().inNamespace('other')).toThrow('\'namespace\' \'other\' is none that \'namespaceSelectors\' of \'chart/Pull\' select (\'shop\', \'billing\'), so no '
    + 'Secret is made there: add it to \'names\'');
  expect(() => named().inNamespace('registry-access')).toThrow(/is none that/);
});

test('the namespace that the copies come from has the Secret too', () => {
  const { secret } = clusterPullSecret({ sourceNamespace: 'registry-access', namespaceSelectors: [{ names: ['shop'] }] });
  expect(secret.inNamespace('registry-access').namespace).toBe('registry-access');
});

test('two of one name are an error', () => {
  const { secret } = clusterPullSecret();
  expect(() => new ClusterExternalPullSecret(Chart.of(secret), 'Other', { credentials: [login()], secretName: 'registries', namespaceSelectors: [{ names: ['shop'] }] }))
    .toThrow('ClusterExternalSecret \'registries\' is written by \'chart/Pull\' and by \'chart/Other\': put the credentials into one, or give another \'secretName\'');
});

test('the name is generated where none is given', () => {
  const { secret, ofKind } = clusterPullSecret({ secretName: undefined });
  expect(ofKind('ClusterExternalSecret').spec.externalSecretName).toBe(secret.secretName);
});

describe('each for itself', () => {
  test('generators are those of the cluster, since namespaces that appear later have none', () => {
    const { objects } = clusterPullSecret({ credentials: Object.values(TOKENS) });
    expect(objects.map(object => object.spec.kind ?? object.kind)).toEqual([...Object.keys(TOKENS), 'ClusterExternalSecret']);
  });

  test('credentials follow a third of the life of their token', () => {
    const { ofKind, secret } = clusterPullSecret();
    expect(ofKind('ClusterExternalSecret').spec.externalSecretSpec.refreshInterval).toBe('4h0m0s');
    expect(secret.refreshInterval.toHours()).toBe(4);
  });
});

describe('copied', () => {
  const copied = (props = {}) => clusterPullSecret({ sourceNamespace: 'registry-access', ...props });

  test('only the source asks a cloud', () => {
    const { objects, ofKind } = copied();
    expect(objects.filter(object => JSON.stringify(object).includes('generatorRef')).map(object => object.kind)).toEqual(['ExternalSecret']);
    expect(ofKind('ClusterExternalSecret').spec.externalSecretSpec.dataFrom).toEqual([
      { extract: { key: 'registries', conversionStrategy: 'Default', decodingStrategy: 'None', metadataPolicy: 'None' } },
    ]);
  });

  test('the store may read that one Secret, and serves the selected namespaces only', () => {
    const { ofKind } = copied();
    expect(ofKind('Role').rules).toEqual([{ apiGroups: [''], resources: ['secrets'], resourceNames: ['registries'], verbs: ['get'] }]);
    expect(ofKind('ClusterSecretStore').spec.conditions).toEqual(
      ofKind('ClusterExternalSecret').spec.namespaceSelectors.map((namespaceSelector: object) => ({ namespaceSelector })));
  });

  test('the source is never a copy of itself', () => {
    expect(copied().ofKind('ClusterExternalSecret').spec.namespaceSelectors).toEqual([{
      matchLabels: { pull: 'yes' },
      matchExpressions: [{ key: 'kubernetes.io/metadata.name', operator: 'NotIn', values: ['registry-access'] }],
    }]);
  });

  test('a copy and its source are behind by a third of a token\'s life together', () => {
    const { ofKind } = copied();
    expect(ofKind('ExternalSecret').spec.refreshInterval).toBe('3h0m0s');
    expect(ofKind('ClusterExternalSecret').spec.externalSecretSpec.refreshInterval).toBe('1h0m0s');
  });

  test('two intervals that let a token expire together are refused', () => {
    expect(() => copied({ refreshInterval: Duration.hours(4), copyInterval: Duration.hours(1) }))
      .toThrow('\'refreshInterval\' (4 hours) and \'copyInterval\' (1 hour) would let a credential expire');
  });
});

test.each([
  [{ namespaceSelectors: [] }, /'namespaceSelectors' is empty/],
  [{ namespaceSelectors: [{}] }, /'namespaceSelectors' has one without labels and names/],
  [{ sourceNamespace: 'A' }, /'sourceNamespace' must be a DNS label/],
  [{ copyInterval: Duration.hours(1) }, /'copyInterval' \(1 hour\) is that of copies, and without 'sourceNamespace' there are none/],
])('%j is refused', (props, message) => {
  expect(() => clusterPullSecret(props)).toThrow(message);
});
