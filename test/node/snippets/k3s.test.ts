import { CloudIdentity, CredentialProvider, NodeSetup } from '../../../src';
import { acr, artifactRegistry, azureIdentity, cluster, configOf, ecr, irsa, tokenProvider } from '../support';

test('the snippet for k3s is the file, and says where it goes', () => {
  expect(configOf(CredentialProvider.ecr({ registries: [ecr] })).snippet(NodeSetup.K3S)).toMatchInlineSnapshot(`
"# /var/lib/rancher/credentialprovider/config.yaml on each node, before k3s or RKE2 starts: both find it there without a flag.
# Programs, in /var/lib/rancher/credentialprovider/bin: ecr-credential-provider.
apiVersion: kubelet.config.k8s.io/v1
kind: CredentialProviderConfig
providers:
  - name: ecr-credential-provider
    matchImages:
      - "*.dkr.ecr.*.amazonaws.com"
    defaultCacheDuration: "4h"
    apiVersion: credentialprovider.kubelet.k8s.io/v1
"
`);
});

test('where programs get tokens, the snippet says from which version on they take them', () => {
  const config = configOf(
    CredentialProvider.ecr({ registries: [ecr], serviceAccounts: { identity: irsa } }),
    CredentialProvider.google({
      registries: [artifactRegistry], serviceAccounts: { identity: CloudIdentity.gkeWorkloadIdentity(cluster) },
    }),
    CredentialProvider.azure({ registries: [acr], serviceAccounts: { identity: azureIdentity } }),
    tokenProvider(),
  );
  expect(config.snippet(NodeSetup.K3S)).toContain('bin: ecr-credential-provider 1.34.0 or newer, '
    + 'auth-provider-gcp 36.2.5 or newer, acr-credential-provider 1.34.7 or newer, harbor-credential-provider.\n');
});
