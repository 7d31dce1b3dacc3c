/* eslint-disable @typescript-eslint/no-require-imports */
import { inspect } from 'util';
import type { ExternalCredentials } from '../external-secrets';
import type { CloudIdentity } from '../identity';
import type { CredentialProvider } from '../node';
import { AccessPattern } from '../pattern';
import { Registry } from '../registry';
import {
  CredentialsOptions, DockerConfigCredentialsOptions, EcrTokenCredentialsProps, EncryptedCredentialsProps, EnvironmentCredentialsProps,
  ExistingSecretProps, LiteralCredentialsProps, TokenCredentialsProps,
} from './credentials-props';
import { dockerConfigSource } from './docker-config';
import { environmentSource } from './environment';
import { existingSecretSource } from './existing-secret';
import { literalSource } from './literal';
import { credentialProviderSource, nodeIdentitySource } from './node';
import { serviceAccountKeySource } from './service-account-key';
import { CredentialsSource, originOf, registriesOf } from './source';

/**
 * Where the credentials for some registries come from.
 *
 * What counts is where the material ends: every source that writes it into a manifest ends in `InManifest`, and the
 * Secret it makes is marked with the annotation `cdk8s-registry-access/credentials-in-manifest`. Material is read when
 * the factory is called, and never shows in an error, a log or a printed object.
 */
export class RegistryCredentials {
  /**
   * A login in environment variables of the process that synthesizes; it ends in the manifest.
   *
   * @throws if a variable is not set or empty, if the user name holds a colon, and if the password is a token that expires
   * @example RegistryCredentials.environmentInManifest(Registry.ghcr(), { username: 'octocat', passwordVariable: 'GHCR_TOKEN' })
   */
  public static environmentInManifest(registry: Registry, props: EnvironmentCredentialsProps): RegistryCredentials {
    return new RegistryCredentials(environmentSource(registry, props), props.pattern);
  }

  /**
   * The logins in a Docker `config.json`; they end in the manifest.
   *
   * @param file the path of the file
   * @throws if the file cannot be read or is malformed, if it leaves the passwords to a credential helper (`credsStore`,
   * `credHelpers`), and if it has no login, or two, for a registry that was asked for
   * @example RegistryCredentials.dockerConfigInManifest('ci/config.json', { registries: [Registry.ghcr()] })
   */
  public static dockerConfigInManifest(file: string, options: DockerConfigCredentialsOptions = {}): RegistryCredentials {
    return new RegistryCredentials(dockerConfigSource(file, options), options.pattern);
  }

  /**
   * The key file of a Google service account, for Artifact Registry and gcr.io; it ends in the manifest.
   *
   * @param file the path of the JSON key
   * @throws if the file cannot be read or is not a service-account key, and for any other registry
   * @see https://cloud.google.com/artifact-registry/docs/docker/authentication#json-key
   */
  public static serviceAccountKeyInManifest(registry: Registry, file: string, options: CredentialsOptions = {}): RegistryCredentials {
    return new RegistryCredentials(serviceAccountKeySource(registry, file), options.pattern);
  }

  /**
   * A login written in the source of the app; it ends in the manifest, and in the history of the repository.
   * For throw-away clusters and tests.
   *
   * @throws if the user name or password is empty, and if the user name holds a colon
   */
  public static unsafeLiteralInManifest(registry: Registry, props: LiteralCredentialsProps): RegistryCredentials {
    return new RegistryCredentials(literalSource(registry, props), props.pattern);
  }

  /**
   * A pull secret that somebody else makes, under the same name in each namespace that is given access. Nothing of it is
   * read, and the manifests have only its name.
   *
   * @param secretName the name of the Secret, which is of type `kubernetes.io/dockerconfigjson` or `kubernetes.io/dockercfg`
   * @throws if no Secret can have the name, and if it covers no registry
   * @example RegistryCredentials.existingSecret('harbor-pull', { covers: [Registry.harbor('registry.example.com')] })
   */
  public static existingSecret(secretName: string, props: ExistingSecretProps): RegistryCredentials {
    return new RegistryCredentials(existingSecretSource(secretName, props), props.pattern);
  }

  /**
   * A token of Amazon ECR or ECR Public, which a job in the cluster fetches again before it expires (12 hours). Nothing of it
   * stands in a manifest.
   *
   * @throws for any other registry, if the identity is none of AWS, and if the role to assume is none of the registry's partition
   * @example RegistryCredentials.ecrToken(ecr, { identity: CloudIdentity.irsa('arn:aws:iam::123456789012:role/pull') })
   */
  public static ecrToken(registry: Registry, props: EcrTokenCredentialsProps): RegistryCredentials {
    return new RegistryCredentials(refreshedToken('ecrToken', registry, props, props.assumeRole), props.pattern);
  }

  /**
   * A token of Google Artifact Registry, which a job in the cluster fetches again before it expires (60 minutes at most).
   * Nothing of it stands in a manifest.
   *
   * @throws for any other registry, and if the identity is none of Google Cloud
   */
  public static artifactRegistryToken(registry: Registry, props: TokenCredentialsProps): RegistryCredentials {
    return new RegistryCredentials(refreshedToken('artifactRegistryToken', registry, props), props.pattern);
  }

  /**
   * A token of Azure Container Registry, which a job in the cluster fetches again before it expires (3 hours). Nothing of it
   * stands in a manifest.
   *
   * @throws for any other registry, and if the identity is none of Azure
   */
  public static acrToken(registry: Registry, props: TokenCredentialsProps): RegistryCredentials {
    return new RegistryCredentials(refreshedToken('acrToken', registry, props), props.pattern);
  }

  /**
   * A Secret that External Secrets makes from a store, or from a token that it asks for (`ExternalCredentials`). Nothing of it stands in a
   * manifest. Entries of one construct share a Secret, with `-external` in its name.
   *
   * @example RegistryCredentials.externalSecret(ExternalCredentials.login(harbor, { store, key: 'harbor/robot', usernameProperty: 'name', passwordProperty: 'secret' }))
   */
  public static externalSecret(credentials: ExternalCredentials, options: CredentialsOptions = {}): RegistryCredentials {
    return new RegistryCredentials({ owner: 'external-secrets', credentials }, options.pattern);
  }

  /**
   * A Secret that was sealed with kubeseal, and that the controller of Sealed Secrets unseals in the cluster: one text for each namespace, or one
   * with the scope `cluster-wide`. The texts are written as they are.
   *
   * @throws if a text cannot be read or is no SealedSecret that becomes a pull secret, and if it covers no registry
   * @example RegistryCredentials.sealedSecret({ files: ['sealed/payments.yaml', 'sealed/shop.yaml'], covers: [harbor] })
   */
  public static sealedSecret(props: EncryptedCredentialsProps): RegistryCredentials {
    const { sealedSecretSource } = require('./encrypted') as typeof import('./encrypted');
    return new RegistryCredentials(sealedSecretSource(props), props.pattern);
  }

  /**
   * A Secret that was encrypted with SOPS, and that Flux, KSOPS or `sops decrypt` decrypts before it is applied: one text for each namespace. The
   * texts are written as they are.
   *
   * @throws if a text cannot be read or is no pull secret whose values are encrypted, and if it covers no registry
   */
  public static sopsSecret(props: EncryptedCredentialsProps): RegistryCredentials {
    const { sopsSecretSource } = require('./encrypted') as typeof import('./encrypted');
    return new RegistryCredentials(sopsSecretSource(props), props.pattern);
  }

  /**
   * No secret: the nodes pull as themselves (`AccessPattern.NODE_IDENTITY`). `cloudGrants` of the construct that uses
   * it says what they have to be granted.
   *
   * @param registries registries of Amazon ECR, Google Artifact Registry and Azure Container Registry; of one cloud,
   * where there is an identity
   * @param identity who the nodes are: `CloudIdentity.awsNodeRole(roleArn)`, `googleNode(serviceAccount)` or
   * `azureManagedIdentity(tenantId, clientId)`. Without it, what has to be granted names the nodes in words
   * @throws if there are no registries, for registries without cloud identities or of two partitions, and for an
   * identity of another kind, cloud or partition
   * @example RegistryCredentials.nodeIdentity([ecr], CloudIdentity.awsNodeRole('arn:aws:iam::123456789012:role/nodes'))
   */
  public static nodeIdentity(registries: Registry[], identity?: CloudIdentity): RegistryCredentials {
    return new RegistryCredentials(nodeIdentitySource(registries, identity), AccessPattern.NODE_IDENTITY);
  }

  /**
   * No secret: the kubelet asks a program on the node (`AccessPattern.KUBELET_CREDENTIAL_PROVIDER`). The construct that uses it allows the nodes to
   * ask for the tokens that the program takes, annotates the ServiceAccounts of granted workloads, and has the file for the nodes.
   *
   * @throws if the program names no registry, since then nothing could be proven
   * @example RegistryCredentials.credentialProvider(CredentialProvider.ecr({ registries: [ecr] }))
   */
  public static credentialProvider(provider: CredentialProvider): RegistryCredentials {
    return new RegistryCredentials(credentialProviderSource(provider), AccessPattern.KUBELET_CREDENTIAL_PROVIDER);
  }

  readonly #source: CredentialsSource;

  private constructor(
    source: CredentialsSource,
    /**
     * How these credentials reach the pods.
     * @default - the pattern of the construct that uses them
     */
    public readonly pattern?: AccessPattern,
  ) {
    this.#source = source;
  }

  /** The registries that these credentials open. */
  public get registries(): Registry[] {
    return registriesOf(this.#source);
  }

  /** Says what the credentials are for and where they come from, without them. */
  public toString(): string {
    return `credentials for ${this.registries.join(', ')} from ${originOf(this.#source)}`;
  }

  public toJSON(): string {
    return this.toString();
  }

  /** @internal */
  public get _source(): CredentialsSource {
    return this.#source;
  }

  /**
   * The same credentials, one for each registry.
   * @internal
   */
  public _split(): RegistryCredentials[] {
    const source = this.#source;
    return source.owner === 'manifest'
      ? source.logins.map(login => new RegistryCredentials({ ...source, logins: [login] }, this.pattern))
      : [this];
  }

  /** @internal */
  public [inspect.custom](): string {
    return this.toString();
  }
}

/** Loaded where it is needed: identities and what they need of each cloud are much of what an app loads otherwise. */
function refreshedToken(...parameters: Parameters<typeof import('./refreshed-token').refreshedTokenSource>): CredentialsSource {
  return (require('./refreshed-token') as typeof import('./refreshed-token')).refreshedTokenSource(...parameters);
}
