import {
  acrToken, artifactRegistryToken, azure, ecr, ecrToken, harborSecret, irsa, manifestsOf, newRefresh, otherRegionToken,
  planIn, planOf, RefreshProps,
} from './support';
import { AzureCloud, CloudIdentity, Registry, RegistryCredentials } from '../../src';
import { modulesOf, source } from '../refresher/support/modules';

const filesOf = (props: RefreshProps = {}): Record<string, string> => manifestsOf(props).ConfigMap.data;
const { token } = RegistryCredentials;

const tenantId = '22222222-2222-4222-8222-222222222222';
const clientId = '11111111-1111-4111-8111-111111111111';

describe('the plan of a refresher', () => {
  /** The only part. */
  const partOf = (registry: Registry, identity: CloudIdentity, assumeRole?: string) => {
    const [part, ...others] = Object.values(planOf({ credentials: [token(registry, { identity, assumeRole })] }).parts);
    expect(others).toEqual([]);
    return part;
  };

  test('says what to fetch from ECR', () => {
    expect(planOf({ credentials: [ecrToken, otherRegionToken] }).parts).toEqual({
      'ecr-eu-west-1': {
        provider: 'ecr',
        keys: ['123456789012.dkr.ecr.eu-west-1.amazonaws.com'],
        service: 'ecr',
        region: 'eu-west-1',
        ecr: 'https://api.ecr.eu-west-1.amazonaws.com/',
        sts: 'https://sts.eu-west-1.amazonaws.com/',
        identity: {
          method: 'web-identity',
          roleArn: 'arn:aws:iam::123456789012:role/pull',
          tokenFile: '/registry-access/identity/tokens/aws',
        },
        sessionName: 'cdk8s-registry-access',
      },
      'ecr-us-east-1': expect.objectContaining({
        keys: ['123456789012.dkr.ecr.us-east-1.amazonaws.com'],
        ecr: 'https://api.ecr.us-east-1.amazonaws.com/',
        sts: 'https://sts.us-east-1.amazonaws.com/',
      }),
    });
  });

  test.each<[string, CloudIdentity, object]>([
    [
      'IRSA with a name of the session',
      CloudIdentity.irsa('arn:aws:iam::123456789012:role/pull', 'payments'),
      {
        identity: {
          method: 'web-identity',
          roleArn: 'arn:aws:iam::123456789012:role/pull',
          tokenFile: '/registry-access/identity/tokens/aws',
        },
        sessionName: 'payments',
      },
    ],
    ['EKS Pod Identity', CloudIdentity.eksPodIdentity(), {
      identity: {
        method: 'pod-identity',
        url: 'http://169.254.170.23/v1/credentials',
        tokenFile: '/registry-access/identity/tokens/eks-pod-identity',
      },
      sessionName: 'cdk8s-registry-access',
    }],
    ['the nodes', CloudIdentity.awsNodeRole(),
      { identity: { method: 'node', url: 'http://169.254.169.254' }, sessionName: 'cdk8s-registry-access' }],
    ['an access key',
      CloudIdentity.awsAccessKey({ secretName: 'aws-pull', accessKeyIdKey: 'id', secretAccessKeyKey: 'secret' }),
      {
        identity: {
          method: 'access-key',
          idFile: '/registry-access/identity/secrets/aws-pull/id',
          secretFile: '/registry-access/identity/secrets/aws-pull/secret',
        },
        sessionName: 'cdk8s-registry-access',
      }],
  ])('says where the credentials of %s are, for a role that is assumed too', (_, identity, expected) => {
    const assumeRole = 'arn:aws:iam::210987654321:role/registry/pull';
    expect(partOf(ecr, identity)).toMatchObject(expected);
    expect(partOf(ecr, identity)).not.toHaveProperty('assumeRole');
    expect(partOf(ecr, identity, assumeRole)).toMatchObject({ ...expected, assumeRole });
  });

  test('asks for tokens of ECR Public where they are issued', () => {
    expect(partOf(Registry.ecrPublic(), CloudIdentity.eksPodIdentity())).toMatchObject({
      service: 'ecr-public',
      region: 'us-east-1',
      keys: ['public.ecr.aws'],
      ecr: 'https://api.ecr-public.us-east-1.amazonaws.com/',
      sts: 'https://sts.us-east-1.amazonaws.com/',
    });
  });

  test('asks a FIPS or dual-stack endpoint for registries that are of one, apart from others of the region', () => {
    const account = '123456789012';
    const region = 'us-east-1';
    const kinds = [{}, { fips: true }, { dualStack: true }, { fips: true, dualStack: true }];
    const registries = kinds.map(kind => Registry.ecr({ account, region, ...kind }));
    const { parts } = planOf({ credentials: registries.map(registry => token(registry, { identity: irsa })) });
    expect(Object.entries(parts).map(([id, part]: [string, any]) => [id, ...part.keys, part.ecr, part.sts])).toEqual([
      [
        'ecr-us-east-1', registries[0].host, 'https://api.ecr.us-east-1.amazonaws.com/',
        'https://sts.us-east-1.amazonaws.com/',
      ],
      [
        'ecr-fips-us-east-1', registries[1].host, 'https://ecr-fips.us-east-1.amazonaws.com/',
        'https://sts-fips.us-east-1.amazonaws.com/',
      ],
      ['dkr-ecr-us-east-1', registries[2].host, 'https://ecr.us-east-1.api.aws/', 'https://sts.us-east-1.api.aws/'],
      [
        'dkr-ecr-fips-us-east-1', registries[3].host, 'https://ecr-fips.us-east-1.api.aws/',
        'https://sts-fips.us-east-1.api.aws/',
      ],
    ]);
  });

  test('says what to fetch from Artifact Registry', () => {
    expect(planOf({ credentials: [artifactRegistryToken] }).parts).toEqual({
      'artifact-registry': {
        provider: 'artifact-registry',
        keys: ['europe-docker.pkg.dev'],
        identity: {
          method: 'federation',
          tokenFile: '/registry-access/identity/tokens/gke-my-project',
          audience:
            'identitynamespace:my-project.svc.id.goog:https://container.googleapis.com/v1/projects/my-project/locations/europe-west1/clusters/prod',
          sts: 'https://sts.googleapis.com/v1/token',
        },
      },
    });
  });

  test('says how Google mints a token for a service account', () => {
    const serviceAccount = 'pull@acme-prod.iam.gserviceaccount.com';
    const mint = { serviceAccount, url: 'https://iamcredentials.googleapis.com' };
    const registry = Registry.artifactRegistry({ location: 'europe' });
    expect(partOf(registry, CloudIdentity.googleNode(serviceAccount))).toEqual({
      provider: 'artifact-registry',
      keys: ['europe-docker.pkg.dev'],
      identity: { method: 'metadata', url: 'http://metadata.google.internal' },
      mint,
    });
    expect(
      partOf(
        registry,
        CloudIdentity.googleFederation({
          projectNumber: '123456789', pool: 'clusters', provider: 'on-prem', serviceAccount,
        }),
      ),
    ).toMatchObject({
      identity: {
        method: 'federation',
        tokenFile: '/registry-access/identity/tokens/google-123456789-clusters-on-prem',
        audience:
          '//iam.googleapis.com/projects/123456789/locations/global/workloadIdentityPools/clusters/providers/on-prem',
      },
      mint,
    });
  });

  test('says what to fetch from ACR', () => {
    expect(planOf({ credentials: [acrToken] }).parts).toEqual({
      'example-azurecr-io': {
        provider: 'acr',
        keys: ['example.azurecr.io'],
        registry: 'https://example.azurecr.io',
        tenant: tenantId,
        identity: {
          method: 'federated',
          tokenUrl: `https://login.microsoftonline.com/${tenantId}/oauth2/v2.0/token`,
          client: clientId,
          file: '/registry-access/identity/tokens/azure',
        },
      },
    });
  });

  test.each([
    [AzureCloud.CHINA, 'login.chinacloudapi.cn', 'azure-china'],
    [AzureCloud.US_GOVERNMENT, 'login.microsoftonline.us', 'azure-usgov'],
  ])('signs in to the cloud of the registry: %s', (cloud, authority, file) => {
    expect(
      partOf(Registry.acr('example', cloud), CloudIdentity.azureWorkloadIdentity({ clientId, tenantId, cloud })),
    ).toMatchObject({
      registry: `https://example.azurecr.${cloud}`,
      identity: {
        tokenUrl: `https://${authority}/${tenantId}/oauth2/v2.0/token`,
        file: `/registry-access/identity/tokens/${file}`,
      },
    });
  });

  test('says which identity of a node or service principal of Azure', () => {
    const acr = Registry.acr('example');
    expect(partOf(acr, CloudIdentity.azureManagedIdentity(tenantId)))
      .toMatchObject({ tenant: tenantId, identity: { method: 'managed', url: 'http://169.254.169.254' } });
    expect((partOf(acr, CloudIdentity.azureManagedIdentity(tenantId)) as any).identity).not.toHaveProperty('client');
    expect(partOf(acr, CloudIdentity.azureManagedIdentity(tenantId, clientId)))
      .toMatchObject({ identity: { method: 'managed', client: clientId } });
    expect(
      partOf(
        acr,
        CloudIdentity.azureServicePrincipal({
          clientId, tenantId, secretName: 'azure-pull', clientSecretKey: 'password',
        }),
      ),
    ).toMatchObject({
      identity: {
        method: 'secret',
        tokenUrl: `https://login.microsoftonline.com/${tenantId}/oauth2/v2.0/token`,
        client: clientId,
        file: '/registry-access/identity/secrets/azure-pull/password',
      },
    });
  });

  test('keeps the path that a registry is scoped to', () => {
    const { keys, registry } = partOf(Registry.acr('example').withPath('team-a'), azure) as any;
    expect([keys, registry]).toEqual([['example.azurecr.io/team-a'], 'https://example.azurecr.io']);
  });

  test('says that a token has to outlive the gap between two runs', () => {
    const gaps = [ecrToken, acrToken, artifactRegistryToken].map(
      credential => planOf({ credentials: [credential] }).gapSeconds,
    );
    expect(gaps).toEqual([4 * 3600, 3600, 1200]);
  });

  test('names the Secrets, their parts and namespaces, tokens before what was mounted', () => {
    const { secrets, namespaces, state, selector } = planOf({
      credentials: [harborSecret, ecrToken], namespaces: ['payments', 'shop'], secretName: 'registries',
    });
    expect(secrets).toEqual([{ name: 'registries', parts: ['ecr-eu-west-1', 'static-harbor-pull'] }]);
    expect(namespaces).toEqual(['payments', 'shop']);
    expect(state).toEqual({
      namespace: 'registry-access',
      name: 'pull-parts',
      labels: {
        'app.kubernetes.io/managed-by': 'cdk8s-registry-access',
        'app.kubernetes.io/component': 'pull-secret-parts',
        'app.kubernetes.io/name': 'pull',
      },
      folder: '/registry-access/previous',
    });
    expect(selector).toBeUndefined();
  });

  test('says how namespaces are selected', () => {
    const plan = planOf({
      namespaceSelector: { matchLabels: { 'team': 'a', 'example.com/pull': 'true' } },
      patchServiceAccounts: ['default', 'ci'],
    });
    expect(plan.selector).toEqual({ labels: 'team=a,example.com/pull=true', serviceAccounts: ['default', 'ci'] });
    expect(plan.namespaces).toEqual([]);
    expect(plan.state).toMatchObject({ namespace: 'registry-access', name: 'pull-parts' });
  });

  test('has labels and annotations of the Secrets', () => {
    const plan = planOf({ secretLabels: { team: 'a' }, secretAnnotations: { 'example.com/note': 'say "hi": \\' } });
    expect(plan.labels).toEqual({
      'app.kubernetes.io/managed-by': 'cdk8s-registry-access',
      'app.kubernetes.io/component': 'pull-secret',
      'app.kubernetes.io/name': 'pull',
      'team': 'a',
    });
    expect(plan.state).toBeUndefined();
    expect(plan.annotations).toEqual({ 'example.com/note': 'say "hi": \\' });
  });

  test('is JSON that people can read', () => {
    expect(filesOf()['plan.json']).toMatch(/^\{\n {2}"parts": \{\n {4}"ecr-eu-west-1": \{\n {6}"provider": "ecr",\n/);
  });
});

describe('the program of a refresher', () => {
  test.each<[string, RefreshProps, string[]]>([
    ['ECR', {}, ['ecr.mts']],
    ['Artifact Registry', { credentials: [artifactRegistryToken] }, ['artifact-registry.mts']],
    ['ACR', { credentials: [acrToken] }, ['acr.mts']],
    [
      'several, with all the rest',
      {
        credentials: [ecrToken, acrToken, artifactRegistryToken, harborSecret],
        namespaceSelector: { matchLabels: { team: 'a' } },
        proxy: { httpsProxy: 'http://proxy' },
        caBundle: { configMapName: 'ca' },
      },
      [
        'acr.mts', 'artifact-registry.mts', 'ecr.mts', 'proxy.mts', 'selector.mts', 'state.mts', 'static.mts',
        'trust.mts',
      ],
    ],
  ])('has only the modules that %s takes, as they are', (_, props, own) => {
    const manifests = manifestsOf(props);
    const { 'plan.json': plan, ...modules } = manifests.ConfigMap.data;
    expect(Object.keys(modules).sort()).toEqual(modulesOf(planIn(manifests)));
    const optional = /^(acr|artifact-registry|ecr|proxy|selector|state|static|trust)\.mts$/;
    expect(Object.keys(modules).filter(name => optional.test(name)).sort()).toEqual(own);
    for (const [name, text] of Object.entries(modules)) expect(text).toBe(source(name));
  });

  test('and its plan are immutable, under a name that follows from them', () => {
    const { ConfigMap, CronJob } = manifestsOf();
    expect(ConfigMap.immutable).toBe(true);
    expect(ConfigMap.metadata.name).toMatch(/^pull-[b-z2-9]{8}$/);
    expect(CronJob.spec.jobTemplate.spec.template.spec.volumes[0].configMap.name).toBe(ConfigMap.metadata.name);
    expect(manifestsOf({ namespaces: ['shop'] }).ConfigMap.metadata.name).not.toBe(ConfigMap.metadata.name);
  });

  test('is the same for every refresher: one text in memory', () => {
    const texts = [newRefresh(), newRefresh({ namespaces: ['shop'] })].map(
      ({ node }) => (node.findChild('ConfigMap') as any).props.data['start.mts'],
    );
    expect(texts[0]).toBe(texts[1]);
  });
});
