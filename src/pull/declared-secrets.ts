import { NamedSecret, SecretPlace } from './named-secret';
import { memoized } from '../collection/memoized';
import { DockerConfigJson } from '../image';
import { objectKey } from '../kubernetes/name';

/** The user name of a credential of which only its registry is known. */
export const DECLARED_USER = 'declared';

/** What a user, or a construct, says of a Secret of which no manifest tells what it holds. */
export interface DeclaredSecretContent {
  readonly namespace?: string;
  readonly secretName: string;
  readonly covers: readonly { readonly configKey: string }[];
}

/** The same of Secrets in namespaces that are not known by name. */
export interface SelectedSecretContent extends Omit<DeclaredSecretContent, 'namespace'> {
  /** Whether a namespace may be one of them. */
  readonly selects: (namespace: string | undefined) => boolean;
}

type Covering = Pick<DeclaredSecretContent, 'covers'>;

/** The Secrets of which somebody says what they cover. What several say of one Secret counts together. */
export class DeclaredSecrets {
  /**
   * Those of a configuration, where one without a namespace is in every namespace: an entry for a namespace says what
   * is different there.
   */
  public static ofConfiguration(declared: readonly DeclaredSecretContent[]): DeclaredSecrets {
    const placed = declared.filter(({ namespace }) => namespace !== undefined);
    const places = new Set(placed.map(({ namespace, secretName }) => objectKey(namespace, secretName)));
    return new DeclaredSecrets(placed, declared.filter(({ namespace }) => namespace === undefined).map(secret =>
      ({ ...secret, selects: namespace => !places.has(objectKey(namespace, secret.secretName)) })));
  }

  private readonly placed = new Map<string, SecretPlace & { readonly said: Covering[] }>();
  private readonly configs = new Map<string, DockerConfigJson>();

  constructor(
    placed: readonly DeclaredSecretContent[], private readonly selected: readonly SelectedSecretContent[] = [],
  ) {
    for (const secret of new Set(placed)) {
      const { namespace, secretName: name } = secret;
      memoized(this.placed, objectKey(namespace, name), () => ({ namespace, name, said: [] })).said.push(secret);
    }
  }

  /** What is said of a Secret; those of which the same is said have the same config. */
  public find(namespace: string | undefined, name: string): NamedSecret | undefined {
    const said = [
      ...this.placed.get(objectKey(namespace, name))?.said ?? [],
      ...this.selected.filter(({ secretName, selects }) => secretName === name && selects(namespace)),
    ];
    return said.length > 0 ? { name, state: 'known', config: this.configOf(said) } : undefined;
  }

  /** Whether a Secret is declared by its namespace. */
  public isPlaced(namespace: string | undefined, name: string): boolean {
    return this.placed.has(objectKey(namespace, name));
  }

  /** Those that are declared by their namespace. */
  public get places(): Iterable<SecretPlace> {
    return this.placed.values();
  }

  /** The names of those that may be in a namespace, though nobody says so by its name. */
  public selectedIn(namespace: string | undefined): string[] {
    return this.selected.filter(({ selects }) => selects(namespace)).map(({ secretName }) => secretName);
  }

  /** The namespaces that are said to have a Secret of a name. */
  public namespacesWith(name: string): (string | undefined)[] {
    return [...this.placed.values()].filter(place => place.name === name).map(({ namespace }) => namespace);
  }

  /** The registry keys of all of them. */
  public get keys(): string[] {
    return keysOf([...[...this.placed.values()].flatMap(({ said }) => said), ...this.selected]);
  }

  private configOf(said: readonly Covering[]): DockerConfigJson {
    const keys = keysOf(said);
    return memoized(this.configs, keys.join(' '), () =>
      DockerConfigJson.of(keys.map(key => ({ key, username: DECLARED_USER, password: 'declared' }))));
  }
}

function keysOf(said: readonly Covering[]): string[] {
  return [...new Set(said.flatMap(({ covers }) => covers.map(({ configKey }) => configKey)))];
}
