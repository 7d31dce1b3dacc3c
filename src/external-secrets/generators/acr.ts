import { Duration } from 'cdk8s';
import { Registry } from '../../registry';
import { ExternalTokenProps } from '../external-credentials-props';
import { GeneratorAuth } from '../generator-auth';
import { slugOf } from '../slug';
import { Generator } from '../source';

/** `environmentType`, by the domain of the registry. */
const ENVIRONMENTS: Readonly<Record<string, string>> = {
  io: 'PublicCloud', cn: 'ChinaCloud', us: 'USGovernmentCloud', de: 'GermanCloud',
};

/** "75 minutes" for an access token: https://github.com/Azure/acr/blob/main/docs/AAD-OAuth.md. */
const ACCESS_TOKEN_LIFETIME = Duration.minutes(75);

/** https://external-secrets.io/latest/api/generator/acr/: a token is for one registry. */
export function acrGenerator(
  registry: Registry, { auth, fields }: GeneratorAuth, { singleRepository }: ExternalTokenProps,
): Generator {
  if (singleRepository && registry.path === undefined) {
    throw new Error(`'singleRepository' of the token for '${registry}' needs the repository: write `
      + "Registry.acr(…).withPath('team/app')");
  }
  return {
    kind: 'ACRAccessToken',
    clusterField: 'acrAccessTokenSpec',
    spec: {
      registry: registry.host,
      environmentType: ENVIRONMENTS[registry.host.split('.').pop()!],
      auth,
      ...fields,
      ...(singleRepository ? { scope: `repository:${registry.path}:pull` } : {}),
    },
    slug: slugOf('acr', registry.host.split('.')[0], ...(singleRepository ? [registry.path!] : [])),
    output: { username: { key: 'username' }, password: 'password' },
    lifetime: singleRepository ? ACCESS_TOKEN_LIFETIME : registry.tokenLifetime,
  };
}
