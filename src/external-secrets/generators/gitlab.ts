import { Duration } from 'cdk8s';
import { shownUnlessSecret } from '../../given/shown';
import { Registry } from '../../registry';
import { ExternalTokenProps } from '../external-credentials-props';
import { GeneratorAuth } from '../generator-auth';
import { slugOf } from '../slug';
import { Generator } from '../source';

/**
 * The default of `--generator-gc-grace-period`:
 * https://github.com/external-secrets/external-secrets/blob/v2.9.0/runtime/statemanager/statemanager.go.
 */
const REVOKED_AFTER = Duration.minutes(2);

/**
 * https://external-secrets.io/latest/api/generator/gitlab/, since External Secrets 2.8. A deploy token lasts until the
 * next one is made, when External Secrets revokes it.
 */
export function gitlabGenerator(registry: Registry, { auth }: GeneratorAuth, props: ExternalTokenProps): Generator {
  const { project, group, tokenName = 'cdk8s-registry-access' } = props;
  if ((project === undefined) === (group === undefined)) {
    throw new Error(`'project' or 'group' of the deploy token for '${registry}' must be given, and not both; `
      + `got ${project === undefined ? 'none' : 'both'}`);
  }
  return {
    kind: 'GitlabDeployToken',
    clusterField: 'gitlabDeployTokenSpec',
    spec: {
      url: urlOf(registry, props.url),
      ...(project === undefined ? { groupID: group } : { projectID: project }),
      name: tokenName,
      scopes: ['read_registry'],
      auth,
    },
    slug: slugOf('gitlab', (project ?? group)!),
    output: { username: { key: 'username' }, password: 'token' },
    revokedAfter: REVOKED_AFTER,
  };
}

/** The host of a registry does not tell that of its GitLab. */
function urlOf(registry: Registry, url: string | undefined): string {
  if (url === undefined && registry.host !== 'registry.gitlab.com') {
    throw new Error(`'url' must be given for '${registry}', which is not on gitlab.com: write that of its GitLab, such `
      + 'as https://gitlab.example.com');
  }
  if (url !== undefined && !/^https:\/\/[^/?#@]+(\/[^?#]*)?$/.test(url)) {
    throw new Error(`'url' must be a URL of GitLab such as https://gitlab.example.com; got ${shownUnlessSecret(url)}`);
  }
  return url ?? 'https://gitlab.com';
}
