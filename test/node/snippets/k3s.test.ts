import { CredentialProvider, NodeSetup } from '../../../src';
import { configOf, ecr } from '../support';

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
