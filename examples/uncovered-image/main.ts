import { App, Chart } from 'cdk8s';
import * as kplus from 'cdk8s-plus-27';
import { AccessPattern, PrivateRegistryAccess, Registry, RegistryCredentials } from 'cdk8s-registry-access';

const app = new App();
const chart = new Chart(app, 'payments', { namespace: 'payments', disableResourceNameHashes: true });

const access = new PrivateRegistryAccess(chart, 'RegistryAccess', {
  pattern: AccessPattern.NAMESPACE,
  credentials: [
    RegistryCredentials.existingSecret('harbor-pull', { covers: [Registry.harbor('registry.example.com')] }),
  ],
});

// The image is on port 5000, and the pull secret is for the host without a port. The kubelet would pull without
// credentials, and be refused. This app does not get that far: its synthesis fails with the text in error.txt, and
// writes nothing.
const web = new kplus.Deployment(chart, 'Web', {
  containers: [{ image: 'registry.example.com:5000/payments/web:1.4.2' }],
});
access.grantPull(web);

app.synth();
