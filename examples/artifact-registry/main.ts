import { App, Chart } from 'cdk8s';
import { ArtifactRegistryRefreshCronJob, CloudIdentity, Registry } from 'cdk8s-registry-access';

const app = new App();
const chart = new Chart(app, 'registry', { namespace: 'registry-access' });

// A token lives 60 minutes at most. The refresher exchanges that of its ServiceAccount for a new one every 20 minutes.
new ArtifactRegistryRefreshCronJob(chart, 'Refresh', {
  registries: [Registry.artifactRegistry({ location: 'europe-west1' })],
  identity: CloudIdentity.gkeWorkloadIdentity({ project: 'my-project', location: 'europe-west1', cluster: 'prod' }),
  namespaces: ['payments', 'shop'],
  name: 'artifact-registry-pull',
});

app.synth();
