import * as yaml from 'js-yaml';
import { CredentialProvider, CredentialProviderProps, NodeSetup } from '../../../src';
import { artifactRegistry, configOf, ecr, irsa } from '../support';

/**
 * `generateImageCredentialProviderConfig`:
 * https://github.com/awslabs/amazon-eks-ami/blob/v20260724/nodeadm/internal/kubelet/image-credential-provider.go.
 */
const DEFAULTS = [
  '*.dkr.ecr.*.amazonaws.com', '*.dkr-ecr.*.on.aws', '*.dkr.ecr.*.amazonaws.com.cn',
  '*.dkr-ecr.*.on.amazonwebservices.com.cn', '*.dkr.ecr-fips.*.amazonaws.com', '*.dkr-ecr-fips.*.on.aws',
  '*.dkr.ecr.*.c2s.ic.gov', '*.dkr.ecr.*.sc2s.sgov.gov', '*.dkr.ecr.*.cloud.adc-e.uk', '*.dkr.ecr.*.csp.hci.ic.gov',
  '*.dkr.ecr.*.amazonaws.eu', 'public.ecr.aws', 'ecr-public.aws.com',
];

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
      - "*.dkr-ecr.*.on.aws"
      - "*.dkr.ecr.*.amazonaws.com.cn"
      - "*.dkr-ecr.*.on.amazonwebservices.com.cn"
      - "*.dkr.ecr-fips.*.amazonaws.com"
      - "*.dkr-ecr-fips.*.on.aws"
      - "*.dkr.ecr.*.c2s.ic.gov"
      - "*.dkr.ecr-fips.*.c2s.ic.gov"
      - "*.dkr.ecr.*.sc2s.sgov.gov"
      - "*.dkr.ecr-fips.*.sc2s.sgov.gov"
      - "*.dkr.ecr.*.cloud.adc-e.uk"
      - "*.dkr.ecr-fips.*.cloud.adc-e.uk"
      - "*.dkr.ecr.*.csp.hci.ic.gov"
      - "*.dkr.ecr-fips.*.csp.hci.ic.gov"
      - "*.dkr.ecr.*.amazonaws.eu"
      - "*.dkr.ecr-fips.*.amazonaws.eu"
      - public.ecr.aws
      - ecr-public.aws.com
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

  test('has what EKS itself has of the program, where nothing else of it is given', () => {
    const config = configOf(CredentialProvider.google({ registries: [artifactRegistry] }));
    expect(providersIn(config.snippet(NodeSetup.EKS_NODEADM))).toEqual([
      expect.objectContaining({ name: 'auth-provider-gcp' }),
      {
        name: 'ecr-credential-provider',
        matchImages: expect.arrayContaining(DEFAULTS),
        defaultCacheDuration: '12h',
        apiVersion: 'credentialprovider.kubelet.k8s.io/v1',
      },
    ]);
  });

  test("says what EKS's own pods need where the program gets tokens", () => {
    const remark = 'Let the nodes ask for tokens in kube-system too';
    const userData = (props: Partial<CredentialProviderProps>) =>
      configOf(CredentialProvider.ecr({ registries: [ecr], ...props })).snippet(NodeSetup.EKS_NODEADM);
    expect(userData({ serviceAccounts: { identity: irsa } })).toContain(remark);
    expect(userData({})).not.toContain(remark);
  });

  test.each([
    ['a path of ECR', CredentialProvider.ecr({ registries: [ecr.withPath('apps')] })],
    ['ServiceAccounts', CredentialProvider.ecr({ registries: [ecr], serviceAccounts: { identity: irsa } })],
  ])("takes the place of EKS's own file, and so has its patterns, also for %s", (_, provider) => {
    const [{ matchImages, ...rest }] = providersIn(configOf(provider).snippet(NodeSetup.EKS_NODEADM));
    const [{ matchImages: own, ...ownRest }] = providersOf(configOf(provider).toYaml());
    expect(matchImages).toEqual(expect.arrayContaining([...own, ...DEFAULTS]));
    expect(new Set(matchImages).size).toBe(matchImages.length);
    expect(rest).toEqual(ownRest);
  });
});

function providersIn(userData: string): any[] {
  return providersOf(/CREDENTIAL_PROVIDER_CONFIG'\n(.*)\nCREDENTIAL_PROVIDER_CONFIG/s.exec(userData)![1]);
}

function providersOf(file: string): any[] {
  return (yaml.load(file) as any).providers;
}
