import { join } from 'node:path';
import { App, Chart } from 'cdk8s';
import {
  AccessPattern, CloudIdentity, CredentialProvider, ExternalCredentials, ExternalSecretStore, PrivateRegistryAccess,
  Registry, RegistryCredentials, ScopedPullSecret, TargetKubernetes,
} from 'cdk8s-registry-access';

const app = new App();
TargetKubernetes.set(app, '1.34');
const file = (name: string) => join(__dirname, 'files', name);

const harbor = Registry.harbor('registry.example.com');
const ecr = Registry.ecr({ account: '123456789012', region: 'eu-west-1' });
const google = Registry.artifactRegistry({ location: 'europe-west1', project: 'acme-prod', repository: 'payments' });

// In the manifest: keep these files out of Git.
const local = new Chart(app, 'local', { namespace: 'local' });
new PrivateRegistryAccess(local, 'RegistryAccess', {
  pattern: AccessPattern.NAMESPACE,
  credentials: [
    RegistryCredentials.environmentInManifest(Registry.ghcr(), { username: 'octocat', passwordVariable: 'GHCR_TOKEN' }),
    RegistryCredentials.dockerConfigInManifest(file('config.json'), { registries: [Registry.quay()] }),
    RegistryCredentials.serviceAccountKeyInManifest(google, file('key.json')),
    RegistryCredentials.unsafeLiteralInManifest(Registry.of('localhost:5000'), 'admin', 'not-a-real-password'),
  ],
  secretName: 'pull',
});

// In the cluster, and nothing confidential in Git.
const payments = new Chart(app, 'payments', { namespace: 'payments' });
const tools = new ScopedPullSecret(payments, 'Tools', {
  credentials: [
    RegistryCredentials.environmentInManifest(harbor.withPath('tools'), {
      username: 'robot$tools', passwordVariable: 'TOOLS_PASSWORD',
    }),
  ],
});
const vault = ExternalSecretStore.clusterSecretStore('vault');
new PrivateRegistryAccess(payments, 'RegistryAccess', {
  pattern: AccessPattern.NAMESPACE,
  credentials: [
    RegistryCredentials.existingSecret('harbor-pull', { covers: [harbor.withPath('payments')] }),
    RegistryCredentials.pullSecrets([tools]),
    RegistryCredentials.token(ecr, { identity: CloudIdentity.irsa('arn:aws:iam::123456789012:role/pull') }),
    RegistryCredentials.externalSecret(
      ExternalCredentials.login(Registry.gitlab('gitlab.example.com'), {
        store: vault, key: 'gitlab/pull', usernameProperty: 'name', passwordProperty: 'token',
      }),
    ),
    RegistryCredentials.encryptedSecret({ files: [file('sealed.yaml')], covers: [Registry.dockerHub()] }),
  ],
});

// On the nodes.
const cloud = new Chart(app, 'cloud', { namespace: 'cloud' });
new PrivateRegistryAccess(cloud, 'RegistryAccess', {
  pattern: AccessPattern.NODE_IDENTITY,
  credentials: [
    RegistryCredentials.nodeIdentity([Registry.acr('contoso')]),
    RegistryCredentials.credentialProvider(CredentialProvider.ecr({
      registries: [ecr],
      serviceAccounts: { identity: CloudIdentity.irsa('arn:aws:iam::123456789012:role/pull') },
    })),
  ],
  serviceAccounts: ['web'],
});

app.synth();
