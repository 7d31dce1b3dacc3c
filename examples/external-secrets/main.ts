import { App, Chart } from 'cdk8s';
import * as kplus from 'cdk8s-plus-27';
import {
  AccessPattern, ExternalCredentials, ExternalSecretStore, GeneratorIdentity, PrivateRegistryAccess, Registry,
  RegistryCredentials,
} from 'cdk8s-registry-access';

const app = new App();
const chart = new Chart(app, 'payments', { namespace: 'payments', disableResourceNameHashes: true });

const vault = ExternalSecretStore.clusterSecretStore('vault');
const harbor = Registry.harbor('registry.example.com').withPath('payments');
const ecr = Registry.ecr({ account: '123456789012', region: 'eu-west-1' });

// One Secret, which External Secrets makes and renews: a robot account that is in Vault, and a token of Amazon ECR,
// which lives 12 hours.
const access = new PrivateRegistryAccess(chart, 'RegistryAccess', {
  pattern: AccessPattern.WORKLOAD,
  credentials: [
    ExternalCredentials.login(harbor, {
      store: vault, key: 'harbor/robot', usernameProperty: 'name', passwordProperty: 'secret',
    }),
    ExternalCredentials.token(ecr, { identity: GeneratorIdentity.serviceAccount('registry-pull') }),
  ].map(credentials => RegistryCredentials.externalSecret(credentials)),
  externalSecrets: { secretName: 'registries' },
});

const web = new kplus.Deployment(chart, 'Web', {
  containers: [{ image: `${ecr.host}/payments/web:1.4.2` }, { image: `${harbor}/proxy:2.0.1`, name: 'proxy' }],
});
access.grantPull(web);

app.synth();
