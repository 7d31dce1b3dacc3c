import { Registry } from '../registry';
import { ExternalDockerConfigProps, ExternalLoginProps, ExternalTokenProps } from './external-credentials-props';
import { generatorFor } from './generators';
import { ExternalSource, externalRegistries } from './source';
import { storeConfig, storeLogin } from './store-sources';
import { checkCall } from '../given/check-call';

/**
 * Where External Secrets gets the credentials of some registries from: a store, or a generator that asks for a token.
 * No part of them is in a manifest.
 */
export class ExternalCredentials {
  /**
   * A user name and a password in a store.
   *
   * @throws if the user name is neither given nor known, if it is empty or holds a colon, and if what it names is a
   * token of a cloud: nothing renews that in the store, and there are generators
   * @example
   * ExternalCredentials.login(harbor, {
   *   store,
   *   key: 'harbor/robot',
   *   usernameProperty: 'name',
   *   passwordProperty: 'secret',
   * })
   */
  public static login(registry: Registry, props: ExternalLoginProps): ExternalCredentials {
    checkCall('ExternalCredentials.login', registry, props);
    return new ExternalCredentials(storeLogin(registry, props));
  }

  /**
   * A whole Docker config in a store, as `docker login` or `kubectl create secret docker-registry` writes it.
   *
   * @throws if it covers no registry, or one that only tokens open, which expire within hours
   */
  public static dockerConfig(props: ExternalDockerConfigProps): ExternalCredentials {
    checkCall('ExternalCredentials.dockerConfig', props);
    return new ExternalCredentials(storeConfig(props));
  }

  /**
   * A token that a generator of External Secrets asks for. The kind of the registry says which: ECR and ECR Public,
   * Artifact Registry, ACR, Quay, GitLab (External Secrets 2.8 or later) and GHCR have one each, and a registry of no
   * known kind is taken for one of Cloudsmith. Region, host and scope follow from the registry.
   *
   * @throws for a registry of another kind, if the identity does not fit the registry, if an option is given that the
   * generator cannot use, and if one is missing or cannot be right
   * @example ExternalCredentials.token(ecr, { identity: GeneratorIdentity.serviceAccount('registry-pull') })
   */
  public static token(registry: Registry, props: ExternalTokenProps): ExternalCredentials {
    checkCall('ExternalCredentials.token', registry, props);
    return new ExternalCredentials({ type: 'generator', registry, generator: generatorFor(registry, props) });
  }

  private constructor(private readonly source: ExternalSource) {}

  /** The registries that these credentials open. */
  public get registries(): Registry[] {
    return externalRegistries(this.source);
  }

  /** Says what the credentials are for and where they come from. */
  public toString(): string {
    const from =
      this.source.type === 'generator' ? `a generator of kind ${this.source.generator.kind}` : `${this.source.store}`;
    return `credentials for ${this.registries.join(', ')} from ${from}`;
  }

  /**
   * Whether External Secrets revokes what it makes.
   * @internal
   */
  public get _isRevoked(): boolean {
    return this.source.type === 'generator' && this.source.generator.revokedAfter !== undefined;
  }

  /** @internal */
  public get _external(): ExternalSource {
    return this.source;
  }
}
