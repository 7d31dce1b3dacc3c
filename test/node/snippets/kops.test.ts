import { CredentialProvider, NodeSetup } from '../../../src';
import { configOf, ecr } from '../support';

test('the snippet for kOps has the file, and takes it for that of kOps whenever the kubelet starts', () => {
  expect(configOf(CredentialProvider.ecr({ registries: [ecr] })).snippet(NodeSetup.KOPS)).toMatchInlineSnapshot(`
"# For clusters on AWS and Google Cloud, where kOps gives the kubelet its own /var/lib/kubelet/credential-provider.conf and installs ecr-credential-provider or
# gcp-credential-provider in /usr/local/bin. Merge this into the Cluster, or into an InstanceGroup. Programs: ecr-credential-provider.
spec:
  fileAssets:
    - name: credential-provider-config
      path: /srv/kubernetes/credential-provider-config.yaml
      content: |
        apiVersion: kubelet.config.k8s.io/v1
        kind: CredentialProviderConfig
        providers:
          - name: ecr-credential-provider
            matchImages:
              - "*.dkr.ecr.*.amazonaws.com"
            defaultCacheDuration: "4h"
            apiVersion: credentialprovider.kubelet.k8s.io/v1
    - name: credential-provider-drop-in
      path: /etc/systemd/system/kubelet.service.d/20-credential-provider.conf
      content: |
        [Service]
        ExecStartPre=/bin/cp /srv/kubernetes/credential-provider-config.yaml /var/lib/kubelet/credential-provider.conf
"
`);
});
