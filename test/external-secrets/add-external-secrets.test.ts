import { Chart, Duration, Testing } from 'cdk8s';
import { ecr, ecrToken, externalAccess, gitlabToken, harbor, login, pullSecret, TOKENS, vault } from './support';
import { AccessPattern, ExternalCredentials, ExternalSecretStore, Registry } from '../../src';
import { addExternalSecrets } from '../../src/external-secrets/add-external-secrets';

test('the whole manifest', () => {
  expect(
    pullSecret({
      credentials: [login(), ecrToken()], labels: { team: 'a' }, annotations: { 'example.com/owner': 'platform' },
    }).objects,
  ).toMatchSnapshot();
});

test('a pull secret that can be attached', () => {
  const { secret } = pullSecret({ credentials: [login(), ecrToken()] });
  expect(secret).toMatchObject({ secretName: 'registries', namespace: 'payments' });
  expect(secret.covers.map(String)).toEqual(['registry.example.com', '123456789012.dkr.ecr.eu-west-1.amazonaws.com']);
});

test('the namespace that is given wins over that of the chart', () => {
  expect(pullSecret({ namespaces: ['shop'] }).ofKind('ExternalSecret').metadata.namespace).toBe('shop');
});

test('without a namespace it goes where the manifests are applied to', () => {
  const { ofKind, secret } = pullSecret({}, null);
  expect(ofKind('ExternalSecret').metadata).not.toHaveProperty('namespace');
  expect(secret.namespace).toBeUndefined();
});

test('the name is generated where none is given', () => {
  const { secret, ofKind } = pullSecret({ secretName: undefined });
  expect(ofKind('ExternalSecret').spec.target.name).toBe(secret.secretName);
});

test('a name of its own has only what tells several apart behind it', () => {
  const names = (pattern: AccessPattern) =>
    pullSecret({ pattern, credentials: [login(), login(Registry.ghcr())] }).allOfKind('ExternalSecret')
      .map(({ metadata }) => metadata.name);
  expect(names(AccessPattern.WORKLOAD)).toEqual(['registries']);
  expect(names(AccessPattern.DEDICATED_SERVICE_ACCOUNT))
    .toEqual(['registries-registry-example-com', 'registries-ghcr-io']);
});

describe('target', () => {
  const target = (props = {}) => pullSecret(props).ofKind('ExternalSecret').spec.target;

  test('what is gone from the source takes nothing away, and the Secret can be changed', () => {
    expect(target()).toMatchObject({ creationPolicy: 'Owner', deletionPolicy: 'Retain' });
    expect(target()).not.toHaveProperty('immutable');
  });

  test('the Secret can outlive its ExternalSecret', () => {
    expect(target({ keepSecret: true }).creationPolicy).toBe('Orphan');
  });

  test('braces in an annotation are no template', () => {
    expect(target({ annotations: { note: 'a {{ b }} "c"', plain: 'd' } }).template.metadata.annotations)
      .toEqual({ note: '{{ "a {{ b }} \\"c\\"" }}', plain: 'd' });
  });
});

describe('stores', () => {
  test('one that all share is named once', () => {
    const { spec } = pullSecret({ credentials: [login(), login(Registry.ghcr())] }).ofKind('ExternalSecret');
    expect(spec.secretStoreRef).toEqual({ kind: 'ClusterSecretStore', name: 'vault' });
    expect(spec.data.filter((entry: object) => 'sourceRef' in entry)).toEqual([]);
  });

  test('several are named where each is read', () => {
    const other = ExternalCredentials.login(Registry.ghcr(), {
      store: ExternalSecretStore.secretStore('aws'), key: 'ghcr', username: 'octocat',
    });
    const { spec } = pullSecret({ credentials: [login(), other] }).ofKind('ExternalSecret');
    expect(spec).not.toHaveProperty('secretStoreRef');
    expect(spec.data.map((entry: any) => entry.sourceRef.storeRef)).toEqual([
      { kind: 'ClusterSecretStore', name: 'vault' }, { kind: 'ClusterSecretStore', name: 'vault' },
      { kind: 'SecretStore', name: 'aws' },
    ]);
  });

  test('without generators nothing but the store is read, and the other way round', () => {
    expect(pullSecret().ofKind('ExternalSecret').spec).not.toHaveProperty('dataFrom');
    expect(pullSecret({ credentials: [ecrToken()] }).ofKind('ExternalSecret').spec).not.toHaveProperty('data');
  });
});

describe('generators', () => {
  test('the keys of each begin with its own prefix', () => {
    const { spec } = pullSecret({ credentials: Object.values(TOKENS) }).ofKind('ExternalSecret');
    const targets = spec.dataFrom.map((from: any) => from.rewrite[0].regexp.target);
    expect(new Set(targets).size).toBe(6);
    expect(targets[0]).toBe('ecr_eu_west_1_$1');
  });

  test('one that opens several registries is asked once', () => {
    const { objects, ofKind } = pullSecret({
      credentials: [ecrToken(), ecrToken(Registry.ecr({ account: '210987654321', region: 'eu-west-1' }))],
    });
    expect(objects.map(object => object.kind)).toEqual(['ECRAuthorizationToken', 'ExternalSecret']);
    expect(ofKind('ExternalSecret').spec.dataFrom).toHaveLength(1);
  });

  test('a token that is revoked is alone in its Secret, and the others share the one with the name', () => {
    const { allOfKind } = pullSecret({ credentials: [login(), gitlabToken('a/b'), ecrToken(), gitlabToken('c')] });
    expect(allOfKind('ExternalSecret').map(({ metadata: { name }, spec: { data = [], dataFrom = [] } }) =>
      [name, data.length, dataFrom.length])).toEqual([
      ['registries', 2, 1],
      ['registries-registry-gitlab-com-a-b', 0, 1],
      ['registries-registry-gitlab-com-c', 0, 1],
    ]);
  });

  test('one that is alone anyway has the name of the Secret', () => {
    const { allOfKind } = pullSecret({ credentials: [gitlabToken()] });
    expect(allOfKind('ExternalSecret').map(({ metadata }) => metadata.name)).toEqual(['registries']);
  });

  test('both Secrets can be attached', () => {
    const { access } = pullSecret({ credentials: [login(), gitlabToken()] });
    expect(access.secrets.map(({ secretName, covers }) => `${secretName}: ${covers}`))
      .toEqual(['registries: registry.example.com', 'registries-registry-gitlab-com: registry.gitlab.com']);
  });

  test('each ExternalSecret that is copied has its own store and pace', () => {
    const { allOfKind } = pullSecret({ credentials: [login(), gitlabToken()], sourceNamespace: 'registry' });
    expect(allOfKind('ExternalSecret').map(({ metadata: { name, namespace }, spec: { refreshInterval } }) =>
      `${namespace}/${name} ${refreshInterval}`)).toEqual([
      'registry/registries 1h0m0s', 'payments/registries 1h0m0s',
      'registry/registries-registry-gitlab-com 24h0m0s', 'payments/registries-registry-gitlab-com 1m0s',
    ]);
  });

  test.each([
    ['alone', { credentials: [gitlabToken()] }],
    ['beside others', { credentials: [login(), gitlabToken()] }],
    ['copied', { credentials: [gitlabToken()], sourceNamespace: 'registry' }],
  ])('a token that is revoked, %s, is refused in a Secret that stays', (_, props) => {
    expect(() => pullSecret({ ...props, keepSecret: true }))
      .toThrow(/^'keepSecret' cannot be set for the .* for 'registry.gitlab.com', .*: leave 'keepSecret' out/);
  });

  test('nothing but the facade puts it beside others, which is refused', () => {
    const chart = new Chart(Testing.app(), 'chart', { namespace: 'payments' });
    expect(() => addExternalSecrets(chart, {
      credentials: [gitlabToken(), login()], secretName: 'x', namespaces: ['payments'], options: {}, suffix: '',
    })).toThrow(/^'credentials' must not hold the .* for 'registry.gitlab.com' beside others in one Secret: /);
  });

  test('they can be those of the cluster', () => {
    const { objects, ofKind } = pullSecret({ credentials: [ecrToken()], clusterGenerators: true });
    expect(objects.map(object => object.kind)).toEqual(['ClusterGenerator', 'ExternalSecret']);
    expect(ofKind('ClusterGenerator')).toMatchObject({
      metadata: { name: 'payments-registries-ecr-eu-west-1' },
      spec: { kind: 'ECRAuthorizationToken', generator: { ecrAuthorizationTokenSpec: { region: 'eu-west-1' } } },
    });
    expect(ofKind('ExternalSecret').spec.dataFrom[0].sourceRef.generatorRef)
      .toMatchObject({ kind: 'ClusterGenerator', name: 'payments-registries-ecr-eu-west-1' });
  });

  test('those of the cluster are an error where no token is asked for', () => {
    expect(() => pullSecret({ clusterGenerators: true }))
      .toThrow(/'clusterGenerators' has no effect, as no token is asked for: leave it out, or give/);
  });

  test('those of the cluster may be beside a login in a Secret of its own', () => {
    const props = { credentials: [login(), ecrToken()], clusterGenerators: true };
    expect(() => pullSecret({ ...props, pattern: AccessPattern.DEDICATED_SERVICE_ACCOUNT })).not.toThrow();
  });

  test('those of the cluster are named after the namespace, or after nothing where that is not known', () => {
    const namesOf = (objects: any[]) =>
      objects.filter(({ kind }) => kind === 'ClusterGenerator').map(({ metadata }) => metadata.name);
    const props = { credentials: [ecrToken()], clusterGenerators: true };
    expect(namesOf(pullSecret({ ...props, namespaces: ['a', 'b'] }).objects))
      .toEqual(['a-registries-ecr-eu-west-1', 'b-registries-ecr-eu-west-1']);
    expect(namesOf(pullSecret(props, null).objects)).toEqual(['registries-ecr-eu-west-1']);
  });
});

describe('interval', () => {
  test('it is written as External Secrets writes it back', () => {
    expect(pullSecret({ refreshInterval: Duration.minutes(90) }).ofKind('ExternalSecret').spec.refreshInterval)
      .toBe('1h30m0s');
  });

  test('one that lets a token expire is refused', () => {
    expect(() => pullSecret({ credentials: [ecrToken()], refreshInterval: Duration.hours(8) }))
      .toThrow(/'refreshInterval' \(8 hours\) would let a credential expire/);
  });
});

test.each([
  [{ credentials: [] }, /'credentials' is empty/],
  [{ credentials: [login(), login()] }, /two logins for 'registry.example.com'/],
  [{ secretName: 'A' }, /'externalSecrets.secretName' of 'chart\/Pull' must be a DNS subdomain/],
  [{ labels: { 'bad key!': 'x' } }, /'externalSecrets.labels' of 'chart\/Pull' must hold labels, got 'bad key!': 'x'/],
  [{ labels: { 'app.kubernetes.io/managed-by': 'me' } },
    /'externalSecrets.labels' of 'chart\/Pull' must not hold 'app.kubernetes.io\/managed-by', got 'me'/],
  [{ annotations: { 'bad key!': 'x' } },
    /'externalSecrets.annotations' of 'chart\/Pull' must have qualified names/],
  [{ namespaces: ['A'] }, /'namespaces' must be a DNS label/],
  [{ secretName: 'a'.repeat(250), credentials: [ecrToken()] },
    /'secretName' must have at most \d+ characters, as '-\S+' is added to it; got a text of 250 characters$/],
])('%j is refused', (props, message) => {
  expect(() => pullSecret(props)).toThrow(message);
});

test('a label that the Secret has anyway may be given too', () => {
  const labels = { 'app.kubernetes.io/managed-by': 'cdk8s-registry-access' };
  expect(pullSecret({ labels }).objects).toEqual(pullSecret().objects);
});

test('the order of credentials does not change what each is called', () => {
  const values = (credentials: ExternalCredentials[]) =>
    pullSecret({ credentials }).ofKind('ExternalSecret').spec.data.map((entry: any) => entry.secretKey).sort();
  const [a, b] = [login(Registry.of('a.example.com/x/y')), login(Registry.of('a.example.com/x-y'))];
  expect(values([a, b])).toEqual(values([b, a]));
  expect(new Set(values([a, b])).size).toBe(4);
});

test('registries, stores and identities say what they are', () => {
  expect([`${login()}`, `${ecrToken()}`]).toEqual([
    'credentials for registry.example.com from ClusterSecretStore \'vault\'',
    `credentials for ${ecr} from a generator of kind ECRAuthorizationToken`,
  ]);
  expect(`${vault} ${harbor}`).toBe('ClusterSecretStore \'vault\' registry.example.com');
});

test('two of one name are an error in one namespace, and none in two', () => {
  const { chart } = pullSecret();
  const props = { credentials: [ecrToken()], secretName: 'registries' };
  expect(() => externalAccess(chart, 'Elsewhere', { ...props, namespaces: ['billing'] })).not.toThrow();
  expect(() => externalAccess(chart, 'Other', props)).toThrow(
    "ExternalSecret 'registries' in namespace 'payments' is written by 'chart/Pull' and by 'chart/Other'",
  );
});
