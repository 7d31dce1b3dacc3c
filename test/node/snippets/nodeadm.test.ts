import { CredentialProvider, NodeSetup } from '../../../src';
import { artifactRegistry, chinaEcr, configOf, ecr } from '../support';

describe('the snippet for EKS with nodeadm', () => {
  test('is user data that writes the file and sets the flags of the kubelet', () => {
    expect(
      configOf(CredentialProvider.ecr({ registries: [ecr] })).snippet(NodeSetup.EKS_NODEADM),
    ).toMatchInlineSnapshot(`
"MIME-Version: 1.0
Content-Type: multipart/mixed; boundary="BOUNDARY"

--BOUNDARY
Content-Type: text/x-shellscript; charset="us-ascii"

#!/bin/sh
# ecr-credential-provider is in /etc/eks/image-credential-provider already; put any other program there too.
cat > /etc/eks/image-credential-provider/credential-provider-config.yaml <<'CREDENTIAL_PROVIDER_CONFIG'
apiVersion: kubelet.config.k8s.io/v1
kind: CredentialProviderConfig
providers:
  - name: ecr-credential-provider
    matchImages:
      - "*.dkr.ecr.*.amazonaws.com"
    defaultCacheDuration: "4h"
    apiVersion: credentialprovider.kubelet.k8s.io/v1
CREDENTIAL_PROVIDER_CONFIG

--BOUNDARY
Content-Type: application/node.eks.aws

# EKS adds spec.cluster in managed node groups without an AMI of their own. For all other nodes, merge this into what has theirs.
apiVersion: node.eks.aws/v1alpha1
kind: NodeConfig
spec:
  kubelet:
    flags:
      - --image-credential-provider-config=/etc/eks/image-credential-provider/credential-provider-config.yaml
      - --image-credential-provider-bin-dir=/etc/eks/image-credential-provider

--BOUNDARY--
"
`);
  });

  test('is there in any partition', () => {
    expect(configOf(CredentialProvider.ecr({ registries: [chinaEcr] })).snippet(NodeSetup.EKS_NODEADM))
      .toContain('*.dkr.ecr.*.amazonaws.com.cn');
  });

  test.each([
    ['another cloud', CredentialProvider.google({ registries: [artifactRegistry] })],
    ['a path of ECR', CredentialProvider.ecr({ registries: [ecr.withPath('apps')] })],
  ])("cannot be made of %s alone, without which EKS's own images would not be pulled", (_, provider) => {
    expect(() => configOf(provider).snippet(NodeSetup.EKS_NODEADM))
      .toThrow('give CredentialProvider.ecr a registry of the region without a path');
  });
});
