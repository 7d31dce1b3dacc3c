import { CredentialProvider, NodeSetup } from '../../../src';
import { configOf, ecr } from '../support';

test('the snippet for Talos Linux is a patch of the machine configuration', () => {
  expect(configOf(CredentialProvider.ecr({ registries: [ecr] })).snippet(NodeSetup.TALOS)).toMatchInlineSnapshot(`
"# A patch of the machine configuration: talosctl patch machineconfig --patch @FILE. System extensions bring the programs
# (ecr-credential-provider) into /usr/local/lib/kubelet/credentialproviders; siderolabs/ecr-credential-provider is one.
machine:
  kubelet:
    credentialProviderConfig:
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
