/* eslint-disable @typescript-eslint/no-require-imports */
import { inspect } from 'util';
import { IPullSecret } from '../attach/pull-secret';
import type { ExternalCredentials } from '../external-secrets';
import type { CloudIdentity } from '../identity';
import type { CredentialProvider } from '../node';
import { AccessPattern } from '../pattern';
import { Registry } from '../registry';
import {
  CredentialsOptions, DockerConfigCredentialsOptions, EncryptedCredentialsProps, EnvironmentCredentialsProps,
  ExistingSecretProps, TokenCredentialsProps,
} from './credentials-props';
import { dockerConfigSource } from './docker-config';
import { environmentSource } from './environment';
import { existingSecretSource } from './existing-secret';
import { literalSource } from './literal';
import { credentialProviderSource, nodeIdentitySource } from './node';
import { pullSecretsSource } from './pull-secrets';
import { serviceAccountKeySource } from './service-account-key';
import { CredentialsSource, originOf, registriesOf } from './source';
import { checkCall } from '../given/check-call';

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
   * @throws if a variable is not set or empty, if the user name holds a colon, and if the password is a token that
   * expires
   * @example
   *
   * RegistryCredentials.environmentInManifest(Registry.ghcr(), {
   *   username: 'octocat',
   *   passwordVariable: 'GHCR_TOKEN',
   * })
   */
  public static environmentInManifest(registry: Registry, props: EnvironmentCredentialsProps): RegistryCredentials {
    checkCall('RegistryCredentials.environmentInManifest', registry, props);
    return new RegistryCredentials(environmentSource(registry, props), props.pattern);
  }

  /**
   * The logins in a Docker `config.json`; they end in the manifest.
   *
   * @param file the path of the file
   * @throws if the file cannot be read or is malformed, if it leaves the passwords to a credential helper
   * (`credsStore`, `credHelpers`), and if it has no login, or two, for a registry that was asked for
   * @example RegistryCredentials.dockerConfigInManifest('ci/config.json', { registries: [Registry.ghcr()] })
   */
  public static dockerConfigInManifest(
    file: string, options: DockerConfigCredentialsOptions = {},
  ): RegistryCredentials {
    checkCall('RegistryCredentials.dockerConfigInManifest', file, options);
    return new RegistryCredentials(dockerConfigSource(file, options), options.pattern);
  }

  /**
   * The key file of a Google service account, for Artifact Registry and gcr.io; it ends in the manifest.
   *
   * @param file the path of the JSON key
   * @throws if the file cannot be read or is not a service-account key, and for any other registry
   * @see https://cloud.google.com/artifact-registry/docs/docker/authentication#json-key
   */
  public static serviceAccountKeyInManifest(
    registry: Registry, file: string, options: CredentialsOptions = {},
  ): RegistryCredentials {
    checkCall('RegistryCredentials.serviceAccountKeyInManifest', registry, file, options);
    return new RegistryCredentials(serviceAccountKeySource(registry, file), options.pattern);
  }

  /**
   * A login written in the source of the app; it ends in the manifest, and in the history of the repository.
   * For throw-away clusters and tests.
   *
   * @param username the user name
   * @param password the password or token
   * @throws if the user name or password is empty, and if the user name holds a colon
   */
  public static unsafeLiteralInManifest(
    registry: Registry, username: string, password: string, options: CredentialsOptions = {},
  ): RegistryCredentials {
    checkCall('RegistryCredentials.unsafeLiteralInManifest', registry, username, password, options);
    return new RegistryCredentials(literalSource(registry, username, password), options.pattern);
  }

  /**
   * A pull secret that somebody else makes, under the same name in each namespace that is given access. Nothing of it
   * is read, and the manifests have only its name.
   *
   * @param secretName the name of the Secret, which is of type `kubernetes.io/dockerconfigjson` or
   * `kubernetes.io/dockercfg`
   * @throws if no Secret can have the name, and if it covers no registry
   * @example RegistryCredentials.existingSecret('harbor-pull', { covers: [Registry.harbor('registry.example.com')] })
   */
  public static existingSecret(secretName: string, props: ExistingSecretProps): RegistryCredentials {
    checkCall('RegistryCredentials.existingSecret', secretName, props);
    return new RegistryCredentials(existingSecretSource(secretName, props), props.pattern);
  }

  /**
   * Pull secrets that the app makes separately: a `ScopedPullSecret`, the `pullSecrets` of an `EcrRefreshCronJob`,
   * copies. They are referred to, and not made again.
   *
   * @param secrets pull secrets of one name, each in a namespace of its own: one for each namespace that is given
   * access. Those of other namespaces are not used. One without a namespace serves a construct whose chart has none
   * @throws if there are none, if they have several names, and if two of them are in one namespace
   * @example RegistryCredentials.pullSecrets(refresh.pullSecrets)
   */
  public static pullSecrets(secrets: IPullSecret[], options: CredentialsOptions = {}): RegistryCredentials {
    checkCall('RegistryCredentials.pullSecrets', secrets, options);
    return new RegistryCredentials(pullSecretsSource(secrets), options.pattern);
  }

  /**
   * A token that a job in the cluster fetches again before it expires. No part of it is in a manifest.
   *
   * The registry knows how its tokens expire: those of Amazon ECR and ECR Public after 12 hours, those of Google
   * Artifact Registry after 60 minutes at most, those of Azure Container Registry after 3 hours. Of others, the
   * identity does.
   *
   * @throws for a registry whose credentials last, for an identity of another cloud, and for an invalid role to assume
   * of the registry's partition, or for a registry that is not Amazon's
   * @example RegistryCredentials.token(ecr, { identity: CloudIdentity.irsa('arn:aws:iam::123456789012:role/pull') })
   */
  public static token(registry: Registry, props: TokenCredentialsProps): RegistryCredentials {
    checkCall('RegistryCredentials.token', registry, props);
    // Loaded where it is needed: identities and what they need of each cloud are much of what an app loads otherwise.
    const { refreshedTokenSource } = require('./refreshed-token') as typeof import('./refreshed-token');
    return new RegistryCredentials(refreshedTokenSource(registry, props), props.pattern);
  }

  /**
   * A Secret that External Secrets makes from a store, or from a token that it asks for (`ExternalCredentials`). No
   * part of it is in a manifest. Entries of one construct share a Secret.
   *
   * @example
   *
   * RegistryCredentials.externalSecret(ExternalCredentials.login(harbor, {
   *   store,
   *   key: 'harbor/robot',
   *   usernameProperty: 'name',
   *   passwordProperty: 'secret',
   * }))
   */
  public static externalSecret(
    credentials: ExternalCredentials, options: CredentialsOptions = {},
  ): RegistryCredentials {
    checkCall('RegistryCredentials.externalSecret', credentials, options);
    return new RegistryCredentials({ owner: 'external-secrets', credentials }, options.pattern);
  }

  /**
   * A Secret that was encrypted, and that something decrypts in the cluster or before it is applied. Two formats are
   * known, and distinguished by what the texts are:
   *
   * - a `bitnami.com/v1alpha1 SealedSecret`, sealed with kubeseal, which the controller of Sealed Secrets unseals;
   * - a `v1 Secret` that was encrypted with SOPS, which Flux, KSOPS or `sops decrypt` decrypts.
   *
   * Give one text for each namespace, or one SealedSecret with the scope `cluster-wide` for all. The texts are written
   * as they are. For credentials that last: a token that expires would have to be encrypted again before each expiry.
   *
   * @throws if a file cannot be read, if a text is anything else than a pull secret in one of the two formats (a plain
   * Secret among them; its values never show), if the texts are of both formats or of several names, and if it covers
   * no registry, or one that only tokens open
   * @example RegistryCredentials.encryptedSecret({ files: ['sealed/a.yaml', 'sealed/b.yaml'], covers: [harbor] })
   */
  public static encryptedSecret(props: EncryptedCredentialsProps): RegistryCredentials {
    checkCall('RegistryCredentials.encryptedSecret', props);
    const { encryptedSource } = require('./encrypted') as typeof import('./encrypted');
    return new RegistryCredentials(encryptedSource(props), props.pattern);
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
    checkCall('RegistryCredentials.nodeIdentity', registries, identity);
    return new RegistryCredentials(nodeIdentitySource(registries, identity), AccessPattern.NODE_IDENTITY);
  }

  /**
   * No secret: the kubelet asks a program on the node (`AccessPattern.KUBELET_CREDENTIAL_PROVIDER`). The construct that
   * uses it allows the nodes to ask for the tokens that the program takes, annotates the ServiceAccounts of granted
   * workloads, and has the file for the nodes.
   *
   * @example RegistryCredentials.credentialProvider(CredentialProvider.ecr({ registries: [ecr] }))
   */
  public static credentialProvider(provider: CredentialProvider): RegistryCredentials {
    checkCall('RegistryCredentials.credentialProvider', provider);
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
    const { registries } = this;
    return `credentials ${registries.length > 0 ? `for ${registries.join(', ')} ` : ''}from ${originOf(this.#source)}`;
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
