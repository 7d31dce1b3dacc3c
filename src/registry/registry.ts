import { Duration } from 'cdk8s';
import { CloudProvider } from './cloud-provider';
import { checkPath, readLocation } from './host-grammar';
import { RegistryProvider } from './provider';
import { acrHost, AzureCloud } from './providers/acr';
import { AlibabaRegistryProps, alibabaHost } from './providers/alibaba';
import { artifactRegistryLocation, ArtifactRegistryProps, checkGcrHost } from './providers/artifact-registry';
import { ecrHost, ecrProvider, EcrRegistryProps } from './providers/ecr';
import { ibmHost } from './providers/ibm';
import { ocirHost } from './providers/ocir';
import { scalewayHost } from './providers/scaleway';
import { PullPermission } from './pull-permission';
import { providerOf, recognise } from './recognise';
import { RegistryKind } from './registry-kind';
import { readRegistryText } from './registry-text';
import { checkCall } from '../given/check-call';

/**
 * A container registry: where images come from, and what is known about logging in there. A plain value, never a
 * credential. A host that cannot be right is refused with an `Error` named `RegistryError`.
 *
 * @example
 * Registry.ecr({ account: '123456789012', region: 'eu-west-1' }).host; // 123456789012.dkr.ecr.eu-west-1.amazonaws.com
 */
export class Registry {
  /** A private registry of Amazon ECR, in any partition. */
  public static ecr(props: EcrRegistryProps): Registry {
    checkCall('Registry.ecr', props);
    return new Registry(ecrProvider(props), ecrHost(props));
  }

  /** Amazon ECR Public, `public.ecr.aws`. */
  public static ecrPublic(): Registry {
    return Registry.at(RegistryKind.ECR_PUBLIC, 'public.ecr.aws');
  }

  /** Google Artifact Registry. */
  public static artifactRegistry(props: ArtifactRegistryProps): Registry {
    checkCall('Registry.artifactRegistry', props);
    const { host, path } = artifactRegistryLocation(props);
    const registry = Registry.at(RegistryKind.ARTIFACT_REGISTRY, host);
    return path === undefined ? registry : registry.withPath(path);
  }

  /** `gcr.io`, `us.gcr.io`, `eu.gcr.io` or `asia.gcr.io` of Google Artifact Registry; a path scopes it to a project. */
  public static gcr(host: string = 'gcr.io'): Registry {
    checkCall('Registry.gcr', host);
    const registry = Registry.onHost(RegistryKind.ARTIFACT_REGISTRY, 'gcr', host);
    checkGcrHost(registry.host);
    return registry;
  }

  /**
   * Azure Container Registry.
   * @param name name of the registry, with the hash of its domain name label if it has one
   * @param cloud Azure cloud of the registry; `AzureCloud.PUBLIC` without it
   */
  public static acr(name: string, cloud?: AzureCloud): Registry {
    checkCall('Registry.acr', name, cloud);
    return Registry.at(RegistryKind.ACR, acrHost(name, cloud));
  }

  /** Docker Hub, `docker.io`. */
  public static dockerHub(): Registry {
    return Registry.at(RegistryKind.DOCKER_HUB, 'docker.io');
  }

  /** GitHub Container Registry, `ghcr.io`. */
  public static ghcr(): Registry {
    return Registry.at(RegistryKind.GHCR, 'ghcr.io');
  }

  /** The container registry of GitLab, at `host[:port][/path]`. */
  public static gitlab(host: string = 'registry.gitlab.com'): Registry {
    checkCall('Registry.gitlab', host);
    return Registry.onHost(RegistryKind.GITLAB, 'gitlab', host);
  }

  /** Quay, at `host[:port][/path]`. */
  public static quay(host: string = 'quay.io'): Registry {
    checkCall('Registry.quay', host);
    return Registry.onHost(RegistryKind.QUAY, 'quay', host);
  }

  /** Harbor, at `host[:port][/path]`, the path beginning with the project. */
  public static harbor(host: string): Registry {
    checkCall('Registry.harbor', host);
    return Registry.onHost(RegistryKind.HARBOR, 'harbor', host);
  }

  /** JFrog Artifactory, at `host[:port][/path]`: `NAME.jfrog.io`, or the subdomain, port or path of a repository. */
  public static artifactory(host: string): Registry {
    checkCall('Registry.artifactory', host);
    return Registry.onHost(RegistryKind.ARTIFACTORY, 'artifactory', host);
  }

  /** Sonatype Nexus Repository, at `host[:port][/path]`: the subdomain, port or path of a repository. */
  public static nexus(host: string): Registry {
    checkCall('Registry.nexus', host);
    return Registry.onHost(RegistryKind.NEXUS, 'nexus', host);
  }

  /** DigitalOcean Container Registry, `registry.digitalocean.com`. */
  public static digitalOcean(): Registry {
    return Registry.at(RegistryKind.DIGITALOCEAN, 'registry.digitalocean.com');
  }

  /** Oracle Cloud Infrastructure Registry in a region, by its key, e.g. `fra`, or its identifier, e.g. `eu-frankfurt-1`. */
  public static ocir(region: string): Registry {
    checkCall('Registry.ocir', region);
    return Registry.at(RegistryKind.OCIR, ocirHost(region));
  }

  /** IBM Cloud Container Registry: that of a region, by the prefix of its host, e.g. `de`, or the global one. */
  public static ibm(region?: string): Registry {
    checkCall('Registry.ibm', region);
    return Registry.at(RegistryKind.IBM, ibmHost(region));
  }

  /** Scaleway Container Registry in a region, e.g. `fr-par`. */
  public static scaleway(region: string): Registry {
    checkCall('Registry.scaleway', region);
    return Registry.at(RegistryKind.SCALEWAY, scalewayHost(region));
  }

  /** Alibaba Cloud Container Registry. */
  public static alibaba(props: AlibabaRegistryProps): Registry {
    checkCall('Registry.alibaba', props);
    return Registry.at(RegistryKind.ALIBABA, alibabaHost(props));
  }

  /** Any other registry, at `host[:port][/path]`. A host of a known kind gets that kind. */
  public static of(host: string): Registry {
    checkCall('Registry.of', host);
    return Registry.onHost(RegistryKind.OTHER, 'of', host);
  }

  /**
   * The registry in a text: a host, a host with a path, or an image.
   *
   * What is meant is seen by the form:
   *
   * - `registry.example.com:5000` is a host, and `registry.example.com/team-a` is scoped to that path.
   * - A tag or a digest tells an image, `registry.example.com/team-a/app:1`; its registry is not scoped.
   * - `nginx` and `team/app` are images of Docker Hub, as they are in a pod.
   * - `name:5000` can be either and is refused: use `Registry.of` for the host.
   *
   * @throws an `Error` named `RegistryError` for a text that cannot be right, or `ImageReferenceError` for a malformed
   * image
   */
  public static parse(text: string): Registry {
    checkCall('Registry.parse', text);
    const { host, path } = readRegistryText(text, Registry.parse);
    return new Registry(recognise("Registry.parse: 'text'", { host, path }), host, path);
  }

  private static at(kind: RegistryKind, host: string): Registry {
    return new Registry(providerOf(kind), host);
  }

  /** @param kind what it is for sure; `OTHER` where the host may tell */
  private static onHost(kind: RegistryKind, factory: string, text: string): Registry {
    const what = `Registry.${factory}: 'host'`;
    const { host, path } = readLocation(what, text, proposal => Registry.onHost(kind, factory, proposal));
    return new Registry(recognise(what, { host, path }, kind), host, path);
  }

  /** Kind of registry. */
  public readonly kind: RegistryKind;

  /** Cloud whose identities can be allowed to pull; `OTHER` where the registry knows no cloud identities. */
  public readonly cloud: CloudProvider;

  /** Host, with its port if it has one, as it is written in an image: `docker.io` for Docker Hub. */
  public readonly host: string;

  /**
   * Repository path prefix that this is scoped to, without slashes at its ends.
   * @default - the whole host
   */
  public readonly path?: string;

  /** The key under `auths` of a Docker config: `host[/path]`, and `https://index.docker.io/v1/` for all of Docker Hub. */
  public readonly configKey: string;

  /**
   * The only username that a login with a token of the cloud takes, e.g. `AWS`.
   * @default - the username depends on the account, see `usernameHint`
   */
  public readonly username?: string;

  /** The username convention in words. */
  public readonly usernameHint: string;

  /**
   * How long a token of the cloud lives at most. A key or a fixed password, where the kind has one, is not meant.
   * @default - credentials do not expire by themselves
   */
  public get tokenLifetime(): Duration | undefined {
    // Here, so that what reads manifests only, as the command does, need not load cdk8s.
    // eslint-disable-next-line @typescript-eslint/no-require-imports
    const cdk8s = require('cdk8s') as typeof import('cdk8s');
    return this.#tokenHours === undefined ? undefined : cdk8s.Duration.hours(this.#tokenHours);
  }

  /**
   * Whether images here are taken to need a credential always: those of private ECR, which has no anonymous pulls, and
   * of ACR, which has them only where somebody turned them on. `gcr.io` and `pkg.dev` serve many public images.
   */
  public readonly neverPublic: boolean;

  /**
   * `matchImages` of a kubelet credential provider, with the path if there is one: the host, or for ECR, ACR and
   * Artifact Registry the globs that their providers are configured with, all accounts and regions included.
   */
  public readonly matchImages: string[];

  /**
   * AWS account of a private ECR registry.
   * @default - another kind
   */
  public readonly account?: string;

  /**
   * AWS region of a private ECR registry.
   * @default - another kind
   */
  public readonly region?: string;

  /**
   * The least-privilege permission for a pull; none where the registry knows no cloud identities.
   * @internal
   */
  public readonly _pullPermission?: PullPermission;

  readonly #provider: RegistryProvider;
  readonly #tokenHours?: number;

  private constructor(provider: RegistryProvider, host: string, path?: string) {
    const facts = provider.facts(host, path);
    const scope = path === undefined ? '' : `/${path}`;
    this.#provider = provider;
    this.kind = provider.kind;
    this.cloud = facts.pullPermission?.provider ?? CloudProvider.OTHER;
    this.host = host;
    this.path = path;
    this.configKey = facts.configKey ?? host + scope;
    this.username = facts.username;
    this.usernameHint = facts.usernameHint;
    this.#tokenHours = facts.tokenHours;
    this.neverPublic = facts.neverPublic ?? false;
    this.matchImages = (facts.matchHosts ?? [host]).map(glob => glob + scope);
    this._pullPermission = facts.pullPermission;
    this.account = facts.account;
    this.region = facts.region;
  }

  /**
   * A copy that covers only the repositories under a path; it replaces the path that this has.
   *
   * The kubelet compares the path as a plain prefix: `team-a` also covers `team-ab`.
   */
  public withPath(path: string): Registry {
    checkCall('Registry.withPath', path);
    return new Registry(this.#provider, this.host, checkPath('Registry.withPath: \'path\'', path, this.host));
  }

  /** Host and path as they are written in an image, e.g. `harbor.example.com/team-a`. */
  public toString(): string {
    return this.path === undefined ? this.host : `${this.host}/${this.path}`;
  }
}
