import { Registry } from '../../registry';
import { ExternalTokenProps } from '../external-credentials-props';
import { GeneratorAuth } from '../generator-auth';
import { slugOf } from '../slug';
import { Generator } from '../source';

/** https://external-secrets.io/latest/api/generator/gcr/: one token opens every host that the principal may read. */
export function artifactRegistryGenerator(
  registry: Registry, { auth, lifetime }: GeneratorAuth, { project }: ExternalTokenProps,
): Generator {
  const projectID = project ?? projectFromPath(registry);
  return {
    kind: 'GCRAccessToken',
    clusterField: 'gcrAccessTokenSpec',
    spec: { projectID, auth },
    slug: slugOf('gcr', projectID),
    output: { username: { key: 'username' }, password: 'password' },
    lifetime: lifetime ?? registry.tokenLifetime,
  };
}

/**
 * The path begins with the project, or with the domain of one:
 * https://cloud.google.com/artifact-registry/docs/docker/names#domain.
 */
function projectFromPath(registry: Registry): string {
  const [first, second] = registry.path?.split('/') ?? [];
  const project = first?.includes('.') ? second && `${first}:${second}` : first;
  if (!project) {
    throw new Error(`'project' of the token for '${registry}' is not known, since the registry has no path: give it, `
      + 'or Registry.artifactRegistry({ location, project })');
  }
  return project;
}
