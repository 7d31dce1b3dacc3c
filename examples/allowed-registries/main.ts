import { App, Chart } from 'cdk8s';
import * as kplus from 'cdk8s-plus-27';
import {
  AccessPattern, AllowedRegistries, PrivateRegistryAccess, Registry, RegistryCredentials,
} from 'cdk8s-registry-access';

const app = new App();
const chart = new Chart(app, 'payments', { namespace: 'payments', disableResourceNameHashes: true });

const harbor = Registry.harbor('registry.example.com').withPath('payments');

const access = new PrivateRegistryAccess(chart, 'RegistryAccess', {
  pattern: AccessPattern.NAMESPACE,
  credentials: [RegistryCredentials.existingSecret('harbor-pull', { covers: [harbor] })],
});

// Nothing else runs in the namespace: the API server refuses other images, and so does this app before it writes a
// manifest.
new AllowedRegistries(chart, 'AllowedRegistries', {
  registries: [...access.registries, Registry.dockerHub().withPath('library')],
  policyName: 'payments-allowed-registries',
  checkAtSynthesis: true,
});

const web = new kplus.Deployment(chart, 'Web', {
  containers: [{ image: 'registry.example.com/payments/web:1.4.2' }],
  initContainers: [{ name: 'wait', image: 'busybox:1.37' }], // docker.io/library/busybox
});
access.grantPull(web);

app.synth();
