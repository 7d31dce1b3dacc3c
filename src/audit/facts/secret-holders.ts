import { NotedFacts } from './noted-facts';
import { compareRefs } from './object-ref';
import { SecretRecord } from './secrets';
import { DockerConfigJson, ImageReference, Keyring } from '../../image';

/** The Secrets of one content. */
interface Holders {
  readonly byNamespace: Map<string, SecretRecord>;
  /** The first one by namespace and name, so that the order of objects makes no difference. */
  first: SecretRecord;
}

/** Which Secrets have credentials for an image: found by contents, of which there are fewer than Secrets. */
export class SecretHolders {
  private readonly holders: readonly Holders[];
  private readonly configs: readonly DockerConfigJson[];
  private keyring?: Keyring;

  constructor(facts: NotedFacts) {
    const byConfig = new Map<DockerConfigJson, Holders>();
    for (const record of facts.secrets.list) {
      if (record.content) {
        const { subject: { namespace }, content: { config } } = record;
        const holders = byConfig.get(config) ?? { byNamespace: new Map(), first: record };
        holders.first = firstOf([holders.first, record])!;
        holders.byNamespace.set(namespace, firstOf([holders.byNamespace.get(namespace), record])!);
        byConfig.set(config, holders);
      }
    }
    this.holders = [...byConfig.values()];
    this.configs = [...byConfig.keys()];
  }

  /** A Secret of a namespace that has a credential for an image. */
  public inNamespace(image: ImageReference, namespace: string): SecretRecord | undefined {
    return firstOf(this.matching(image).map(({ byNamespace }) => byNamespace.get(namespace)));
  }

  /** A Secret of any namespace that has a credential for an image. */
  public anywhere(image: ImageReference): SecretRecord | undefined {
    return firstOf(this.matching(image).map(({ first }) => first));
  }

  private matching(image: ImageReference): Holders[] {
    this.keyring ??= Keyring.of([...this.configs]);
    return this.keyring._lookup(image).map(({ configIndex }) => this.holders[configIndex]);
  }
}

function firstOf(records: readonly (SecretRecord | undefined)[]): SecretRecord | undefined {
  return records.filter(record => record !== undefined).reduce<SecretRecord | undefined>((first, record) =>
    first === undefined || compareRefs(record.subject, first.subject) < 0 ? record : first, undefined);
}
