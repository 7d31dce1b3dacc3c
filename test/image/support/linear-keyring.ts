import { DockerConfigJson, ImageReference, KeyringMatch } from '../../../src/image';
import { compareBytes } from '../../../src/image/byte-string';
import { normalizeKey } from '../../../src/image/registry-key';

interface Name {
  readonly labels: readonly string[];
  readonly port: string;
  readonly path: string;
}

/** A keyring that tries every key on every image, in the plainest words; for keys whose wildcards are `*` alone. */
export class LinearKeyring {
  private readonly credentials: { readonly match: KeyringMatch; readonly name: Name }[];

  constructor(configs: readonly DockerConfigJson[]) {
    this.credentials = configs.flatMap((config, configIndex) =>
      config._entries().map(({ key, username }) => ({ key: normalizeKey(key)!, username, configIndex })),
    )
      .sort((a, b) => compareBytes(b.key, a.key) || a.configIndex - b.configIndex)
      .map(match => ({ match, name: split(match.key) }));
  }

  public lookup(image: string): KeyringMatch[] {
    const { domain, repository } = ImageReference.parse(image);
    const target = split(repository);
    const found = this.credentials.filter(({ name }) => matches(name, target));
    const isHub = domain === 'docker.io' || !/[.:]/.test(domain);
    const tried =
      found.length > 0 || !isHub ? found : this.credentials.filter(({ match }) => match.key === 'index.docker.io');
    return tried.map(({ match }) => match);
  }
}

function matches(key: Name, target: Name): boolean {
  return key.port === target.port && key.labels.length === target.labels.length && target.path.startsWith(key.path)
    && key.labels.every((label, i) => matchesLabel(label, target.labels[i]));
}

function matchesLabel(pattern: string, label: string): boolean {
  return pattern === label || (pattern.includes('*') && new RegExp(`^${pattern.replaceAll('*', '.*')}$`).test(label));
}

function split(name: string): Name {
  const [host, port = ''] = name.split('/', 1)[0].split(':');
  return { labels: host.split('.'), port, path: name.includes('/') ? name.slice(name.indexOf('/')) : '' };
}
