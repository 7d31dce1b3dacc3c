import { Duration } from 'cdk8s';
import { Registry } from '../../registry';
import { ExternalGithubTokenProps } from '../external-credentials-props';
import { secretKeySelector } from '../secret-key-selector';
import { slugOf } from '../slug';
import { Generator } from '../source';

/** "expire after 60 minutes by default and this is non-configurable": https://external-secrets.io/latest/api/generator/github/. */
const LIFETIME = Duration.hours(1);

/** What GitHub calls the user of an installation's token: https://docs.github.com/apps/creating-github-apps/authenticating-with-a-github-app/authenticating-as-a-github-app-installation. */
const USERNAME = 'x-access-token';

export function githubGenerator(_registry: Registry, { appId, installationId, privateKey }: ExternalGithubTokenProps): Generator {
  for (const [property, id] of Object.entries({ appId, installationId })) {
    if (!/^\d+$/.test(id)) {
      throw new Error(`'${property}' must be the number that GitHub shows, as a string; got '${id}'`);
    }
  }
  return {
    kind: 'GithubAccessToken',
    clusterField: 'githubAccessTokenSpec',
    spec: {
      appID: appId,
      installID: installationId,
      permissions: { packages: 'read' },
      auth: { privateKey: { secretRef: secretKeySelector('privateKey', privateKey) } },
    },
    slug: slugOf('github', installationId),
    output: { username: { text: USERNAME }, password: 'token' },
    lifetime: LIFETIME,
  };
}
