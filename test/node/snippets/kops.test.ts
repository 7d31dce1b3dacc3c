import { CloudIdentity, CredentialProvider, NodeSetup } from '../../../src';
import { artifactRegistry, cluster, configOf, ecr, irsa, tokenProvider } from '../support';

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

const federated = {
  registries: [artifactRegistry], serviceAccounts: { identity: CloudIdentity.gkeWorkloadIdentity(cluster) },
};
const roles = { registries: [ecr], serviceAccounts: { identity: irsa } };

test.each([
  ['of AWS', CredentialProvider.ecr(roles), 'ecr-credential-provider 1.31.7, which pulls as the node'],
  ['of Google Cloud', CredentialProvider.google({ ...federated, name: 'gcp-credential-provider' }),
    'auth-provider-gcp 35.0.0, which does not know the flags'],
])('no ServiceAccount can pull through the program %s that kOps installs', (_, provider, installed) => {
  expect(() => configOf(provider).snippet(NodeSetup.KOPS))
    .toThrow(`'serviceAccounts' of '${provider.name}' do not work on nodes of kOps: kOps 1.36 and 1.37 install `
      + installed);
});

test.each([
  ['one of AWS', CredentialProvider.ecr({ ...roles, name: 'ecr-credential-provider-1.36' })],
  ['one that kOps does not know', tokenProvider()],
])('ServiceAccounts can pull through %s that you install', (_, provider) => {
  expect(configOf(provider).snippet(NodeSetup.KOPS)).toContain('tokenAttributes');
});
