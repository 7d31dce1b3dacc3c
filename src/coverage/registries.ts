import { ImageReference } from '../image';
import { Registry } from '../registry';
import { CoverageOptions } from './coverage-props';

/** Repositories that anyone may pull, on hosts that hold private ones too: Docker's official images. */
const ALWAYS_PUBLIC = ['docker.io/library'];

/** What an app knows of its registries: which need credentials, and which the nodes serve. */
export class Registries {
  private readonly privateHosts: ReadonlySet<string>;
  private readonly nodeRegistries: readonly Registry[];
  private readonly publicRepositories: readonly string[];
  private readonly neverPublic = new Map<string, boolean>();

  /**
   * @param declared the registries that the app has credentials for
   */
  constructor(declared: readonly Registry[], options: readonly CoverageOptions[]) {
    const privateRegistries = [...declared, ...options.flatMap(({ privateRegistries: given }) => given ?? [])];
    this.privateHosts = new Set(privateRegistries.map(registry => registry.host));
    this.nodeRegistries = options.flatMap(({ nodeRegistries, mirrors }) =>
      [...nodeRegistries ?? [], ...(mirrors ?? []).map(({ registry }) => registry)]);
    this.publicRepositories = [...ALWAYS_PUBLIC, ...options.flatMap(({ publicRepositories }) => publicRepositories ?? [])];
  }

  /** Whether the nodes pull an image without the pod's help. */
  public isServedByNodes({ domain, path }: ImageReference): boolean {
    return this.nodeRegistries.some(registry => registry.host === domain && (registry.path === undefined || isBelow(path, registry.path)));
  }

  /** Whether anyone may pull an image. */
  public isPublic({ repository }: ImageReference): boolean {
    return this.publicRepositories.some(prefix => isBelow(repository, prefix));
  }

  /** Whether an image is private for all that is known: nothing else has to be covered. */
  public isPrivate(image: ImageReference): boolean {
    return (this.privateHosts.has(image.domain) || this.isNeverPublic(image.domain)) && !this.isPublic(image);
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

function neverPublic(domain: string): boolean {
  try {
    return Registry.of(domain).neverPublic;
  } catch {
    return false; // not a host that a registry is known to have, so nothing is known of it
  }
}

function isBelow(path: string, prefix: string): boolean {
  return path === prefix || path.startsWith(`${prefix}/`);
}
