import { Registry } from '../registry';
import { SealingScope } from './sealing-scope';

/** Where an encrypted text is, and what it opens. Nothing of it is decrypted. */
export interface EncryptedPullSecretProps {
  /** The registries that the Secret holds credentials for; they cannot be read at synthesis. */
  readonly covers: Registry[];

  /**
   * The path of a file that holds the object, in YAML or JSON. Give either this or `text`.
   * @default - `text`
   */
  readonly file?: string;

  /**
   * The object itself, in YAML or JSON.
   * @default - read from `file`
   */
  readonly text?: string;
}

/** Where a SealedSecret is, and where it goes. */
export interface SealedPullSecretProps extends EncryptedPullSecretProps {
  /**
   * The scope that the text must have.
   * @default - any: it is read from the annotations of the text
   */
  readonly scope?: SealingScope;

  /**
   * The name of the Secret. Another name than that of the text takes a wider scope than `strict`.
   * @default - the name that the text has
   */
  readonly secretName?: string;

  /**
   * The namespace of the Secret. Another namespace than that of the text takes the scope `cluster-wide`.
   * @default - the namespace that the text has; for a text without one, that of the chart
   */
  readonly namespace?: string;
}
