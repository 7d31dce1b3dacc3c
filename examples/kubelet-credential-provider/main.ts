import { join } from 'node:path';
import { App, Chart } from 'cdk8s';
import * as kplus from 'cdk8s-plus-27';
import {
  AccessPattern, CloudIdentity, CredentialProvider, PrivateRegistryAccess, Registry, RegistryCredentials,
  TargetKubernetes,
} from 'cdk8s-registry-access';

// ServiceAccounts pull as identities of their own, so that no Secret is needed and a node gives its pods nothing that
// was not granted.
const ecr = Registry.ecr({ account: '123456789012', region: 'eu-west-1' });
const google = Registry.artifactRegistry({ location: 'europe-west1', project: 'acme-prod', repository: 'payments' });
const acr = Registry.acr('contoso');

const clouds: [string, Registry, CredentialProvider][] = [
  ['aws', ecr, CredentialProvider.ecr({
    registries: [ecr],
    serviceAccounts: { identity: CloudIdentity.irsa('arn:aws:iam::123456789012:role/pull') },
  })],
  ['google', google, CredentialProvider.google({
    registries: [google],
    serviceAccounts: {
      identity: CloudIdentity.gkeWorkloadIdentity({ project: 'acme-prod', location: 'europe-west1', cluster: 'prod' }),
    },
  })],
  ['azure', acr, CredentialProvider.azure({
    registries: [acr],
    serviceAccounts: {
      identity: CloudIdentity.azureWorkloadIdentity({
        clientId: '11111111-1111-4111-8111-111111111111', tenantId: '22222222-2222-4222-8222-222222222222',
      }),
    },
  })],
];

// A cluster in each cloud, and so an app for each.
for (const [cloud, registry, provider] of clouds) {
  const app = new App();
  TargetKubernetes.set(app, '1.34');
  const chart = new Chart(app, cloud, { namespace: 'payments', disableResourceNameHashes: true });

  // In the cluster: the nodes may ask for tokens of ServiceAccounts for the program, and the ServiceAccount says as
  // whom it pulls.
  const access = new PrivateRegistryAccess(chart, 'RegistryAccess', {
    pattern: AccessPattern.KUBELET_CREDENTIAL_PROVIDER,
    credentials: [RegistryCredentials.credentialProvider(provider)],
    serviceAccounts: ['web'],
  });
  access.grantPull(new kplus.Deployment(chart, 'Web', {
    serviceAccount: kplus.ServiceAccount.fromServiceAccountName(chart, 'Account', 'web'),
    containers: [{ image: `${registry}/web:1.4.2` }],
  }));

  // On the nodes: the file for the kubelet.
  access.writeNodeFiles(join(app.outdir, 'nodes', cloud));
  app.synth();
}
