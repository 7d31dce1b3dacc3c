import { onEachCluster } from './support/cluster';

const reference = (name: string) => ({ name, key: 'key' });
const quay = { url: 'quay.io', robotAccount: 'org+robot', serviceAccountRef: { name: 'pull', audiences: ['quay'] } };
const generated = {
  refreshInterval: '1h',
  dataFrom: [
    {
      sourceRef: {
        generatorRef: {
          apiVersion: 'generators.external-secrets.io/v1alpha1', kind: 'ECRAuthorizationToken', name: 'ecr',
        },
      },
    },
  ],
  target: {
    name: 'pull',
    template: { type: 'kubernetes.io/dockerconfigjson', data: { '.dockerconfigjson': '{{ .password }}' } },
  },
};
const namespaceCreation = { apiGroups: [''], apiVersions: ['v1'], operations: ['CREATE'], resources: ['namespaces'] };
const clone = {
  rules: [{
    name: 'clone',
    match: { any: [{ resources: { kinds: ['Namespace'] } }] },
    generate: {
      apiVersion: 'v1',
      kind: 'Secret',
      name: 'pull',
      namespace: 'team-a',
      synchronize: true,
      clone: { namespace: 'registry', name: 'pull' },
    },
  }],
};

/** One small object of each foreign kind that we write, or that a user refers to from ours. */
const SAMPLES: { apiVersion: string; kind: string; spec: object }[] = [
  {
    apiVersion: 'bitnami.com/v1alpha1',
    kind: 'SealedSecret',
    spec: {
      encryptedData: { '.dockerconfigjson': 'c2VhbGVk' },
      template: { type: 'kubernetes.io/dockerconfigjson', metadata: { name: 'sample' } },
    },
  },
  ...Object.entries({
    'source.toolkit.fluxcd.io/v1 OCIRepository': { url: 'oci://ghcr.io/acme/manifests' },
    'source.toolkit.fluxcd.io/v1 HelmRepository': { url: 'oci://ghcr.io/acme/charts', type: 'oci' },
    'image.toolkit.fluxcd.io/v1 ImageRepository': { image: 'ghcr.io/acme/app' },
  }).map(([type, spec]) => ({
    apiVersion: type.split(' ')[0],
    kind: type.split(' ')[1],
    spec: { interval: '5m', secretRef: { name: 'pull' }, ...spec },
  })),
  { apiVersion: 'external-secrets.io/v1', kind: 'ExternalSecret', spec: generated },
  {
    apiVersion: 'external-secrets.io/v1',
    kind: 'ClusterExternalSecret',
    spec: {
      externalSecretName: 'pull',
      namespaceSelectors: [{ matchLabels: { pull: 'yes' } }],
      refreshTime: '1h',
      externalSecretSpec: generated,
    },
  },
  ...['SecretStore', 'ClusterSecretStore'].map(kind => ({
    apiVersion: 'external-secrets.io/v1', kind, spec: { provider: { fake: { data: [{ key: 'a', value: 'b' }] } } },
  })),
  ...Object.entries({
    ECRAuthorizationToken: { region: 'eu-west-1', auth: { jwt: { serviceAccountRef: { name: 'pull' } } } },
    GCRAccessToken: { projectID: 'project', auth: { secretRef: { secretAccessKeySecretRef: reference('key') } } },
    ACRAccessToken: {
      registry: 'team.azurecr.io', auth: { workloadIdentity: { serviceAccountRef: { name: 'pull' } } },
    },
    QuayAccessToken: quay,
    GithubAccessToken: { appID: '1', installID: '2', auth: { privateKey: { secretRef: reference('key') } } },
    CloudsmithAccessToken: { orgSlug: 'org', serviceSlug: 'service', serviceAccountRef: { name: 'pull' } },
    ClusterGenerator: { kind: 'QuayAccessToken', generator: { quayAccessTokenSpec: quay } },
  }).map(([kind, spec]) => ({ apiVersion: 'generators.external-secrets.io/v1alpha1', kind, spec })),
  ...['ClusterPolicy', 'Policy'].map(kind => ({ apiVersion: 'kyverno.io/v1', kind, spec: clone })),
  ...Object.entries({
    GeneratingPolicy: { generate: [{ expression: 'generator.Apply("team-a", [])' }] },
    MutatingPolicy: {
      mutations: [{ patchType: 'ApplyConfiguration', applyConfiguration: { expression: 'Object{}' } }],
    },
    ValidatingPolicy: { validations: [{ expression: 'true' }] },
    ImageValidatingPolicy: {
      attestors: [{ name: 'key', cosign: { key: { data: 'key' } } }], validations: [{ expression: 'true' }],
    },
  }).map(([kind, spec]) => ({
    apiVersion: 'policies.kyverno.io/v1',
    kind,
    spec: { matchConstraints: { resourceRules: [namespaceCreation] }, ...spec },
  })),
  {
    apiVersion: 'monitoring.coreos.com/v1',
    kind: 'PrometheusRule',
    spec: {
      groups: [
        { name: 'pull', rules: [{ alert: 'Old', expr: 'vector(1)', for: '5m', labels: { severity: 'warning' } }] },
      ],
    },
  },
];

onEachCluster(['foreignKinds'], cluster => {
  let namespace: string;

  beforeAll(async () => { namespace = await cluster.newNamespace(); });

  // With the flags of the other suites: what is said here of the schemas holds for what we apply there.
  const outcome = (sample: object) =>
    cluster.tryApply([{ ...sample, metadata: { name: 'sample', namespace } }], '--server-side', '--dry-run=server');

  test.each(SAMPLES)('the API server knows $apiVersion $kind', async (sample) => {
    expect(await outcome(sample)).toMatchObject({ ok: true });
  });

  test.each(SAMPLES)('the API server refuses a field that $apiVersion $kind does not have', async (sample) => {
    const misspelled = { ...sample, spec: { ...sample.spec, misspelled: true } };
    const refusal = expect.stringMatching(/unknown field "(spec\.)?misspelled"|misspelled: field not declared/);
    expect(await outcome(misspelled)).toMatchObject({ ok: false, stderr: refusal });
  });
});
