import { CredentialProviderConfig, NodeSetup } from '../../../src';
import { configOf, provider } from '../support';

describe('the snippet for kubeadm', () => {
  test('sets the flags of the kubelet', () => {
    expect(configOf(provider()).snippet(NodeSetup.KUBEADM)).toMatchInlineSnapshot(`
"# On each node, before kubeadm runs: credential-provider-config.yaml at /var/lib/kubelet/credential-provider-config.yaml,
# and the programs (harbor-credential-provider) in /var/lib/kubelet/credential-provider.
# Merge this into the configuration of kubeadm init and kubeadm join.
apiVersion: kubeadm.k8s.io/v1beta4
kind: InitConfiguration
nodeRegistration:
  kubeletExtraArgs:
    - name: image-credential-provider-config
      value: /var/lib/kubelet/credential-provider-config.yaml
    - name: image-credential-provider-bin-dir
      value: /var/lib/kubelet/credential-provider
---
apiVersion: kubeadm.k8s.io/v1beta4
kind: JoinConfiguration
nodeRegistration:
  kubeletExtraArgs:
    - name: image-credential-provider-config
      value: /var/lib/kubelet/credential-provider-config.yaml
    - name: image-credential-provider-bin-dir
      value: /var/lib/kubelet/credential-provider
"
`);
  });

  test('is of the older version before Kubernetes 1.31', () => {
    const config = CredentialProviderConfig.of([provider()], '1.30');
    expect(config.snippet(NodeSetup.KUBEADM)).toContain('apiVersion: kubeadm.k8s.io/v1beta3\nkind: '
      + 'JoinConfiguration\nnodeRegistration:\n  kubeletExtraArgs:\n'
      + '    image-credential-provider-config: /var/lib/kubelet/credential-provider-config.yaml\n');
  });
});
