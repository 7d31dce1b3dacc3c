import { App, Chart } from 'cdk8s';
import { ClusterExternalPullSecret, ExternalCredentials, GeneratorIdentity, Registry } from 'cdk8s-registry-access';

const app = new App();
const chart = new Chart(app, 'registry-access', { disableResourceNameHashes: true });

const credentials = [
  ExternalCredentials.ecrToken(Registry.ecr({ account: '123456789012', region: 'eu-west-1' }), { identity: GeneratorIdentity.serviceAccount('registry-pull') }),
  ExternalCredentials.artifactRegistryToken(Registry.artifactRegistry({ location: 'europe', project: 'acme-prod' }), {
    identity: GeneratorIdentity.googleServiceAccountKey({ secretName: 'google-pull', key: 'key.json' }),
  }),
  ExternalCredentials.acrToken(Registry.acr('acmeprod'), {
    identity: GeneratorIdentity.azureServicePrincipal({
      tenantId: '11111111-2222-3333-4444-555555555555',
      clientId: { secretName: 'azure-pull', key: 'client-id' },
      clientSecret: { secretName: 'azure-pull', key: 'client-secret' },
    }),
  }),
];
const namespaceSelectors = [{ matchLabels: { 'example.com/registry-access': 'true' } }];

// Each cloud is asked once, in the namespace registry-access, for all namespaces with the label, those that appear later included.
new ClusterExternalPullSecret(chart, 'Registries', {
  secretName: 'registries',
  sourceNamespace: 'registry-access',
  credentials,
  namespaceSelectors,
});

// Here each namespace asks for itself, as its own ServiceAccount: for a handful of teams that may not pull what the others may.
new ClusterExternalPullSecret(chart, 'Team', {
  secretName: 'team-registry',
  credentials: [ExternalCredentials.ecrToken(Registry.ecr({ account: '210987654321', region: 'us-east-1' }), { identity: GeneratorIdentity.serviceAccount('team-pull') })],
  namespaceSelectors: [{ names: ['team-a', 'team-b'] }],
});

app.synth();
