import { App, Chart } from 'cdk8s';
import { CloudIdentity, RefreshCronJob, Registry, RegistryCredentials } from 'cdk8s-registry-access';

const app = new App();
const chart = new Chart(app, 'registry', { namespace: 'registry-access' });

// A token lives 60 minutes at most. The refresher exchanges that of its ServiceAccount for a new one every 20 minutes.
const identity = CloudIdentity.gkeWorkloadIdentity({
  project: 'my-project', location: 'europe-west1', cluster: 'prod',
});
new RefreshCronJob(chart, 'Refresh', {
  credentials: [RegistryCredentials.token(Registry.artifactRegistry({ location: 'europe-west1' }), { identity })],
  namespaces: ['payments', 'shop'],
  refresh: { name: 'artifact-registry-pull' },
});

app.synth();
