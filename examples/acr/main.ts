import { App, Chart } from 'cdk8s';
import { CloudIdentity, RefreshCronJob, Registry, RegistryCredentials } from 'cdk8s-registry-access';

const app = new App();
const chart = new Chart(app, 'registry', { namespace: 'registry-access' });

// A token lives about 3 hours. The refresher fetches a new one every hour with the federated identity of its
// ServiceAccount.
const identity = CloudIdentity.azureWorkloadIdentity({
  clientId: '11111111-1111-4111-8111-111111111111',
  tenantId: '22222222-2222-4222-8222-222222222222',
});
new RefreshCronJob(chart, 'Refresh', {
  credentials: [RegistryCredentials.token(Registry.acr('example'), { identity })],
  namespaces: ['payments', 'shop'],
  refresh: { name: 'acr-pull' },
});

app.synth();
