import { Registry, RegistryKind } from '../registry';
import {
  ExternalAcrTokenProps, ExternalArtifactRegistryTokenProps, ExternalCloudsmithTokenProps, ExternalDockerConfigProps, ExternalEcrTokenProps,
  ExternalGithubTokenProps, ExternalGitlabDeployTokenProps, ExternalLoginProps, ExternalQuayTokenProps,
} from './external-credentials-props';
import { GeneratorIdentity } from './generator-identity';
import { acrGenerator } from './generators/acr';
import { artifactRegistryGenerator } from './generators/artifact-registry';
import { cloudsmithGenerator } from './generators/cloudsmith';
import { ecrGenerator } from './generators/ecr';
import { githubGenerator } from './generators/github';
import { gitlabGenerator } from './generators/gitlab';
import { quayGenerator } from './generators/quay';
import { ExternalSource, Generator, registriesOf } from './source';
import { storeConfig, storeLogin } from './store-sources';

/** The kinds of registry that each generator makes tokens for. */
const KINDS = {
  ecrToken: [RegistryKind.ECR, RegistryKind.ECR_PUBLIC],
  artifactRegistryToken: [RegistryKind.ARTIFACT_REGISTRY],
  acrToken: [RegistryKind.ACR],
  quayToken: [RegistryKind.QUAY],
  gitlabDeployToken: [RegistryKind.GITLAB],
  githubToken: [RegistryKind.GHCR],
  cloudsmithToken: [RegistryKind.OTHER],
} as const;

/**
 * Where External Secrets gets the credentials of some registries from: a store, or a generator that asks for a token. Nothing of them
 * stands in a manifest.
 */
export class ExternalCredentials {
  /**
   * A user name and a password in a store.
   *
   * @throws if the user name is neither given nor known, if it is empty or holds a colon, and if what it names is a token of a cloud: nothing
   * renews that in the store, and there are generators
   * @example ExternalCredentials.login(harbor, { store, key: 'harbor/robot', usernameProperty: 'name', passwordProperty: 'secret' })
   */
  public static login(registry: Registry, props: ExternalLoginProps): ExternalCredentials {
    return new ExternalCredentials(storeLogin(registry, props));
  }

  /**
   * A whole Docker config in a store, as `docker login` or `kubectl create secret docker-registry` writes it.
   *
   * @throws if it covers no registry, or one that only tokens open, which expire within hours
   */
  public static dockerConfigJson(props: ExternalDockerConfigProps): ExternalCredentials {
    return new ExternalCredentials(storeConfig(props));
  }

  /**
   * A token of Amazon ECR or ECR Public, by an `ECRAuthorizationToken`. Region and scope follow from the registry.
   *
   * @throws for any other registry, if the identity is none of AWS, and if the role to assume is none of the registry's partition
   */
  public static ecrToken(registry: Registry, props: ExternalEcrTokenProps): ExternalCredentials {
    return generated('ecrToken', registry, ecrGenerator, props);
  }

  /**
   * A token of Google Artifact Registry, by a `GCRAccessToken`.
   *
   * @throws for any other registry, if the identity is none of Google Cloud, and if the project is not known
   */
  public static artifactRegistryToken(registry: Registry, props: ExternalArtifactRegistryTokenProps): ExternalCredentials {
    return generated('artifactRegistryToken', registry, artifactRegistryGenerator, props);
  }

  /**
   * A token of Azure Container Registry, by an `ACRAccessToken`. Host and cloud follow from the registry.
   *
   * @throws for any other registry, and if the identity is none of Azure
   */
  public static acrToken(registry: Registry, props: ExternalAcrTokenProps): ExternalCredentials {
    return generated('acrToken', registry, acrGenerator, props);
  }

  /**
   * A token of Quay, by a `QuayAccessToken`.
   *
   * @throws for any other registry, and if the robot account cannot be one
   */
  public static quayToken(registry: Registry, props: ExternalQuayTokenProps): ExternalCredentials {
    return generated('quayToken', registry, quayGenerator, props);
  }

  /**
   * A deploy token of GitLab, by a `GitlabDeployToken` (External Secrets 2.8 or later). Each refresh makes a token and revokes the one before.
   *
   * @throws for any other registry, and unless either a project or a group is given
   */
  public static gitlabDeployToken(registry: Registry, props: ExternalGitlabDeployTokenProps): ExternalCredentials {
    return generated('gitlabDeployToken', registry, gitlabGenerator, props);
  }

  /**
   * A token of a GitHub App, by a `GithubAccessToken`. GitHub documents only classic personal access tokens for its container registry:
   * a token of an app logs in, and has been seen to be denied the pull of packages that are not public. Try it before you rely on it, or keep
   * a classic token in a store and use `login`.
   *
   * @throws for any other registry, and if an ID is not a number
   * @see https://docs.github.com/packages/working-with-a-github-packages-registry/working-with-the-container-registry
   */
  public static githubToken(registry: Registry, props: ExternalGithubTokenProps): ExternalCredentials {
    return generated('githubToken', registry, githubGenerator, props);
  }

  /**
   * A token of Cloudsmith, by a `CloudsmithAccessToken`. The registry is `docker.cloudsmith.io` or a domain of your own.
   *
   * @throws for a registry of a known kind, which is none of Cloudsmith
   */
  public static cloudsmithToken(registry: Registry, props: ExternalCloudsmithTokenProps): ExternalCredentials {
    return generated('cloudsmithToken', registry, cloudsmithGenerator, props);
  }

  /** @internal */
  public static _of(source: ExternalSource): ExternalCredentials {
    return new ExternalCredentials(source);
  }

  private constructor(private readonly source: ExternalSource) {}

  /** The registries that these credentials open. */
  public get registries(): Registry[] {
    return registriesOf(this.source);
  }

  /** Says what the credentials are for and where they come from. */
  public toString(): string {
    const from = this.source.type === 'generator' ? `a generator of kind ${this.source.generator.kind}` : `${this.source.store}`;
    return `credentials for ${this.registries.join(', ')} from ${from}`;
  }

  /** @internal */
  public get _source(): ExternalSource {
    return this.source;
  }
}

function generated<Props>(
  factory: keyof typeof KINDS, registry: Registry, make: (registry: Registry, props: Props) => Generator, props: Props,
): ExternalCredentials {
  const kinds: readonly RegistryKind[] = KINDS[factory];
  if (!kinds.includes(registry.kind)) {
    const other = Object.entries(KINDS).find(([, theirs]) => (theirs as readonly RegistryKind[]).includes(registry.kind));
    throw new Error(`ExternalCredentials.${factory} makes tokens for registries of kind ${kinds.join(' and ')}, got '${registry}' of kind `
      + `${registry.kind}: use ExternalCredentials.${other && registry.kind !== RegistryKind.OTHER ? `${other[0]}(…)` : 'login(…)'}`);
  }
  const { identity } = props as { identity?: unknown };
  if (identity !== undefined && !(identity instanceof GeneratorIdentity)) {
    throw new Error(`'identity' for '${registry}' must be a GeneratorIdentity, as whom External Secrets asks, such as GeneratorIdentity.serviceAccount(…); got '${identity}'`);
  }
  return ExternalCredentials._of({ type: 'generator', registry, generator: make(registry, props) });
}
