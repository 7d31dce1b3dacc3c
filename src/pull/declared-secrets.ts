import { NamedSecret } from './named-secret';
import { DockerConfigJson } from '../image';
import { objectKey } from '../kubernetes/name';

/** What a user says of a Secret that exists only on the cluster. */
export interface DeclaredSecretContent {
  /** Undefined for a Secret that is in every namespace. */
  readonly namespace?: string;
  readonly secretName: string;
  readonly covers: readonly { readonly configKey: string }[];
}

/** The Secrets of which a user says what they cover. */
export class DeclaredSecrets {
  private readonly secrets = new Map<string, NamedSecret>();

  constructor(private readonly declared: readonly DeclaredSecretContent[]) {
    for (const { namespace, secretName: name, covers } of declared) {
      this.secrets.set(objectKey(namespace, name), { name, state: 'known', config: declaredConfig(covers) });
    }
  }

  public find(namespace: string, name: string): NamedSecret | undefined {
    return this.secrets.get(objectKey(namespace, name)) ?? this.secrets.get(objectKey(undefined, name));
  }

  /** The namespaces that are said to have a Secret of a name. */
  public namespacesWith(name: string): string[] {
    return this.declared.filter(({ secretName }) => secretName === name).flatMap(({ namespace }) => namespace ?? []);
  }
}

/** The credentials that a Secret is said to have. */
export function declaredConfig(covers: DeclaredSecretContent['covers']): DockerConfigJson {
  const keys = [...new Set(covers.map(({ configKey }) => configKey))];
  return DockerConfigJson.of(keys.map(key => ({ key, username: 'declared', password: 'declared' })));
}
