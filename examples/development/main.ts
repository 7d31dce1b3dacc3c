import { App, Chart } from 'cdk8s';
import * as kplus from 'cdk8s-plus-27';
import {
  AccessPattern, CloudIdentity, PrivateRegistryAccess, Registry, RegistryCredentials,
} from 'cdk8s-registry-access';

const app = new App();

// One workload in a cluster for tests, in each of the three clouds: the reference stands on its pods, and nothing else
// in the namespace changes. A CronJob keeps the token fresh; the first one is fetched as soon as this is applied.
function preview(cloud: string, credentials: RegistryCredentials, image: string): void {
  const chart = new Chart(app, cloud, { namespace: `preview-${cloud}`, disableResourceNameHashes: true });
  const access = new PrivateRegistryAccess(chart, 'RegistryAccess', {
    pattern: AccessPattern.WORKLOAD,
    credentials: [credentials],
    secretName: 'registry',
    refresh: { name: 'registry' },
  });
  access.grantPull(new kplus.Deployment(chart, 'Web', { containers: [{ image }] }));
}

preview('aws', RegistryCredentials.token(Registry.ecr({ account: '123456789012', region: 'eu-west-1' }), {
  identity: CloudIdentity.irsa('arn:aws:iam::123456789012:role/preview-pull'),
}), '123456789012.dkr.ecr.eu-west-1.amazonaws.com/web:7.2.0');

preview(
  'google',
  RegistryCredentials.token(Registry.artifactRegistry({ location: 'europe-west1', project: 'my-project' }), {
    identity: CloudIdentity.gkeWorkloadIdentity({
      project: 'my-project', location: 'europe-west1', cluster: 'preview',
    }),
  }),
  'europe-west1-docker.pkg.dev/my-project/images/web:7.2.0',
);

preview('azure', RegistryCredentials.token(Registry.acr('example'), {
  identity: CloudIdentity.azureWorkloadIdentity({
    clientId: '11111111-1111-4111-8111-111111111111',
    tenantId: '22222222-2222-4222-8222-222222222222',
  }),
}), 'example.azurecr.io/web:7.2.0');

app.synth();
