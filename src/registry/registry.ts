import { Duration } from 'cdk8s';
import { CloudProvider } from './cloud-provider';
import { checkPath, readLocation } from './host-grammar';
import { RegistryProvider } from './provider';
import { ACR, acrHost, AzureCloud } from './providers/acr';
import { ALIBABA, AlibabaRegistryProps, alibabaHost } from './providers/alibaba';
import {
  ARTIFACT_REGISTRY, artifactRegistryLocation, ArtifactRegistryProps, checkGcrHost,
} from './providers/artifact-registry';
import { ARTIFACTORY } from './providers/artifactory';
import { DIGITALOCEAN } from './providers/digitalocean';
import { DOCKER_HUB } from './providers/docker-hub';
import { ecrHost, ecrProvider, EcrRegistryProps } from './providers/ecr';
import { ECR_PUBLIC } from './providers/ecr-public';
import { GHCR } from './providers/ghcr';
import { GITLAB } from './providers/gitlab';
import { HARBOR } from './providers/harbor';
import { IBM, ibmHost } from './providers/ibm';
import { NEXUS } from './providers/nexus';
import { OCIR, ocirHost } from './providers/ocir';
import { OTHER } from './providers/other';
import { QUAY } from './providers/quay';
import { SCALEWAY, scalewayHost } from './providers/scaleway';
import { PullPermission } from './pull-permission';
import { recognise } from './recognise';
import { RegistryKind } from './registry-kind';
import { readRegistryText } from './registry-text';

/**
 * A container registry: where images come from, and what is known about logging in there. A plain value, never a
 * credential.
 *
 * A host that cannot be right is refused with an `Error` named `RegistryError`, which says what to write instead.
 *
 * @example
 *
 * Registry.ecr({ account: '123456789012', region: 'eu-west-1' }).host; // 123456789012.dkr.ecr.eu-west-1.amazonaws.com
 */
export class Registry {
  /**
   * A private registry of Amazon ECR, in any partition.
   *
   * @example
   *
   * Registry.ecr({ account: '123456789012', region: 'cn-north-1' });
   */
  public static ecr(props: EcrRegistryProps): Registry {
    return new Registry(ecrProvider(props), ecrHost(props));
  }

  /** Amazon ECR Public, `public.ecr.aws`. */
  public static ecrPublic(): Registry {
    return new Registry(ECR_PUBLIC, 'public.ecr.aws');
  }

  /**
   * Google Artifact Registry.
   *
   * @example
   *
   * Registry.artifactRegistry({ location: 'europe-west1', project: 'acme-prod', repository: 'apps' });
   */
  public static artifactRegistry(props: ArtifactRegistryProps): Registry {
    const { host, path } = artifactRegistryLocation(props);
    return Registry.withinPath(new Registry(ARTIFACT_REGISTRY, host), path);
  }

  /**
   * A `gcr.io` host of Google Artifact Registry.
   *
   * @param host `gcr.io`, `us.gcr.io`, `eu.gcr.io` or `asia.gcr.io`, and a path to scope it to a project
   */
  public static gcr(host: string = 'gcr.io'): Registry {
    const registry = Registry.onHost(ARTIFACT_REGISTRY, 'gcr', host);
    checkGcrHost(registry.host);
    return registry;
  }

  /**
   * Azure Container Registry.
   *
   * @param name name of the registry, with the hash of its domain name label if it has one
   * @param cloud Azure cloud of the registry; `AzureCloud.PUBLIC` without it
   */
  public static acr(name: string, cloud?: AzureCloud): Registry {
    return new Registry(ACR, acrHost(name, cloud));
  }

  /** Docker Hub, `docker.io`. */
  public static dockerHub(): Registry {
    return new Registry(DOCKER_HUB, 'docker.io');
  }

  /** GitHub Container Registry, `ghcr.io`. */
  public static ghcr(): Registry {
    return new Registry(GHCR, 'ghcr.io');
  }

  /**
   * The container registry of GitLab.
   *
   * @param host `host[:port][/path]`
   */
  public static gitlab(host: string = 'registry.gitlab.com'): Registry {
    return Registry.onHost(GITLAB, 'gitlab', host);
  }

  /**
   * Quay.
   *
   * @param host `host[:port][/path]`
   */
  public static quay(host: string = 'quay.io'): Registry {
    return Registry.onHost(QUAY, 'quay', host);
  }

  /**
   * Harbor.
   *
   * @param host `host[:port][/path]`, the path beginning with the project
   */
  public static harbor(host: string): Registry {
    return Registry.onHost(HARBOR, 'harbor', host);
  }

  /**
   * JFrog Artifactory.
   *
   * @param host `host[:port][/path]`: `NAME.jfrog.io`, or the subdomain, port or path of a repository
   */
  public static artifactory(host: string): Registry {
    return Registry.onHost(ARTIFACTORY, 'artifactory', host);
  }

  /**
   * Sonatype Nexus Repository.
   *
   * @param host `host[:port][/path]`: the subdomain, port or path of a repository
   */
  public static nexus(host: string): Registry {
    return Registry.onHost(NEXUS, 'nexus', host);
  }

  /** DigitalOcean Container Registry, `registry.digitalocean.com`. */
  public static digitalOcean(): Registry {
    return new Registry(DIGITALOCEAN, 'registry.digitalocean.com');
  }

  /**
   * Oracle Cloud Infrastructure Registry.
   *
   * @param region key of the region, e.g. `fra` for `fra.ocir.io`, or its identifier, e.g. `eu-frankfurt-1` for
   * `ocir.eu-frankfurt-1.oci.oraclecloud.com`
   */
  public static ocir(region: string): Registry {
    return new Registry(OCIR, ocirHost(region));
  }

  /**
   * IBM Cloud Container Registry.
   *
   * @param region prefix of the regional host, e.g. `de`; the global registry without it
   */
  public static ibm(region?: string): Registry {
    return new Registry(IBM, ibmHost(region));
  }

  /**
   * Scaleway Container Registry.
   *
   * @param region region, e.g. `fr-par`
   */
  public static scaleway(region: string): Registry {
    return new Registry(SCALEWAY, scalewayHost(region));
  }

  /** Alibaba Cloud Container Registry. */
  public static alibaba(props: AlibabaRegistryProps): Registry {
    return new Registry(ALIBABA, alibabaHost(props));
  }

  /**
   * Any other registry. A host of a known kind gets that kind.
   *
   * @param host `host[:port][/path]`
   *
   * @example
   *
   * Registry.of('registry.example.com:5000/team-a');
   */
  public static of(host: string): Registry {
    return Registry.onHost(OTHER, 'of', host);
  }

  /**
   * The registry in a text: a host, a host with a path, or an image.
   *
   * - `registry.example.com:5000` is a host, and `registry.example.com/team-a` is scoped to that path.
   * - A tag or a digest tells an image, `registry.example.com/team-a/app:1`; its registry is not scoped.
   * - `nginx` and `team/app` are images of Docker Hub, as they are in a pod.
   * - `name:5000` can be either and is refused: use `Registry.of` for the host.
   *
   * @param text host, host with path, or image
   * @throws an `Error` named `RegistryError` for a text that cannot be right, or `ImageReferenceError` for a malformed
   * image
   */
  public static parse(text: string): Registry {
    const { host, path } = readRegistryText(text);
    return Registry.withinPath(new Registry(recognise("Registry.parse: 'text'", host), host), path);
  }

  private static onHost(provider: RegistryProvider, factory: string, text: string): Registry {
    const what = `Registry.${factory}: 'host'`;
    const { host, path } = readLocation(what, text);
    return new Registry(recognise(what, host, provider), host, path);
  }

  private static withinPath(registry: Registry, path?: string): Registry {
    return path === undefined ? registry : registry.withPath(path);
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

  /**
   * The key under `auths` of a Docker config that the kubelet matches with images of this registry: `host[/path]`, and
   * `https://index.docker.io/v1/` for all of Docker Hub.
   */
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
  public readonly tokenLifetime?: Duration;

  /**
   * Whether images here are taken to need a credential always.
   *
   * Private ECR has no anonymous pulls. ACR and Artifact Registry (`pkg.dev`) have them only where somebody turned them
   * on: anonymous pull of the registry, or the reader role of the repository for `allUsers`. `gcr.io` serves too many
   * public images to be counted here.
   */
  public readonly neverPublic: boolean;

  /**
   * `matchImages` of a kubelet credential provider: for ECR, ACR and Artifact Registry the globs that their providers
   * are configured with, all accounts and regions included; the host for others. The path is part of each, if there is
   * one.
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
    this.tokenLifetime = facts.tokenLifetime;
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
   *
   * @param path repository path prefix under the host, e.g. `team-a`
   *
   * @example
   *
   * Registry.harbor('harbor.example.com').withPath('team-a').configKey; // harbor.example.com/team-a
   */
  public withPath(path: string): Registry {
    return new Registry(this.#provider, this.host, checkPath('Registry.withPath: \'path\'', path));
  }

  /** Host and path as they are written in an image, e.g. `harbor.example.com/team-a`. */
  public toString(): string {
    return this.path === undefined ? this.host : `${this.host}/${this.path}`;
  }
}
