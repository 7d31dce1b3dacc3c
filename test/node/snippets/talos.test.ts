import { CredentialProvider, NodeSetup } from '../../../src';
import { configOf, ecr } from '../support';

const config = configOf(CredentialProvider.ecr({ registries: [ecr] }));

test('the snippet for Talos Linux is a document of the machine configuration', () => {
  expect(config.snippet(NodeSetup.TALOS)).toMatchInlineSnapshot(`
"# A patch of the machine configuration: talosctl patch machineconfig --patch @FILE. System extensions bring the programs
# (ecr-credential-provider) into /usr/local/lib/kubelet/credentialproviders; siderolabs/ecr-credential-provider is one.
# Beside machine.kubelet it is an error: take the snippet of TALOS_1_13 then.
apiVersion: v1alpha1
kind: KubeCredentialProviderConfig
configuration:
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

test('the snippet for Talos Linux 1.13 is a patch of its machine.kubelet', () => {
  expect(config.snippet(NodeSetup.TALOS_1_13)).toMatchInlineSnapshot(`
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
