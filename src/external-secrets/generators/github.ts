import { Duration } from 'cdk8s';
import { Registry } from '../../registry';
import { GeneratorAuth } from '../generator-auth';
import { slugOf } from '../slug';
import { Generator } from '../source';

/**
 * "expire after 60 minutes by default and this is non-configurable":
 * https://external-secrets.io/latest/api/generator/github/.
 */
const LIFETIME = Duration.hours(1);

/**
 * What GitHub calls the user of an installation's token:
 * https://docs.github.com/apps/creating-github-apps/authenticating-with-a-github-app/authenticating-as-a-github-app-installation.
 */
const USERNAME = 'x-access-token';

export function githubGenerator(_registry: Registry, { fields, auth, slug = [] }: GeneratorAuth): Generator {
  return {
    kind: 'GithubAccessToken',
    clusterField: 'githubAccessTokenSpec',
    spec: { ...fields, permissions: { packages: 'read' }, auth },
    slug: slugOf('github', ...slug),
    output: { username: { text: USERNAME }, password: 'token' },
    lifetime: LIFETIME,
  };
}
