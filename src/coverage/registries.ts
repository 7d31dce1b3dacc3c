import { Registry } from '../registry';
import { CoverageOptions } from './coverage-props';
import { ImageReference } from '../image';
import { isAt, KnownRegistries, RegistryLocation } from '../registry/known-registries';

/** A program that the kubelet asks, where it pulls as the ServiceAccount of the pod. */
export interface NodeProvider {
  /** How messages name it. */
  readonly name: string;
  readonly registries: readonly Registry[];
  /** The annotations that the ServiceAccount needs. */
  readonly annotations: readonly string[];
}

/** What a proof is told by constructs of ours, beside what users say. */
export interface ProofOptions extends CoverageOptions {
  readonly nodeProviders?: readonly NodeProvider[];
}

/** What an app knows of its registries: which need credentials, and which the nodes serve. */
export class Registries extends KnownRegistries {
  /** The mirrors that the nodes use, by the host that images name. */
  public readonly mirrors: ReadonlyMap<string, Registry>;
  private readonly providers: readonly NodeProvider[];

  /**
   * @param keys the registry keys that the app has credentials for
   */
  constructor(keys: readonly string[], options: readonly ProofOptions[]) {
    const mirrors = options.flatMap(given => given.mirrors ?? []);
    const providers = options.flatMap(given => given.nodeProviders ?? []);
    super({
      keys,
      privateRegistries: [...options.flatMap(given => given.privateRegistries ?? []), ...providers.flatMap(({ registries }) => registries)],
      publicRegistries: options.flatMap(given => given.publicRegistries ?? []),
      nodeRegistries: [...options.flatMap(given => given.nodeRegistries ?? []), ...mirrors.map(({ registry }) => registry)],
    });
    this.providers = providers;
    this.mirrors = new Map(mirrors.map(({ registry, mirror }) => [registry.host, mirror]));
  }

  public servedAt(host: string): RegistryLocation[] {
    return [...super.servedAt(host), ...this.providers.flatMap(({ registries }) => registries.filter(registry => registry.host === host))];
  }

  /** The program that the kubelet asks for an image, as the ServiceAccount of its pod. */
  public providerOf(image: ImageReference): NodeProvider | undefined {
    return this.providers.find(({ registries }) => registries.some(registry => isAt(image, registry)));
  }
}
