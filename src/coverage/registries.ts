import { ImageReference } from '../image';
import { normalizeKey } from '../image/registry-key';
import { Registry } from '../registry';
import { CoverageOptions } from './coverage-props';

/** Repositories that anyone may pull, on a host that holds private ones too: Docker's official images. */
const OFFICIAL_IMAGES = { host: 'docker.io', path: 'library' };

/**
 * Hosts that hold the images of everybody, public ones among them: credentials for one path say nothing of another. Elsewhere
 * an image beside the path of a credential is taken for one that the credential was meant for.
 */
const SHARED_HOSTS = new Set(['docker.io', 'ghcr.io', 'quay.io', 'registry.gitlab.com']);

/** A host, or what is below a path of it. */
interface Location {
  readonly host: string;
  readonly path?: string;
}

/** What an app knows of its registries: which need credentials, and which the nodes serve. */
export class Registries {
  /** The mirrors that the nodes use, by the host that images name. */
  public readonly mirrors: ReadonlyMap<string, Registry>;

  private readonly privateHosts = new Set<string>();
  private readonly privatePaths: Location[] = [];
  private readonly servedByNodes: readonly Location[];
  private readonly publicRegistries: readonly Location[];
  private readonly neverPublic = new Map<string, boolean>();

  /**
   * @param keys the registry keys that the app has credentials for
   */
  constructor(keys: readonly string[], options: readonly CoverageOptions[]) {
    const all = <K extends keyof CoverageOptions>(option: K) => options.flatMap(given => (given[option] ?? []) as Registry[]);
    const mirrors = options.flatMap(given => given.mirrors ?? []);
    this.mirrors = new Map(mirrors.map(({ registry, mirror }) => [registry.host, mirror]));
    this.servedByNodes = [...all('nodeRegistries'), ...mirrors.map(({ registry }) => registry)];
    this.publicRegistries = [OFFICIAL_IMAGES, ...all('publicRegistries')];
    for (const location of [...keys.map(locationOf), ...all('privateRegistries')]) {
      if (location.path !== undefined && SHARED_HOSTS.has(location.host)) {
        this.privatePaths.push(location);
      } else {
        this.privateHosts.add(similarity(location.host));
      }
    }
  }

  /** Whether the nodes pull an image without the pod's help. */
  public isServedByNodes(image: ImageReference): boolean {
    return this.servedByNodes.some(location => isAt(image, location));
  }

  /** Whether anyone may pull an image. */
  public isPublic(image: ImageReference): boolean {
    return this.publicRegistries.some(location => isAt(image, location));
  }

  /** Whether an image is private for all that is known: nothing else has to be covered. */
  public isPrivate(image: ImageReference): boolean {
    const isKnown = this.privateHosts.has(similarity(image.domain)) || this.privatePaths.some(location => isAt(image, location));
    return (isKnown || this.isNeverPublic(image.domain)) && !this.isPublic(image);
  }

  private isNeverPublic(domain: string): boolean {
    let known = this.neverPublic.get(domain);
    if (known === undefined) {
      known = neverPublic(domain);
      this.neverPublic.set(domain, known);
    }
    return known;
  }
}

function locationOf(key: string): Location {
  const [host, ...path] = (normalizeKey(key) ?? key).split('/');
  return { host: host === 'index.docker.io' ? 'docker.io' : host, path: path.join('/') || undefined };
}

/** A host without what is easily got wrong, the port and the case: then a credential for one is likely meant for the other. */
function similarity(host: string): string {
  return host.replace(/:\d+$/, '').toLowerCase();
}

function neverPublic(domain: string): boolean {
  try {
    return Registry.of(domain).neverPublic;
  } catch {
    return false; // not a host that a registry is known to have, so nothing is known of it
  }
}

function isAt({ domain, path }: ImageReference, location: Location): boolean {
  return domain === location.host && (location.path === undefined || path === location.path || path.startsWith(`${location.path}/`));
}
