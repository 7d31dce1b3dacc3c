import { App, Chart } from 'cdk8s';
import {
  AccessPattern, ExternalCredentials, GeneratorIdentity, PrivateRegistryAccess, Registry, RegistryCredentials,
} from 'cdk8s-registry-access';

const app = new App();
const chart = new Chart(app, 'registry-access', { disableResourceNameHashes: true });

// Each cloud is asked once, in the namespace registry-access, for all namespaces with the label, those that appear
// later included.
new PrivateRegistryAccess(chart, 'Registries', {
  pattern: AccessPattern.WORKLOAD,
  namespaceSelector: { matchLabels: { 'example.com/registry-access': 'true' } },
  credentials: [
    ExternalCredentials.token(Registry.ecr({ account: '123456789012', region: 'eu-west-1' }), {
      identity: GeneratorIdentity.serviceAccount('registry-pull'),
    }),
    ExternalCredentials.token(Registry.artifactRegistry({ location: 'europe', project: 'acme-prod' }), {
      identity: GeneratorIdentity.googleServiceAccountKey('google-pull/key.json'),
    }),
    ExternalCredentials.token(Registry.acr('acmeprod'), {
      identity: GeneratorIdentity.azureServicePrincipal(
        '11111111-2222-3333-4444-555555555555', 'azure-pull/client-id', 'azure-pull/client-secret',
      ),
    }),
  ].map(credentials => RegistryCredentials.externalSecret(credentials)),
  externalSecrets: { secretName: 'registries', sourceNamespace: 'registry-access' },
});

// Here each namespace asks for itself, as its own ServiceAccount: for a handful of teams that may not pull what the
// others may.
new PrivateRegistryAccess(chart, 'Team', {
  pattern: AccessPattern.WORKLOAD,
  namespaceSelector: { names: ['team-a', 'team-b'] },
  credentials: [
    RegistryCredentials.externalSecret(
      ExternalCredentials.token(Registry.ecr({ account: '210987654321', region: 'us-east-1' }), {
        identity: GeneratorIdentity.serviceAccount('team-pull'),
      }),
    ),
  ],
  externalSecrets: { secretName: 'team-registry' },
});

app.synth();
