import { CredentialProvider, NodeSetup, Registry } from '../../../src';
import { configOf, ecr, provider, irsa } from '../support';

describe('the snippet for Bottlerocket', () => {
  test('sets what Bottlerocket makes the file of', () => {
    const config = configOf(
      CredentialProvider.ecr({ registries: [ecr, Registry.ecrPublic()], env: { HTTPS_PROXY: 'http://"proxy"' } }),
    );
    expect(config.snippet(NodeSetup.BOTTLEROCKET)).toMatchInlineSnapshot(`
"[settings.kubernetes.credential-providers.ecr-credential-provider]
enabled = true
cache-duration = "4h"
image-patterns = [
  "*.dkr.ecr.*.amazonaws.com",
  "public.ecr.aws",
  "*.dkr-ecr.*.on.aws",
  "*.dkr.ecr.*.amazonaws.com.cn",
  "*.dkr-ecr.*.on.amazonwebservices.com.cn",
  "*.dkr.ecr-fips.*.amazonaws.com",
  "*.dkr-ecr-fips.*.on.aws",
  "*.dkr.ecr.*.c2s.ic.gov",
  "*.dkr.ecr-fips.*.c2s.ic.gov",
  "*.dkr.ecr.*.sc2s.sgov.gov",
  "*.dkr.ecr-fips.*.sc2s.sgov.gov",
  "*.dkr.ecr.*.cloud.adc-e.uk",
  "*.dkr.ecr-fips.*.cloud.adc-e.uk",
  "*.dkr.ecr.*.csp.hci.ic.gov",
  "*.dkr.ecr-fips.*.csp.hci.ic.gov",
  "*.dkr.ecr.*.amazonaws.eu",
  "*.dkr.ecr-fips.*.amazonaws.eu",
  "ecr-public.aws.com",
]

[settings.kubernetes.credential-providers.ecr-credential-provider.environment]
"HTTPS_PROXY" = "http://\\"proxy\\""
"
`);
  });

  test('has no environment where there is none', () => {
    expect(configOf(CredentialProvider.ecr({ registries: [ecr] })).snippet(NodeSetup.BOTTLEROCKET))
      .not.toContain('environment');
  });

  test('cannot have other programs', () => {
    expect(() => configOf(CredentialProvider.ecr({ registries: [ecr] }), provider()).snippet(NodeSetup.BOTTLEROCKET))
      .toThrow("Bottlerocket has the program 'ecr-credential-provider' only, without arguments: got "
        + "'harbor-credential-provider'");
  });

  test('cannot have tokens of ServiceAccounts', () => {
    expect(() =>
      configOf(CredentialProvider.ecr({ registries: [ecr], serviceAccounts: { identity: irsa } })).snippet(
        NodeSetup.BOTTLEROCKET,
      ),
    ).toThrow(
      "the settings of Bottlerocket cannot express the ServiceAccount tokens that 'ecr-credential-provider' gets",
    );
  });
});
