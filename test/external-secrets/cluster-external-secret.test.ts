import { ApiObject, Duration, Testing } from 'cdk8s';
import {
  clusterPullSecret, ecr, ecrToken, externalAccess, ExternalAccessProps, login, pullSecret, TOKENS,
} from './support';

test('the whole manifest, each namespace for itself', () => {
  expect(clusterPullSecret().objects).toMatchSnapshot();
});

test('the whole manifest, copied from one namespace', () => {
  expect(clusterPullSecret({ sourceNamespace: 'registry-access', credentials: [login(), ecrToken()] }).objects)
    .toMatchSnapshot();
});

/** The error for a pod of a namespace that has no Secret. */
const noSecretIn = (namespace: string | undefined) =>
  `[chart/Pull] Pod '${namespace === undefined ? '' : `${namespace}/`}web' (chart/Pod) is in `
  + `${namespace === undefined ? 'no namespace' : `namespace '${namespace}'`}, but its pull secret is in namespaces `
  + 'that are selected, which this one is not, and a pod can use only the Secrets of its own namespace.';

/** The pull secrets of a granted pod in a namespace. */
function granted(namespace: string | undefined, props: ExternalAccessProps = {}): string[] {
  const { chart, access } = clusterPullSecret(props);
  const pod = new ApiObject(chart, 'Pod', {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'web', namespace },
    spec: { containers: [{ name: 'web', image: `${ecr}/web:1` }] },
  });
  access.grantPull(pod);
  const written = Testing.synth(chart).find(({ kind }: any) => kind === 'Pod');
  return written.spec.imagePullSecrets.map(({ name }: any) => name);
}

test('the pull secret of a namespace can be attached there', () => {
  const { secret, access } = clusterPullSecret();
  expect(secret).toMatchObject({ secretName: 'registries', covers: access.registries });
  expect(['shop', undefined].map(namespace => granted(namespace))).toEqual([['registries'], ['registries']]);
});

describe('no pull secret is promised where none is made', () => {
  const namespaceSelector = { names: ['shop', 'billing'] };

  test('but in namespaces that are selected', () => {
    expect(granted('billing', { namespaceSelector })).toEqual(['registries']);
    const either = { names: ['shop'], matchLabels: { pull: 'yes' } };
    expect(['shop', 'other'].map(namespace => granted(namespace, { namespaceSelector: either })))
      .toEqual([['registries'], ['registries']]);
  });

  test.each(['other', 'registry-access', undefined])('%s', namespace => {
    expect(() => granted(namespace, { namespaceSelector })).toThrow(noSecretIn(namespace));
  });
});

describe('the namespace that the copies come from has the Secret too', () => {
  const props = { sourceNamespace: 'registry-access', namespaceSelector: { names: ['shop'] } };

  test.each(['registry-access', 'shop'])('%s', namespace => {
    expect(granted(namespace, props)).toEqual(['registries']);
  });

  test.each(['other', undefined])('and %s has none', namespace => {
    expect(() => granted(namespace, props)).toThrow(noSecretIn(namespace));
  });
});

test('two of one name are an error', () => {
  const { chart } = clusterPullSecret();
  expect(() =>
    externalAccess(chart, 'Other', {
      credentials: [login()], secretName: 'registries', namespaceSelector: { names: ['shop'] },
    }),
  ).toThrow(
    "ClusterExternalSecret 'registries' is written by 'chart/Pull' and by 'chart/Other': put the credentials "
      + "into one, or give another 'secretName'",
  );
});

test('the name is generated where none is given', () => {
  const { secret, ofKind } = clusterPullSecret({ secretName: undefined });
  expect(ofKind('ClusterExternalSecret').spec.externalSecretName).toBe(secret.secretName);
});

describe('each for itself', () => {
  test('generators are those of the cluster, since namespaces that appear later have none', () => {
    const { GitlabDeployToken, ...others } = TOKENS;
    const { objects } = clusterPullSecret({ credentials: [GitlabDeployToken, ...Object.values(others)] });
    expect(objects.map(object => object.spec.kind ?? object.kind)).toEqual([
      ...Object.keys(others), 'ClusterExternalSecret', 'GitlabDeployToken', 'ClusterExternalSecret',
    ]);
  });

  test('credentials follow a third of the life of their token', () => {
    const { ofKind } = clusterPullSecret();
    expect(ofKind('ClusterExternalSecret').spec.externalSecretSpec.refreshInterval).toBe('4h0m0s');
  });
});

describe('copied', () => {
  const copied = (props = {}) => clusterPullSecret({ sourceNamespace: 'registry-access', ...props });

  test('only the source asks a cloud', () => {
    const { objects, ofKind } = copied();
    expect(objects.filter(object => JSON.stringify(object).includes('generatorRef')).map(object => object.kind))
      .toEqual(['ExternalSecret']);
    expect(ofKind('ClusterExternalSecret').spec.externalSecretSpec.dataFrom).toEqual([
      {
        extract: { key: 'registries', conversionStrategy: 'Default', decodingStrategy: 'None', metadataPolicy: 'None' },
      },
    ]);
  });

  test('the store may read that one Secret, and serves the selected namespaces only', () => {
    const { ofKind } = copied();
    expect(ofKind('Role').rules).toEqual([
      { apiGroups: [''], resources: ['secrets'], resourceNames: ['registries'], verbs: ['get'] },
    ]);
    expect(ofKind('ClusterSecretStore').spec.conditions).toEqual(
      ofKind('ClusterExternalSecret').spec.namespaceSelectors.map((namespaceSelector: object) => ({
        namespaceSelector,
      })),
    );
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

describe('beside namespaces that are listed', () => {
  const namespaces = ['payments', 'shop'];
  const wanted = (object: any) => `${object.kind} ${object.metadata.namespace ?? ''}`;

  test('each of those has an ExternalSecret and generators of its own, and is not selected as well', () => {
    const { objects, ofKind, access } = clusterPullSecret({ namespaces });
    expect(objects.map(wanted)).toEqual([
      'ECRAuthorizationToken payments', 'ExternalSecret payments', 'ECRAuthorizationToken shop', 'ExternalSecret shop',
      'ClusterGenerator ', 'ClusterExternalSecret ',
    ]);
    expect(ofKind('ClusterExternalSecret').spec.namespaceSelectors).toEqual([
      {
        matchLabels: { pull: 'yes' },
        matchExpressions: [{ key: 'kubernetes.io/metadata.name', operator: 'NotIn', values: namespaces }],
      },
    ]);
    expect(access.secrets.map(({ namespace }) => namespace)).toEqual(namespaces);
  });

  test('they get copies too where there is a source, whose store lets them in', () => {
    const { objects, ofKind, allOfKind } = clusterPullSecret({ namespaces, sourceNamespace: 'registry-access' });
    expect(objects.map(wanted)).toEqual([
      'ECRAuthorizationToken registry-access', 'ExternalSecret registry-access', 'ServiceAccount registry-access',
      'Role registry-access', 'RoleBinding registry-access', 'ClusterSecretStore ', 'ExternalSecret payments',
      'ExternalSecret shop', 'ClusterExternalSecret ',
    ]);
    const { conditions } = ofKind('ClusterSecretStore').spec;
    expect(conditions[0]).toEqual({ namespaces });
    expect(conditions[1].namespaceSelector.matchExpressions[0].values).toEqual(['registry-access', ...namespaces]);
    expect(allOfKind('ExternalSecret')[1].spec).toEqual(ofKind('ClusterExternalSecret').spec.externalSecretSpec);
  });

  test('copies need no selector, and the source is one of the namespaces or not', () => {
    const copied = (sourceNamespace: string) => pullSecret({ namespaces, sourceNamespace });
    expect(copied('registry-access').ofKind('ClusterSecretStore').spec.conditions).toEqual([{ namespaces }]);
    expect(copied('shop').ofKind('ClusterSecretStore').spec.conditions).toEqual([{ namespaces: ['payments'] }]);
    expect(copied('shop').allOfKind('ExternalSecret').map(wanted))
      .toEqual(['ExternalSecret shop', 'ExternalSecret payments']);
    expect(copied('shop').ofKind('ClusterExternalSecret')).toBeUndefined();
  });

  test('a store that would let every namespace in is never made', () => {
    expect(() => pullSecret({ sourceNamespace: 'payments' })).toThrow(
      /'sourceNamespace' \('payments'\) is where copies come from, and no other namespace gets one: leave it out/,
    );
    expect(() => pullSecret({ sourceNamespace: 'payments' }, null))
      .toThrow(/and the namespace that they go to is not known: list 'namespaces'/);
  });
});

test('names and labels are two selectors, either of which selects', () => {
  const { ofKind } = clusterPullSecret({ namespaceSelector: { names: ['shop'], matchLabels: { pull: 'yes' } } });
  expect(ofKind('ClusterExternalSecret').spec.namespaceSelectors).toEqual([
    { matchExpressions: [{ key: 'kubernetes.io/metadata.name', operator: 'In', values: ['shop'] }] },
    { matchLabels: { pull: 'yes' } },
  ]);
});

test.each<[string, ExternalAccessProps]>([
  ['listed', { namespaces: ['shop', 'payments'] }],
  ['the source', { sourceNamespace: 'shop' }],
  ['one or the other',
    { namespaces: ['payments'], sourceNamespace: 'shop', namespaceSelector: { names: ['shop', 'payments'] } }],
])('names that are all %s select nobody, and are refused', (_, props) => {
  expect(() => clusterPullSecret({ namespaceSelector: { names: ['shop'] }, ...props }))
    .toThrow(/^'namespaceSelector.names' \('shop'.*which have the Secret already/);
});

test.each<[ExternalAccessProps, RegExp]>([
  [{ namespaceSelector: {} },
    /'namespaceSelector' has neither 'names' nor 'matchLabels', which would mean every namespace/],
  [{ namespaceSelector: { names: [], matchLabels: {} } }, /'namespaceSelector' has neither 'names' nor 'matchLabels'/],
  [{ sourceNamespace: 'A' }, /'sourceNamespace' must be a DNS label/],
  [{ copyInterval: Duration.hours(1) },
    /'copyInterval' \(1 hour\) is that of copies, and without 'sourceNamespace' there are none/],
])('%j is refused', (props, message) => {
  expect(() => clusterPullSecret(props)).toThrow(message);
});
