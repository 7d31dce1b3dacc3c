import { join } from 'node:path';
import { App, Chart, Include } from 'cdk8s';
import { AccessPattern, PrivateRegistryAccess, Registry, RegistryCredentials } from 'cdk8s-registry-access';

const app = new App();
const chart = new Chart(app, 'payments', { namespace: 'payments' });

const access = new PrivateRegistryAccess(chart, 'RegistryAccess', {
  pattern: AccessPattern.NAMESPACE,
  credentials: [
    RegistryCredentials.existingSecret('harbor-pull', { covers: [Registry.harbor('registry.example.com')] }),
  ],
});

// The image in the file is on port 5000, and the pull secret is for the host without a port. The kubelet would pull
// without credentials, and be refused. This app does not get that far: its synthesis fails with the text in error.txt,
// and writes nothing.
access.grantPull(new Include(chart, 'Web', { url: join(__dirname, 'web.yaml') }));

app.synth();
