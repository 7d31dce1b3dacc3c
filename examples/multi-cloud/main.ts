import { App, Chart } from 'cdk8s';
import {
  AccessPattern, CloudIdentity, PrivateRegistryAccess, Registry, RegistryCredentials,
} from 'cdk8s-registry-access';

const app = new App();
const chart = new Chart(app, 'platform', { namespace: 'registry-access' });

const aws = CloudIdentity.irsa('arn:aws:iam::123456789012:role/pull');
const google = CloudIdentity.googleFederation({
  projectNumber: '123456789012',
  pool: 'clusters',
  provider: 'eu-1',
  serviceAccount: 'pull@my-project.iam.gserviceaccount.com',
});
const azure = CloudIdentity.azureWorkloadIdentity({
  clientId: '11111111-1111-4111-8111-111111111111',
  tenantId: '22222222-2222-4222-8222-222222222222',
});

// One refresher keeps one Secret in each namespace: two regions of ECR, an account that takes a role of its own, Google
// and Azure.
new PrivateRegistryAccess(chart, 'RegistryAccess', {
  pattern: AccessPattern.NAMESPACE,
  namespaces: ['payments', 'shop'],
  secretName: 'registries',
  credentials: [
    RegistryCredentials.token(Registry.ecr({ account: '123456789012', region: 'eu-west-1' }), { identity: aws }),
    RegistryCredentials.token(Registry.ecr({ account: '123456789012', region: 'us-east-1' }), { identity: aws }),
    RegistryCredentials.token(Registry.ecr({ account: '210987654321', region: 'eu-west-1' }), {
      identity: aws,
      assumeRole: 'arn:aws:iam::210987654321:role/pull-from-other-accounts',
    }),
    RegistryCredentials.token(Registry.artifactRegistry({ location: 'europe' }), { identity: google }),
    RegistryCredentials.token(Registry.acr('example'), { identity: azure }),
  ],
  refresh: { name: 'registries' },
});

app.synth();
