import { Registry } from '../registry';
import { ExternalCredentials } from './external-credentials';
import { ExternalSecretStore } from './external-secret-store';
import { slugOf } from './slug';
import { ExternalSource, Generated, Generator, externalRegistries, RemoteRef } from './source';
import { LoginBlock, TemplateBlock, templateText } from './template';
import { groupBy } from '../collection/group-by';
import { shortDigest } from '../kubernetes/short-digest';
import { checkOneLoginEach } from '../registry/given';

/** A value that is read from a store, and the key by which the template finds it. */
export interface StoreValue {
  readonly secretKey: string;
  readonly store: ExternalSecretStore;
  readonly remoteRef: RemoteRef;
}

/** A generator that is asked, and what its keys begin with in the template: several have the same ones. */
export interface GeneratorUse {
  readonly generator: Generator;
  /** Unique in the Secret. */
  readonly slug: string;
  readonly prefix: string;
}

/** What an ExternalSecret needs so that a Secret holds some credentials; independent of names and namespaces. */
export class ExternalSecretContent {
  /** The registries that the Secret opens. */
  public readonly registries: Registry[];
  public readonly values: StoreValue[] = [];
  public readonly generators: GeneratorUse[] = [];
  /** `.dockerconfigjson`, as a template. */
  public readonly template: string;
  public readonly sources: ExternalSource[];
  /** Whether all that it opens comes from one. */
  public readonly isOneSource: boolean;

  /** @throws if two of the credentials are for one key */
  constructor(credentials: readonly ExternalCredentials[]) {
    this.registries = credentials.flatMap(entry => entry.registries);
    checkOneLoginEach(this.registries);
    this.sources = credentials.map(entry => entry._external);
    // What one generator makes is asked for once, whatever it opens.
    const groups = [...groupBy(this.sources, contentKey).values()];
    this.isOneSource = groups.length === 1;
    const slugs = uniqueSlugs(groups.map(([source]) => source));
    this.template = templateText(groups.map((group, index) => this.templateBlock(group, slugs[index])));
  }

  private templateBlock(group: readonly ExternalSource[], slug: string): TemplateBlock {
    const [source] = group;
    const prefix = `${slug.replace(/-/g, '_')}_`;
    switch (source.type) {
      case 'config': return { config: this.addStoreValue(`${prefix}dockerconfigjson`, source.store, source.config) };
      case 'login': return {
        keys: [source.registry.configKey],
        username: typeof source.username === 'string'
          ? { text: source.username }
          : { key: this.addStoreValue(`${prefix}username`, source.store, source.username) },
        password: this.addStoreValue(`${prefix}password`, source.store, source.password),
      };
      case 'generator': {
        const { generator } = source;
        this.generators.push({ generator, slug, prefix });
        return generatedLogin(generator, prefix, (group as Generated[]).map(({ registry }) => registry.configKey));
      }
    }
  }

  private addStoreValue(secretKey: string, store: ExternalSecretStore, remoteRef: RemoteRef): string {
    this.values.push({ secretKey, store, remoteRef });
    return secretKey;
  }
}

function generatedLogin({ output }: Generator, prefix: string, keys: string[]): LoginBlock {
  if ('auth' in output) {
    return { keys, auth: prefix + output.auth };
  }
  const { username, password } = output;
  return {
    keys,
    username: 'text' in username ? username : { key: prefix + username.key },
    password: prefix + password,
  };
}

/**
 * Sources of one slug are distinguished by what they are and not by their place, so that their order does not matter.
 */
function uniqueSlugs(sources: readonly ExternalSource[]): string[] {
  const slugs = sources.map(slugOfSource);
  return slugs.map((slug, index) => slugs.filter(other => other === slug).length > 1
    ? `${slug}-${shortDigest(contentKey(sources[index]), 6)}`
    : slug);
}

function slugOfSource(source: ExternalSource): string {
  switch (source.type) {
    case 'generator': return source.generator.slug;
    case 'login': return slugOf('login', source.registry.toString());
    case 'config': return slugOf('config', source.covers[0].toString());
  }
}

function contentKey(source: ExternalSource): string {
  return JSON.stringify(source.type === 'generator'
    ? [source.generator.kind, source.generator.spec]
    : externalRegistries(source).map(({ configKey }) => configKey));
}
