import { Duration } from 'cdk8s';
import { CloudIdentity } from '../identity';
import { Registry } from '../registry';
import { CredentialProviderProps } from './credential-provider-props';
import { checkUsable } from './factories';
import {
  cacheDuration, checkEnv, checkMatchImages, checkProviderName, checkServiceAccountNames,
} from './provider-checks';
import { ProviderEntry } from './provider-entry';
import { ProviderFacts } from './provider-facts';
import { inOrder } from '../kubernetes/in-order';
import { azureProviderFacts } from './providers/azure';
import { ecrProviderFacts } from './providers/ecr';
import { googleProviderFacts } from './providers/google';
import { TokenAttributes, tokenAttributes } from './token-attributes';
import { checkCall } from '../given/check-call';
import { checkEachOnce } from '../given/each-once';
import { goDuration } from '../schedule/go-duration';

/**
 * A program on the nodes that the kubelet asks for credentials, and its configuration for the kubelet. A plain value,
 * never a credential.
 *
 * @see https://kubernetes.io/docs/tasks/kubelet-credential-provider/kubelet-credential-provider/
 * @example CredentialProvider.ecr({ registries: [Registry.ecr({ account: '123456789012', region: 'eu-west-1' })] })
 */
export class CredentialProvider {
  /**
   * `ecr-credential-provider` of the AWS cloud provider, for Amazon ECR.
   *
   * @throws for registries of another kind, for an identity that is no `CloudIdentity.irsa(roleArn)`, for a default
   * role that cannot be right, for roles of another partition, and for `args` and `serviceAccountToken`
   * @see https://kubernetes.github.io/cloud-provider-aws/credential_provider
   */
  public static ecr(props: CredentialProviderProps): CredentialProvider {
    checkCall('CredentialProvider.ecr', props);
    return new CredentialProvider(ecrProviderFacts(props));
  }

  /**
   * `auth-provider-gcp` of the Google cloud provider, for Artifact Registry. kOps installs it as
   * `gcp-credential-provider`: give that `name` there.
   *
   * @throws for registries of another kind, for an identity that is no `CloudIdentity.gkeWorkloadIdentity(…)` or has a
   * Google service account, and for `args`, `serviceAccountToken` and a default role
   * @see https://github.com/kubernetes/cloud-provider-gcp/tree/master/cmd/auth-provider-gcp
   */
  public static google(props: CredentialProviderProps): CredentialProvider {
    checkCall('CredentialProvider.google', props);
    return new CredentialProvider(googleProviderFacts(props));
  }

  /**
   * `acr-credential-provider` of the Azure cloud provider, for Azure Container Registry.
   *
   * @throws for registries of another kind, for an identity that is no `CloudIdentity.azureWorkloadIdentity(…)` or is
   * of another cloud of Azure, if `args` is not one absolute path, and for `serviceAccountToken` and a default role
   * @see https://cloud-provider-azure.sigs.k8s.io/topics/credential-provider/
   */
  public static azure(props: CredentialProviderProps): CredentialProvider {
    checkCall('CredentialProvider.azure', props);
    return new CredentialProvider(azureProviderFacts(props));
  }

  /**
   * Any other program.
   *
   * @param program name of the program in the kubelet's folder of credential providers
   * @throws for a name, pattern, audience or annotation key that the kubelet would not start with, or that can never
   * match, and for `name` and `serviceAccounts` in the properties
   * @example
   * CredentialProvider.of('harbor-credential-provider', {
   *   registries: [Registry.harbor('registry.example.com')],
   * })
   */
  public static of(program: string, props: CredentialProviderProps): CredentialProvider {
    checkCall('CredentialProvider.of', program, props);
    checkUsable('of', props);
    return new CredentialProvider({ ...props, name: program, registries: props.registries ?? [] });
  }

  /** Name of the program. */
  public readonly name: string;

  /** The registries that it has credentials for, as far as they were named. */
  public readonly registries: Registry[];

  /** The patterns of the images that the kubelet calls it for. */
  public readonly matchImages: string[];

  /** How long the kubelet keeps a credential if the program does not say so. */
  public readonly defaultCacheDuration: Duration;

  /**
   * Audience of the ServiceAccount token that it gets.
   * @default - it gets none
   */
  public readonly audience?: string;

  /**
   * Annotations that the ServiceAccounts of granted workloads need so that it pulls as them; empty where they need
   * none.
   */
  public readonly serviceAccountAnnotations: { [key: string]: string };

  /**
   * Names of the ServiceAccounts whose tokens the nodes may ask for; all without it.
   * @internal
   */
  public readonly _serviceAccountNames?: readonly string[];

  /**
   * The identity with which ServiceAccounts pull, see `ProviderFacts`; none where that is not known, or the nodes pull.
   * @internal
   */
  public readonly _identities: readonly CloudIdentity[];

  readonly #args: readonly string[];
  readonly #env: Readonly<Record<string, string>>;
  readonly #tokenAttributes?: TokenAttributes;

  private constructor(facts: ProviderFacts) {
    this.name = checkProviderName(facts.name);
    checkEachOnce(`'registries' of credential provider '${this.name}'`, facts.registries);
    this.registries = [...facts.registries];
    this.matchImages = checkMatchImages(this.name, [
      ...facts.registries.flatMap(({ matchImages }) => matchImages),
      ...(facts.matchImages ?? []),
    ]);
    this.defaultCacheDuration = cacheDuration(
      this.name, facts.defaultCacheDuration, facts.registries, facts.tokenLifetime,
    );
    this.#args = [...facts.args ?? []];
    this.#env = checkEnv(this.name, facts.env ?? {});
    this.#tokenAttributes = facts.serviceAccountToken && tokenAttributes(this.name, facts.serviceAccountToken);
    this.audience = this.#tokenAttributes?.serviceAccountTokenAudience;
    this._serviceAccountNames = checkServiceAccountNames(this.name, facts.serviceAccountNames, this.audience);
    this._identities = facts.identities ?? [];
    this.serviceAccountAnnotations = { ...facts.serviceAccountToken?.annotations };
  }

  /** Says which program it is and what for. */
  public toString(): string {
    return `credential provider '${this.name}' for ${this.matchImages.join(', ')}`;
  }

  /**
   * Its entry in a `CredentialProviderConfig`.
   * @internal
   */
  public get _entry(): ProviderEntry {
    return {
      name: this.name,
      matchImages: [...this.matchImages],
      defaultCacheDuration: goDuration(this.defaultCacheDuration),
      apiVersion: 'credentialprovider.kubelet.k8s.io/v1',
      ...this.#args.length > 0 && { args: [...this.#args] },
      ...(Object.keys(this.#env).length > 0 && {
        env: Object.entries(inOrder(this.#env)).map(([name, value]) => ({ name, value })),
      }),
      ...this.#tokenAttributes && { tokenAttributes: this.#tokenAttributes },
    };
  }
}
