import { App, Chart } from 'cdk8s';
import * as kplus from 'cdk8s-plus-27';
import { AccessPattern, PrivateRegistryAccess, Registry, RegistryCredentials } from 'cdk8s-registry-access';

const app = new App();
const chart = new Chart(app, 'payments', { namespace: 'payments', disableResourceNameHashes: true });

const harbor = Registry.harbor('registry.example.com');

// The pull secret exists in the cluster already: nothing confidential is written to Git.
const access = new PrivateRegistryAccess(chart, 'RegistryAccess', {
  pattern: AccessPattern.NAMESPACE,
  credentials: [RegistryCredentials.existingSecret('harbor-pull', { covers: [harbor] })],
});

const web = new kplus.Deployment(chart, 'Web', { containers: [{ image: 'registry.example.com/payments/web:1.4.2' }] });
access.grantPull(web);

app.synth();
