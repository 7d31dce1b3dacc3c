import { Registry } from '../registry';
import { CoverageOptions } from './coverage-props';
import { KnownRegistries } from '../registry/known-registries';

/** What an app knows of its registries: which need credentials, and which the nodes serve. */
export class Registries extends KnownRegistries {
  /** The mirrors that the nodes use, by the host that images name. */
  public readonly mirrors: ReadonlyMap<string, Registry>;

  /**
   * @param keys the registry keys that the app has credentials for
   */
  constructor(keys: readonly string[], options: readonly CoverageOptions[]) {
    const mirrors = options.flatMap(given => given.mirrors ?? []);
    super({
      keys,
      privateRegistries: options.flatMap(given => given.privateRegistries ?? []),
      publicRegistries: options.flatMap(given => given.publicRegistries ?? []),
      nodeRegistries: [...options.flatMap(given => given.nodeRegistries ?? []), ...mirrors.map(({ registry }) => registry)],
    });
    this.mirrors = new Map(mirrors.map(({ registry, mirror }) => [registry.host, mirror]));
  }
}
