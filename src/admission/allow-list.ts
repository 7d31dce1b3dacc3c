import { ImageReference } from '../image';
import { Registry } from '../registry';

/** How many registries a message names. The API server takes messages of up to 5 KiB. */
const MAX_SHOWN = 20;

/** The registries that images may come from. */
export class AllowList {
  /** What the normalised name of an image begins with, if a slash is appended: `registry.example.com/team-a/`. */
  public readonly prefixes: readonly string[];

  private readonly names: readonly string[];

  constructor(registries: readonly Registry[]) {
    this.names = registries.map(registry => `${registry}`);
    this.prefixes = this.names.map(name => `${name}/`);
  }

  /** Why an image of a manifest is refused; undefined if it is allowed. */
  public refuses(image: unknown): string | undefined {
    let reference: ImageReference;
    try {
      reference = ImageReference.parse(image as string);
    } catch {
      return 'is not an image reference';
    }
    // With the slash a path does not allow `team-ab` along with `team-a`.
    return this.allows(reference.repository)
      ? undefined
      : `is '${reference.repository}'${this.officialHint(reference.repository)}`;
  }

  private allows(repository: string): boolean {
    return this.prefixes.some(prefix => `${repository}/`.startsWith(prefix));
  }

  /** The first part of the path of official images of Docker Hub is usually left out. */
  private officialHint(repository: string): string {
    const [host, library, ...path] = repository.split('/');
    return library === 'library' && this.allows([host, ...path].join('/'))
      ? ` (write withPath('library/${path.join('/')}') for it)`
      : '';
  }

  /** The registries in words, as messages name them. */
  public toString(): string {
    const more = this.names.length - MAX_SHOWN;
    return `${this.names.slice(0, MAX_SHOWN).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
  }
}
