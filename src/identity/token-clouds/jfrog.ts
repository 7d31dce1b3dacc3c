import { Duration } from 'cdk8s';
import { withoutUserInfo } from '../../image/registry-key';
import { CloudProvider, Registry, RegistryKind } from '../../registry';
import { IDENTITY_MOUNT, IdentityBinding } from '../binding';
import { checkGrammar, Mistake } from '../check';
import { CloudGrant } from '../cloud-grant';
import { commandIn, placeholder, ShellText } from '../command';
import { issuerOf, tokenSubject } from '../oidc';
import { IdentityStrategy, registryNames } from '../strategy';
import { PermissionsProps, TrustProps } from '../workload';
import { Token, TokenCloud } from './token-cloud';

/** The JFrog Platform, which exchanges tokens of a cluster for its own. */
interface JfrogBinding extends IdentityBinding {
  readonly provider: CloudProvider.OTHER;
  readonly host: string;
  readonly integration: string;
  /** Absolute path of the projected token. */
  readonly file: string;
  readonly tokenLifetime: Duration;
}

/** https://docs.jfrog.com/administration/docs/openid-connect-integration */
export const JFROG: TokenCloud = {
  kinds: [RegistryKind.ARTIFACTORY],
  identities: { jfrogOidc: 'host, integration' },

  // One for all repositories, on any host where Docker finds them.
  nameOf: () => 'jfrog',

  // As the identity mapping there says.
  lifetimeOf: (_, binding) => binding.tokenLifetime!,

  partOf: ({ keys, binding: { host, integration, file } }: Token<JfrogBinding>) =>
    ({ provider: 'jfrog', keys, platform: `https://${host}`, integration, tokenFile: file }),
};

const FACTORY = 'CloudIdentity.jfrogOidc';

const HOST = /^[a-z0-9-]+(?:\.[a-z0-9-]+)+$/;
const URL_OF_HOST: Mistake = { value: /^https:\/\/([a-z0-9.-]+)(?::443)?(?:\/.*)?$/, is: 'a URL; write $1' };
/** It is a part of a path. */
const NAME = /^[A-Za-z0-9][\w.-]*$/;

export function jfrogOidc(host: string, integration: string, tokenLifetime = Duration.hours(6)): IdentityStrategy {
  checkGrammar(`${FACTORY}: 'host'`, host, HOST, 'the host of a JFrog Platform, such as acme.jfrog.io', [URL_OF_HOST],
    text => `'${withoutUserInfo(text)}'`);
  checkGrammar(`${FACTORY}: 'integration'`, integration, NAME, 'the name of an OIDC integration, such as prod-cluster');
  const file = `tokens/jfrog-${host}`;
  const binding: JfrogBinding = {
    provider: CloudProvider.OTHER,
    host,
    integration,
    file: `${IDENTITY_MOUNT}/${file}`,
    tokenLifetime,
    pod: { tokens: [{ audience: audienceOf(host), expirationSeconds: 3600, file }] },
  };
  return {
    kind: 'jfrogOidc',
    description: `OIDC integration ${integration} of ${host}`,
    binding,
    permissions: props => [jfrogPermission(binding, props)],
    trust: props => [jfrogTrust(binding, props)],
  };
}

/** A token for the platform is good for nothing else. */
function audienceOf(host: string): string {
  return `https://${host}`;
}

/** https://docs.jfrog.com/artifactory/reference/createorreplacepermissiontargetv2 */
function jfrogPermission({ host }: JfrogBinding, props: PermissionsProps): CloudGrant {
  const { registries, namespace, serviceAccountName } = props;
  // A target of the same name is replaced.
  const name = ['pull', namespace, serviceAccountName].filter(part => part !== undefined).join('-');
  const repositories = [...new Set(registries.map(registry => repositoryOf(registry, host)))].sort();
  const repo = { repositories, actions: { users: { [placeholder('user')]: ['read'] } } };
  return {
    kind: 'permission',
    provider: CloudProvider.OTHER,
    grantees: ['the user of the identity mapping'],
    resources: registryNames(registries),
    commands: [curlCommand('PUT', `https://${host}/artifactory/api/v2/security/permissions/${name}`, { name, repo })],
    documentation: 'https://docs.jfrog.com/artifactory/reference/createorreplacepermissiontargetv2',
  };
}

/** On the host of the platform, the path begins with the repository; what another host stands for is not known here. */
function repositoryOf(registry: Registry, host: string): string {
  const path = registry.host === host ? registry.path : undefined;
  return path?.split('/')[0] ?? placeholder('repository');
}

/**
 * https://jfrog.com/help/r/jfrog-rest-apis/create-oidc-configuration and
 * https://jfrog.com/help/r/jfrog-rest-apis/create-an-identity-mapping
 */
function jfrogTrust({ host, integration, tokenLifetime }: JfrogBinding, props: TrustProps): CloudGrant {
  const [issuer, subject, audience] = [issuerOf(props), tokenSubject(props), audienceOf(host)];
  const integrations = `https://${host}/access/api/v1/oidc`;
  return {
    kind: 'trust',
    provider: CloudProvider.OTHER,
    grantees: [subject],
    resources: [integration],
    issuer,
    audience,
    commands: [
      curlCommand('POST', integrations, {
        name: integration, issuer_url: issuer, provider_type: 'Generic OpenID Connect', audience,
      }),
      curlCommand('POST', `${integrations}/${integration}/identity_mappings`, {
        name: `${props.namespace}-${props.serviceAccountName}`,
        provider_name: integration,
        priority: 1,
        claims: { iss: issuer, aud: audience, sub: subject },
        token_spec: {
          username: placeholder('user'),
          scope: 'applied-permissions/user',
          audience: '*@*',
          expires_in: tokenLifetime.toSeconds(),
        },
      }),
    ],
    documentation: 'https://docs.jfrog.com/administration/docs/openid-connect-integration',
  };
}

/** A request of an administrator, whose token is in a variable. */
function curlCommand(method: string, url: string, body: object): string {
  return commandIn(`JFrog Platform ${new URL(url).host}, as an administrator`,
    'curl', '--fail', '--request', method, url,
    '--header', new ShellText('"Authorization: Bearer $JFROG_TOKEN"'),
    '--header', 'Content-Type: application/json',
    '--data', JSON.stringify(body));
}
