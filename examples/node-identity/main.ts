import { join } from 'node:path';
import { App, Chart } from 'cdk8s';
import * as kplus from 'cdk8s-plus-27';
import {
  AccessPattern, CloudIdentity, PrivateRegistryAccess, Registry, RegistryCredentials,
} from 'cdk8s-registry-access';

const app = new App();

const ecr = Registry.ecr({ account: '123456789012', region: 'eu-west-1' }).withPath('payments');
const google = Registry.artifactRegistry({ location: 'europe-west1', project: 'acme-prod', repository: 'payments' });
const acr = Registry.acr('contoso');

const clouds: [string, Registry, RegistryCredentials][] = [
  // The images of EKS itself are in an account of AWS, and the same role has to read them.
  [
    'aws',
    ecr,
    RegistryCredentials.nodeIdentity(
      [ecr, Registry.ecr({ account: '602401143452', region: 'eu-west-1' })],
      CloudIdentity.awsNodeRole('arn:aws:iam::123456789012:role/nodes'),
    ),
  ],
  ['google', google,
    RegistryCredentials.nodeIdentity([google], CloudIdentity.googleNode('nodes@acme-prod.iam.gserviceaccount.com'))],
  [
    'azure',
    acr,
    RegistryCredentials.nodeIdentity(
      [acr],
      CloudIdentity.azureManagedIdentity(
        '22222222-2222-4222-8222-222222222222', '11111111-1111-4111-8111-111111111111',
      ),
    ),
  ],
];

for (const [cloud, registry, credentials] of clouds) {
  const chart = new Chart(app, cloud, { namespace: 'payments', disableResourceNameHashes: true });

  // Nothing is added to the cluster: it is proven that the image comes from a registry of the nodes, and that no pull
  // secret for it is left.
  const access = new PrivateRegistryAccess(chart, 'RegistryAccess', {
    pattern: AccessPattern.NODE_IDENTITY, credentials: [credentials],
  });
  access.grantPull(new kplus.Deployment(chart, 'Web', { containers: [{ image: `${registry}/web:1.4.2` }] }));

  // What the nodes have to be granted in the cloud.
  access.writeNodeFiles(join(app.outdir, 'nodes', cloud));
}

app.synth();
