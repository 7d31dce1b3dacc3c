import { App, Chart } from 'cdk8s';
import * as kplus from 'cdk8s-plus-27';
import { AccessPattern, PrivateRegistryAccess, Registry, RegistryCredentials } from 'cdk8s-registry-access';

const app = new App();
const chart = new Chart(app, 'preview', { namespace: 'preview', disableResourceNameHashes: true });

// Credentials that end in a manifest can be written to a chart, and so a file, of their own: keep that file out of Git.
const secretsChart = new Chart(app, 'preview-secrets', { namespace: 'preview' });

const access = new PrivateRegistryAccess(chart, 'RegistryAccess', {
  pattern: AccessPattern.WORKLOAD,
  credentials: [
    RegistryCredentials.environmentInManifest(Registry.ghcr(), { username: 'octocat', passwordVariable: 'GHCR_TOKEN' }),
  ],
  secretName: 'ghcr-pull',
  versionedNames: true, // a new token is a new Secret, and rolls the pods out again
  secretsChart,
});

const web = new kplus.Deployment(chart, 'Web', { containers: [{ image: 'ghcr.io/octo-org/web:7.2.0' }] });
access.grantPull(web);

app.synth();
