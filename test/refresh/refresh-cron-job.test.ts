import { ApiObject, Testing } from 'cdk8s';
import {
  acr, acrToken, artifactRegistry, artifactRegistryToken, azure, ecr, ecrToken, gke, harbor, harborSecret, irsa,
  manifestsOf, newChart, newRefresh, planOf,
} from './support';
import {
  AccessPattern, CloudIdentity, CoverageStrictness, ImageCoverage, PrivateRegistryAccess, RefreshCronJob, Registry,
  RegistryCredentials,
} from '../../src';

function podOf(chart: ReturnType<typeof newChart>, image: string, namespace?: string, id = 'Pod'): ApiObject {
  return new ApiObject(chart, id, {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'web', namespace },
    spec: { containers: [{ name: 'main', image }] },
  });
}

describe('RefreshCronJob', () => {
  test('emits this', () => {
    const chart = newChart();
    newRefresh({ namespaces: ['payments', 'shop'] }, chart);
    const manifests = Testing.synth(chart);
    const configMap = manifests.find(({ kind }) => kind === 'ConfigMap');
    // The program has tests of its own.
    configMap.data = Object.fromEntries(
      Object.entries(configMap.data).map(([name, text]) => [name, /\.m[jt]s$/.test(name) ? '…' : text]),
    );
    configMap.metadata.name = configMap.metadata.name.replace(/-[^-]+$/, '-DIGEST');
    expect(JSON.parse(JSON.stringify(manifests).replace(/"pull-[b-z2-9]{8}"/g, '"pull-DIGEST"'))).toMatchSnapshot();
  });

  test('refuses the pattern of credentials, which nothing reads', () => {
    const credentials = [RegistryCredentials.token(ecr, { identity: irsa, pattern: AccessPattern.WORKLOAD })];
    expect(() => newRefresh({ credentials }, newChart())).toThrow(
      /'pattern' \(workload\) of credentials for .* has no e/);
  });

  test('gives a pull secret for each namespace, which pods can be granted', () => {
    const chart = newChart();
    const refresh = newRefresh({ namespaces: ['payments', 'shop'], secretName: 'ecr' }, chart);
    expect(refresh.pullSecrets.map(({ secretName, namespace }) => [secretName, namespace]))
      .toEqual([['ecr', 'payments'], ['ecr', 'shop']]);
    expect(refresh.pullSecrets[0].covers).toEqual([ecr]);
    const pod = podOf(chart, `${ecr.host}/app:1`, 'shop');
    refresh.grantPull(pod);
    expect(Testing.synth(chart).find(({ kind }) => kind === 'Pod').spec.imagePullSecrets).toEqual([{ name: 'ecr' }]);
  });

  test('proves the images of what it grants', () => {
    const chart = newChart();
    newRefresh({ namespaces: ['payments'] }, chart).grantPull(
      podOf(chart, `${ecr.host.replace('eu-west-1', 'us-east-1')}/app:1`, 'payments'),
    );
    expect(() => Testing.synth(chart)).toThrow(
      /pulls '123456789012.dkr.ecr.us-east-1.amazonaws.com\/app:1' .* which is private, and no credential reaches it/,
    );
  });

  test('grants nothing in a namespace that it does not write to', () => {
    const chart = newChart();
    newRefresh({ namespaces: ['payments'] }, chart).grantPull(podOf(chart, `${ecr.host}/app:1`, 'shop'));
    expect(() => Testing.synth(chart)).toThrow(
      "is in namespace 'shop', but its pull secret is in namespace 'payments', and a pod can use only",
    );
  });

  test('can be granted in any namespace where namespaces are selected by their labels', () => {
    const chart = newChart();
    const refresh = newRefresh({ namespaceSelector: { matchLabels: { team: 'a' } }, secretName: 'ecr' }, chart);
    refresh.grantPull(podOf(chart, `${ecr.host}/app:1`, 'shop'));
    expect(refresh.pullSecrets).toEqual([]);
    expect(Testing.synth(chart).find(({ kind }) => kind === 'Pod').spec.imagePullSecrets).toEqual([{ name: 'ecr' }]);
  });

  describe('passed to a PrivateRegistryAccess as the Secret of its name, in namespaces selected by label', () => {
    const namespaceSelector = { matchLabels: { team: 'a' } };
    const grant = (image: string, pattern: AccessPattern) => {
      const chart = newChart();
      const refresh = newRefresh({ namespaces: ['payments'], namespaceSelector, secretName: 'ecr' }, chart);
      const access = new PrivateRegistryAccess(chart, 'Access', {
        pattern,
        namespaces: ['payments'],
        namespaceSelector,
        credentials: [RegistryCredentials.existingSecret(refresh.secretName, { covers: refresh.covers })],
      });
      ['payments', 'shop'].forEach(namespace => {
        const pod = podOf(chart, image, namespace, `Pod-${namespace}`);
        access.grantPull(pod);
      });
      return Testing.synth(chart).filter(({ metadata }) => ['payments', 'shop'].includes(metadata.namespace));
    };
    const listsOf = (objects: any[], kind: string) =>
      objects.filter(object => object.kind === kind).map(({ metadata, spec, imagePullSecrets }) => [
        metadata.namespace, (imagePullSecrets ?? spec.imagePullSecrets)?.[0].name,
      ]);

    test('pods refer to it', () => {
      expect(listsOf(grant(`${ecr.host}/app:1`, AccessPattern.WORKLOAD), 'Pod'))
        .toEqual([['payments', 'ecr'], ['shop', 'ecr']]);
    });

    test('ServiceAccounts refer to it', () => {
      expect(listsOf(grant(`${ecr.host}/app:1`, AccessPattern.DEDICATED_SERVICE_ACCOUNT), 'ServiceAccount'))
        .toEqual([['payments', 'ecr'], ['shop', 'ecr']]);
    });

    test('images are proven', () => {
      expect(() => grant(`${ecr.host.replace('eu-west-1', 'us-east-1')}/app:1`, AccessPattern.WORKLOAD))
        .toThrow(/no credential reaches it[^]*'shop\/web'/);
    });
  });

  test('is not a pull secret itself, though it looks like one of its own namespace', () => {
    expect(() => RegistryCredentials.pullSecrets([newRefresh({ namespaces: ['payments'] })])).toThrow(
      "'secrets' holds a refresher, which is not a pull secret itself: write "
        + 'RegistryCredentials.pullSecrets(refresh.pullSecrets), or for namespaces that it finds');
  });

  test('proves what it grants in namespaces that are selected by their labels', () => {
    const chart = newChart();
    newRefresh({ namespaceSelector: { matchLabels: { team: 'a' } } }, chart).grantPull(
      podOf(chart, 'registry.example.com:5000/app:1', 'shop'),
    );
    ImageCoverage.prove(chart, { privateRegistries: [harbor, Registry.of('registry.example.com:5000')] });
    expect(() => Testing.synth(chart)).toThrow(
      /Pull secrets of the pod: 'pull' has '123456789012.dkr.ecr.eu-west-1.amazonaws.com'/,
    );
  });

  test('covers what Secrets that are merged in cover', () => {
    expect(newRefresh({ credentials: [ecrToken, harborSecret] }).pullSecrets[0].covers).toEqual([ecr, harbor]);
  });

  test('is not granted what the scope around it is: its images are public, its own Secret may have expired', () => {
    const chart = newChart();
    newRefresh({}, chart);
    const access = new PrivateRegistryAccess(chart, 'Access', {
      pattern: AccessPattern.WORKLOAD, credentials: [harborSecret],
    });
    podOf(chart, 'registry.example.com/app:1');
    access.grantPull(chart);
    const manifests = Testing.synth(chart);
    expect(manifests.find(({ kind }) => kind === 'Pod').spec.imagePullSecrets).toEqual([{ name: 'harbor-pull' }]);
    expect(manifests.find(({ kind }) => kind === 'CronJob').spec.jobTemplate.spec.template.spec.imagePullSecrets)
      .toBeUndefined();
  });

  test('can be granted itself, where its images are private', () => {
    const chart = newChart();
    const refresh = newRefresh({ images: { mirror: 'registry.example.com/mirror' } }, chart);
    const access = new PrivateRegistryAccess(chart, 'Access', {
      pattern: AccessPattern.WORKLOAD, credentials: [harborSecret],
    });
    expect(() => Testing.synth(chart)).toThrow("pulls 'registry.example.com/mirror/");
    access.grantPull(refresh);
    expect(
      Testing.synth(chart).find(({ kind }) => kind === 'CronJob').spec.jobTemplate.spec.template.spec.imagePullSecrets,
    ).toEqual([{ name: 'harbor-pull' }]);
  });

  test('can be granted itself where a PrivateRegistryAccess made it', () => {
    const chart = newChart();
    const { refresher } = new PrivateRegistryAccess(chart, 'Tokens', {
      pattern: AccessPattern.WORKLOAD,
      credentials: [ecrToken],
      refresh: { images: { mirror: 'registry.example.com/mirror' } },
    });
    new PrivateRegistryAccess(chart, 'Access', {
      pattern: AccessPattern.WORKLOAD, credentials: [harborSecret],
    }).grantPull(refresher!);
    expect(
      Testing.synth(chart).find(({ kind }) => kind === 'CronJob').spec.jobTemplate.spec.template.spec.imagePullSecrets,
    ).toEqual([{ name: 'harbor-pull' }]);
  });

  test('proves its images only as strictly as it is told', () => {
    const chart = newChart();
    newRefresh({ images: { node: '999999999999.dkr.ecr.eu-west-1.amazonaws.com/node:24.21.0' } }, chart);
    expect(() => Testing.synth(chart)).toThrow("pulls '999999999999.dkr.ecr.eu-west-1.amazonaws.com/node:24.21.0'");
    const quiet = newChart();
    ImageCoverage.prove(quiet, { strictness: CoverageStrictness.OFF });
    newRefresh({ images: { node: '999999999999.dkr.ecr.eu-west-1.amazonaws.com/node:24.21.0' } }, quiet);
    expect(() => Testing.synth(quiet)).not.toThrow();
  });

  test('says what has to be granted in each cloud', () => {
    const permissions = newRefresh({ credentials: [ecrToken, acrToken] }).cloudGrants;
    expect(permissions.map(({ provider, resources }) => [provider, resources])).toEqual([
      ['aws', ['123456789012.dkr.ecr.eu-west-1.amazonaws.com']],
      ['azure', ['example.azurecr.io']],
    ]);
  });

  test('says what pulling through a cache of ECR takes, also to ServiceAccounts that it does not make', () => {
    const identity = CloudIdentity.irsa('arn:aws:iam::123456789012:role/pull');
    const cache = Registry.ecr({ account: '123456789012', region: 'eu-west-1', pullThroughCache: true })
      .withPath('docker-hub');
    const token = RegistryCredentials.token(cache, { identity });
    const [{ policyDocument }] = newRefresh({ credentials: [token] }).cloudGrants;
    expect(policyDocument.Statement[2].Action).toEqual(['ecr:BatchImportUpstreamImage', 'ecr:CreateRepository']);
    expect(identity.cloudGrants([cache])[0].policyDocument).toEqual(policyDocument);
  });

  test('says whom identities have to trust', () => {
    const [trust] = newRefresh().cloudTrust('https://oidc.example.com/id');
    expect(trust.policyDocument.Statement[0].Condition.StringEquals).toEqual({
      'oidc.example.com/id:aud': 'sts.amazonaws.com',
      'oidc.example.com/id:sub': 'system:serviceaccount:registry-access:pull',
    });
  });

  test('gives the same names each time, also generated ones', () => {
    const namesIn = () => {
      const chart = newChart();
      new RefreshCronJob(chart, 'Refresh', { credentials: [ecrToken] });
      return Testing.synth(chart).map(({ kind, metadata }) => `${kind} ${metadata.name}`);
    };
    const [first, second] = [namesIn(), namesIn()];
    expect(second).toEqual(first);
    // What ends in a digest follows the program.
    expect(first.map(name => name.replace(/(?<=-c8a7c09e-)[a-z0-9]{8}$/, 'DIGEST'))).toEqual([
      'ServiceAccount chart-refresh-c8a7c09e', 'ConfigMap chart-refresh-c8a7c09e-DIGEST', 'Role chart-refresh-c8a7c09e',
      'RoleBinding chart-refresh-c8a7c09e', 'Job chart-refresh-c8a7c09e-DIGEST', 'CronJob chart-refresh-c8a7c09e',
    ]);
  });
});

const { token } = RegistryCredentials;

describe('RefreshCronJob for Artifact Registry', () => {
  test('fetches one token for all hosts', () => {
    const { parts } = planOf({ credentials: [artifactRegistryToken, token(Registry.gcr(), { identity: gke })] });
    expect(parts).toEqual({
      'artifact-registry': expect.objectContaining({ keys: ['europe-docker.pkg.dev', 'gcr.io'] }),
    });
  });

  test('runs every 20 minutes', () => {
    expect(manifestsOf({ credentials: [artifactRegistryToken] }).CronJob.spec.startingDeadlineSeconds).toBe(20 * 60);
  });

  test.each([
    ['an identity of another cloud', irsa,
      "'identity' must be an identity of the cloud that 'europe-docker.pkg.dev' is in"],
    ['a token that no schedule can renew in time', CloudIdentity.googleNode(), 'let the nodes pull by themselves'],
  ])('refuses %s', (_, identity, message) => {
    expect(() => manifestsOf({ credentials: [token(artifactRegistry, { identity })] })).toThrow(message);
  });
});

describe('RefreshCronJob for Azure Container Registry', () => {
  test('fetches a token for each registry', () => {
    const { parts } = planOf({ credentials: [acrToken, token(Registry.acr('other'), { identity: azure })] });
    expect(Object.keys(parts)).toEqual(['example-azurecr-io', 'other-azurecr-io']);
  });

  test('runs every hour', () => {
    expect(manifestsOf({ credentials: [acrToken] }).CronJob.spec.startingDeadlineSeconds).toBe(60 * 60);
  });

  test('refuses an identity of another cloud', () => {
    expect(() => manifestsOf({ credentials: [token(acr, { identity: irsa })] })).toThrow(
      "'identity' must be an identity of the cloud that 'example.azurecr.io' is in");
  });
});

test('a RefreshCronJob takes registries of all kinds, and refuses to have none', () => {
  const { parts } = planOf({ credentials: [ecrToken, artifactRegistryToken, acrToken] });
  expect(Object.values(parts).map(({ provider }) => provider)).toEqual(['ecr', 'artifact-registry', 'acr']);
  expect(() => newRefresh({ credentials: [] }))
    .toThrow("'credentials' of a refresher has no token to fetch: give RegistryCredentials.token(…)");
});
