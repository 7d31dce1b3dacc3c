import {
  CredentialProviderAnswer, CredentialProviderKubelet, CredentialProviderQuestion,
} from './support/credential-provider';
import { complete, Entry, ours, textOf } from './support/provider-entries';
import { CloudIdentity, CredentialProvider, CredentialProviderConfig, Registry } from '../../src';
import { RECOGNISED } from '../registry/support/samples';

let kubelet: CredentialProviderKubelet;
beforeAll(() => {
  kubelet = new CredentialProviderKubelet();
});
afterAll(() => kubelet.stop());

async function ask(question: CredentialProviderQuestion): Promise<CredentialProviderAnswer> {
  const [answer] = await kubelet.ask([question]);
  return answer;
}

const TRICKY = [
  'on', 'no', 'null', '~', '1', '1.10', '0o14', '1_000', '12e3', '0x1f', '2026-11-26', '', ' a ', '# a', 'a: b', '- a',
  '"', "'", '\\', '%a', '@a', '`a', '!a', '&a', '*a', '{a}', '[a]', 'a\nb', 'a\n', 'ä€😀', '=', '<<', 'y', '12:30:45',
];

const TAKEN: [string, Entry[]][] = [
  ['one program', [{}]],
  ['two programs', [{ name: 'a' }, { name: 'b' }]],
  ['a name with dots and signs', [{ name: '..a-b_c.d' }]],
  [
    'globs, ports and paths',
    [
      {
        matchImages: [
          '*.example.com', 'a*.*.example.com', 'registry.example.com:5000', 'registry.example.com/team/app',
          'localhost:5000',
        ],
      },
    ],
  ],
  ['Docker Hub', [{ matchImages: ['docker.io/library'] }]],
  ['no time in the cache', [{ defaultCacheDuration: '0s' }]],
  ['a time of several units', [{ defaultCacheDuration: '1h30m10s' }]],
  ['arguments that look like other types', [{ args: TRICKY.filter(text => text !== 'null') }]],
  ['environment variables that look like other types',
    [{ env: TRICKY.map((value, index) => ({ name: `NAME_${10 + index}`, value })) }]],
  ['names of variables that look like other types',
    [{ env: ['1e3', 'null', 'on', '~'].map(name => ({ name, value: 'a' })) }]],
  ['a token', [{ tokenAttributes: {} }]],
  ['a token for every pod of a ServiceAccount', [{ tokenAttributes: { cacheType: 'ServiceAccount' } }]],
  [
    'a token where there is a ServiceAccount',
    [
      {
        tokenAttributes: { requireServiceAccount: false, optionalServiceAccountAnnotationKeys: ['example.com/role'] },
      },
    ],
  ],
  ['annotation keys', [{
    tokenAttributes: {
      requiredServiceAccountAnnotationKeys: ['a', 'example.com/Role', 'Example.COM/r_o.l-e', `${'a'.repeat(63)}`],
      optionalServiceAccountAnnotationKeys: [`${Array(4).fill('a'.repeat(62)).join('.')}/b`],
    },
  }]],
];

const REFUSED: [string, Entry[]][] = [
  ['no programs', []],
  ['an empty name', [{ name: '' }]],
  ['a path for a name', [{ name: 'bin/a' }]],
  ['a name with a space', [{ name: 'a b' }]],
  ['a dot for a name', [{ name: '.' }]],
  ['two dots for a name', [{ name: '..' }]],
  ['a name twice', [{ name: 'a' }, { name: 'a', matchImages: ['other.example.com'] }]],
  ['nothing to match', [{ matchImages: [] }]],
  ['a glob in a port', [{ matchImages: ['registry.example.com:*'] }]],
  ['a broken escape', [{ matchImages: ['registry.example.com/%zz'] }]],
  ['a space in a host', [{ matchImages: ['registry example.com'] }]],
  ['a negative time', [{ defaultCacheDuration: '-1s' }]],
  ['a token without an audience', [{ tokenAttributes: { serviceAccountTokenAudience: '' } }]],
  ['an unknown cache type', [{ tokenAttributes: { cacheType: 'Pod' } }]],
  ['required keys without a ServiceAccount',
    [{ tokenAttributes: { requireServiceAccount: false, requiredServiceAccountAnnotationKeys: ['a'] } }]],
  ['a required key twice', [{ tokenAttributes: { requiredServiceAccountAnnotationKeys: ['a', 'a'] } }]],
  ['an optional key twice', [{ tokenAttributes: { optionalServiceAccountAnnotationKeys: ['a', 'a'] } }]],
  [
    'a key that is required and optional',
    [
      {
        tokenAttributes: { requiredServiceAccountAnnotationKeys: ['a'], optionalServiceAccountAnnotationKeys: ['a'] },
      },
    ],
  ],
  ...[
    '',
    '/',
    'a/',
    '/a',
    'a/b/c',
    '-a',
    'a-',
    'a b',
    'a_b/c',
    'ä',
    'a'.repeat(64),
    `${'a'.repeat(254)}/b`,
    '.a',
    'a..b/c',
  ].map((key): [string, Entry[]] => [
    `${JSON.stringify(key)} for a key`, [{ tokenAttributes: { optionalServiceAccountAnnotationKeys: [key] } }],
  ]),
];

/** What the kubelet starts with, and what then never works, or allows too much. */
const REFUSED_BY_US: [string, Entry[]][] = [
  ['a name with a tab', [{ name: 'a\tb' }]],
  ['a scheme', [{ matchImages: ['https://registry.example.com'] }]],
  ['a host in upper case', [{ matchImages: ['Registry.example.com'] }]],
  ['the key of Docker Hub', [{ matchImages: ['index.docker.io'] }]],
  ['a question mark', [{ matchImages: ['registry?.example.com'] }]],
  ['a tag', [{ matchImages: ['registry.example.com/app:1'] }]],
  ['every audience', [{ tokenAttributes: { serviceAccountTokenAudience: '*' } }]],
];

describe('a CredentialProviderConfig', () => {
  test.each(TAKEN)('with %s is taken by the kubelet and by us, and is the same to both', async (_, entries) => {
    const text = ours(complete(entries)).toYaml();
    const [fromUs, asWritten] = await kubelet.ask([{ config: text }, { config: textOf(complete(entries)) }]);
    expect(fromUs.error).toBe('');
    expect(asWritten.error).toBe('');
    expect(fromUs.decoded).not.toBeNull();
    expect(fromUs.decoded).toEqual(asWritten.decoded);
  });

  test.each(REFUSED)('with %s is refused by the kubelet and by us', async (_, entries) => {
    expect((await ask({ config: textOf(complete(entries)) })).error).not.toBe('');
    expect(() => ours(complete(entries))).toThrow();
  });

  test.each(REFUSED_BY_US)('with %s is refused by us alone', async (_, entries) => {
    expect((await ask({ config: textOf(complete(entries)) })).error).toBe('');
    expect(() => ours(complete(entries))).toThrow();
  });

  test('with a field that does not exist is fatal', async () => {
    const entries = [{ ...complete([{}])[0], tokenAttribute: {} }];
    expect((await ask({ config: textOf(entries) })).error).toContain('unknown field');
  });

  test('with a token is refused where the feature is off (Kubernetes 1.33), and by us for that version', async () => {
    const entries = complete([{ tokenAttributes: {} }]);
    const config = ours(entries, '1.34').toYaml();
    expect((await ask({ config, featureGates: 'KubeletServiceAccountTokenForCredentialProviders=false' })).error)
      .toContain('not supported');
    expect(() => ours(entries, '1.33')).toThrow('alpha');
  });
});

describe('the kubelet calls', () => {
  test.each(
    RECOGNISED.map((registry): [string, Registry] => [registry.host, registry]),
  )('a program for the images of %s, and not for others', async (host, registry) => {
    const config = CredentialProviderConfig.of([CredentialProvider.of('a', { registries: [registry] })]).toYaml();
    const images = host === 'docker.io' ? ['nginx', 'team/app:1', 'docker.io/a/b'] : [`${host}/a`, `${host}/a/b:1`];
    const { error, called } = await ask({ config, images: [...images, 'registry.example.com/a'] });
    expect(error).toBe('');
    expect(called.map(calls => calls.length)).toEqual([...images.map(() => 1), 0]);
  });

  test('a program for the path of a registry only', async () => {
    const config = CredentialProviderConfig.of([
      CredentialProvider.google({
        registries: [Registry.artifactRegistry({ location: 'europe', project: 'acme-prod' })],
      }),
    ]).toYaml();
    const { called } = await ask({
      config, images: ['europe-docker.pkg.dev/acme-prod/apps/web', 'europe-docker.pkg.dev/other-prod/apps/web'],
    });
    expect(called).toEqual([[{ arguments: ['get-credentials'], token: '', annotations: null }], []]);
  });

  const ecr = CredentialProviderConfig.of([CredentialProvider.ecr({
    registries: [Registry.ecr({ account: '123456789012', region: 'eu-west-1' })],
    serviceAccounts: { identity: CloudIdentity.irsa('arn:aws:iam::123456789012:role/pull') },
  })]);
  const google = CredentialProviderConfig.of([CredentialProvider.google({
    registries: [Registry.gcr()],
    serviceAccounts: {
      identity: CloudIdentity.gkeWorkloadIdentity({ project: 'acme-prod', location: 'europe-west1', cluster: 'prod' }),
    },
  })]);
  const azure = CredentialProviderConfig.of([CredentialProvider.azure({
    registries: [Registry.acr('contoso')],
    serviceAccounts: {
      identity: CloudIdentity.azureWorkloadIdentity({
        clientId: '11111111-1111-4111-8111-111111111111', tenantId: '22222222-2222-4222-8222-222222222222',
      }),
    },
  })]);
  const gcpFlags = [
    '--identity-provider=https://container.googleapis.com/v1/projects/acme-prod/locations/europe-west1/clusters/prod',
    '--project-id=acme-prod',
  ];

  test.each([
    ['ecr-credential-provider', ecr, '123456789012.dkr.ecr.eu-west-1.amazonaws.com/app', [],
      'payments/web for sts.amazonaws.com'],
    ['auth-provider-gcp', google, 'gcr.io/acme-prod/app', ['get-credentials', ...gcpFlags],
      'payments/web for acme-prod.svc.id.goog'],
    ['acr-credential-provider', azure, 'contoso.azurecr.io/app', ['/etc/kubernetes/azure.json'],
      'payments/web for api://AzureADTokenExchange'],
  ])('%s with the token of a granted ServiceAccount and its annotations', async (_, config, image, args, token) => {
    const annotations = config.serviceAccountAnnotations;
    const { error, called } = await ask({
      config: config.toYaml(), images: [image], annotations: { ...annotations, 'example.com/other': 'a' },
    });
    expect(error).toBe('');
    expect(called).toEqual([[{ arguments: args, token, annotations }]]);
  });

  test('acr-credential-provider is not asked for a ServiceAccount without annotations, others are', async () => {
    const [ofAzure, ofEcr] = await kubelet.ask([
      { config: azure.toYaml(), images: ['contoso.azurecr.io/app'] },
      { config: ecr.toYaml(), images: ['123456789012.dkr.ecr.eu-west-1.amazonaws.com/app'] },
    ]);
    expect(ofAzure.called).toEqual([[]]);
    expect(ofEcr.called).toEqual([[{ arguments: [], token: 'payments/web for sts.amazonaws.com', annotations: null }]]);
  });
});
