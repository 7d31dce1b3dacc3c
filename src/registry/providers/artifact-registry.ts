import { CloudProvider } from '../cloud-provider';
import { Location } from '../host-grammar';
import { RegistryFacts, RegistryProvider } from '../provider';
import { registryError, shown } from '../registry-error';
import { RegistryKind } from '../registry-kind';

/** Where images are in Artifact Registry. */
export interface ArtifactRegistryProps {
  /** Region or multi-region, e.g. `europe-west1` or `europe`. */
  readonly location: string;

  /**
   * Project that the registry is scoped to.
   * @default - all projects
   */
  readonly project?: string;

  /**
   * Repository of the project that the registry is scoped to.
   * @default - all repositories
   */
  readonly repository?: string;

  /**
   * Use the regional endpoint, `docker.LOCATION.rep.pkg.dev`. Multi-regions have none.
   * @default false
   */
  readonly regionalEndpoint?: boolean;
}

// Both forms of host, the locations and the gcr.io hosts: `DefaultARRegistries` and `DefaultGCRRegistries` in
// https://github.com/GoogleCloudPlatform/docker-credential-gcr/blob/master/config/const.go.
const HOSTS = /^(?:[a-z0-9-]+-docker\.pkg\.dev|docker\.[a-z0-9-]+\.rep\.pkg\.dev|(?:[a-z0-9-]+\.)?gcr\.io)$/;
const GCR_HOST = /^(?:(?:asia|eu|us|marketplace)\.)?gcr\.io$/;
const LOCATION = /^(?:asia|europe|us|[a-z]+-[a-z]+\d+)$/;
const MULTI_REGION = /^[a-z]+$/;

/** Google Artifact Registry: https://cloud.google.com/artifact-registry/docs/docker/authentication. */
export const ARTIFACT_REGISTRY: RegistryProvider = {
  kind: RegistryKind.ARTIFACT_REGISTRY,
  factory: 'Registry.artifactRegistry({ location }) or Registry.gcr()',
  hosts: HOSTS,
  mistakes: [
    {
      host: /^([a-z]+(?:-[a-z]+\d+)?)\.pkg\.dev$/,
      is: 'not a host of Artifact Registry',
      instead: '$1-docker.pkg.dev',
    },
  ],
  facts: artifactRegistryFacts,
};

/** Host and scope of a registry. */
export function artifactRegistryLocation(props: ArtifactRegistryProps): Location {
  const { location, project, repository, regionalEndpoint } = props;
  if (!LOCATION.test(location)) {
    throw registryError("Registry.artifactRegistry: 'location' must be a region or multi-region such as europe-west1 "
      + `or europe: got ${shown(location)}`);
  }
  if (regionalEndpoint && MULTI_REGION.test(location)) {
    throw registryError("Registry.artifactRegistry: 'regionalEndpoint' must not be set for a multi-region: got "
      + `location ${shown(location)}; leave it out or name a region`);
  }
  if (repository !== undefined && project === undefined) {
    throw registryError("Registry.artifactRegistry: 'repository' must have a 'project' in front of it: got "
      + `${shown(repository)}; give the project too`);
  }
  // A project of a domain: https://cloud.google.com/artifact-registry/docs/docker/names#domain.
  if (project?.includes(':')) {
    throw registryError("Registry.artifactRegistry: 'project' must have a slash after its domain: got "
      + `${shown(project)}; write ${shown(project.replace(':', '/'))}`);
  }
  const host = regionalEndpoint ? `docker.${location}.rep.pkg.dev` : `${location}-docker.pkg.dev`;
  return project === undefined
    ? { host }
    : { host, path: [project, repository].filter(part => part !== undefined).join('/') };
}

/** Refuses a host of Artifact Registry that is none of gcr.io. */
export function checkGcrHost(host: string): void {
  if (!GCR_HOST.test(host)) {
    throw registryError(`Registry.gcr: 'host' must be gcr.io, us.gcr.io, eu.gcr.io or asia.gcr.io: got ${shown(host)}`);
  }
}

function artifactRegistryFacts(host: string): RegistryFacts {
  return {
    username: 'oauth2accesstoken',
    usernameHint: 'oauth2accesstoken for an access token; _json_key for the key file of a service account, '
      + '_json_key_base64 for it in base64',
    // "valid for 60 minutes": https://cloud.google.com/artifact-registry/docs/docker/authentication#token
    tokenHours: 1,
    matchHosts: [globOf(host)],
    pullPermission: {
      provider: CloudProvider.GOOGLE,
      role: 'roles/artifactregistry.reader',
      documentation: 'https://cloud.google.com/artifact-registry/docs/access-control',
    },
  };
}

/**
 * `containerRegistryUrls` in
 * https://github.com/kubernetes/cloud-provider-gcp/blob/4e2453124/pkg/gcpcredential/gcpcredential.go, and the regional
 * endpoints that it lacks.
 */
function globOf(host: string): string {
  return host
    .replace(/^docker\..*\.rep\./, 'docker.*.rep.')
    .replace(/^.*-docker\./, '*.')
    .replace(/^[a-z0-9-]+(?=\.gcr\.io$)/, '*');
}
