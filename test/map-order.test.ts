import { join } from 'node:path';
import { App, Chart } from 'cdk8s';
import { readOutput } from '../scripts/examples';
import {
  AccessPattern, CloudIdentity, CredentialProvider, EcrRefreshCronJob, ExternalCredentials, ExternalSecretStore,
  PrivateRegistryAccess, Registry, RegistryCredentials, ScopedPullSecret, TargetKubernetes,
} from '../src';
import { temporaryFolder } from './support/folder';

type Order = <T extends object>(map: T) => T;

const folder = temporaryFolder();

/** All that an app gives which has each map that a property takes, with two entries. */
function outputOf(name: string, ordered: Order): Record<string, string> {
  const outdir = join(folder, name);
  const app = new App({ outdir });
  TargetKubernetes.set(app, '1.36');
  const chart = (id: string) => new Chart(app, id, { namespace: id, labels: texts() });
  const texts = () => ordered({ 'example.com/one': '1', 'example.com/two': '2' });

  const aws = CloudIdentity.irsa('arn:aws:iam::123456789012:role/pull');
  const ecr = Registry.ecr({ account: '123456789012', region: 'eu-west-1' });
  const others = ['210987654321', '310987654321'].map(account => Registry.ecr({ account, region: 'eu-west-1' }));
  new PrivateRegistryAccess(chart('tokens'), 'Access', {
    pattern: AccessPattern.NAMESPACE,
    credentials: [RegistryCredentials.token(ecr, { identity: aws })],
    refresh: {
      secretLabels: texts(),
      secretAnnotations: texts(),
      alert: { labels: ordered({ one: '1', two: '2' }) },
      pod: ordered({
        metadata: ordered({ labels: texts(), annotations: texts() }),
        spec: ordered({
          nodeSelector: texts(),
          containers: [{ name: 'refresh', resources: { limits: ordered({ cpu: '1', memory: '192Mi' }) } }],
        }),
      }),
    },
    coverage: { mirrors: ordered({ 'mirror-1.example.com': ecr, 'mirror-2.example.com': others[0] }) },
  });
  new EcrRefreshCronJob(chart('ecr'), 'Refresh', {
    identity: aws,
    registries: [ecr, ...others],
    namespaces: ['ecr'],
    assumeRoles: ordered(Object.fromEntries(
      ['210987654321', '310987654321'].map(account => [account, `arn:aws:iam::${account}:role/pull`]),
    )),
  });
  const store = ExternalSecretStore.clusterSecretStore('vault');
  const login = ExternalCredentials.login(Registry.harbor('harbor.example.com'), {
    store, key: 'harbor', usernameProperty: 'name', passwordProperty: 'secret',
  });
  new PrivateRegistryAccess(chart('admission'), 'Access', {
    pattern: AccessPattern.ADMISSION,
    namespaceSelector: { matchLabels: texts() },
    credentials: [RegistryCredentials.externalSecret(login)],
    externalSecrets: { labels: texts(), annotations: texts() },
  });
  const harbor = RegistryCredentials.unsafeLiteralInManifest(Registry.harbor('harbor.example.com'), 'robot', 'none');
  new ScopedPullSecret(chart('scoped'), 'Secret', { credentials: [harbor], labels: texts(), annotations: texts() });
  const nodes = new PrivateRegistryAccess(chart('provided'), 'Access', {
    pattern: AccessPattern.KUBELET_CREDENTIAL_PROVIDER,
    credentials: [RegistryCredentials.credentialProvider(CredentialProvider.of('own-provider', {
      registries: [Registry.harbor('harbor.example.com')], env: ordered({ ONE: '1', TWO: '2' }),
    }))],
  });
  nodes.writeNodeFiles(join(outdir, 'nodes'));
  app.synth();
  return readOutput(outdir);
}

// Java's `Map.of` has another order in each run.
test('maps in another order give the same output, texts and names included', () => {
  const output = outputOf('as-written', map => map);
  expect(Object.keys(output).length).toBeGreaterThan(5);
  expect(outputOf('reversed', map => Object.fromEntries(Object.entries(map).reverse()) as typeof map)).toEqual(output);
});
