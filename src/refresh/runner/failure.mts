/**
 * Something that went wrong and is to be told. Its message is one line that holds no token, wherever the text came
 * from.
 */
export class Failure extends Error {
  /** Whether another attempt may help. */
  readonly retryable: boolean;
  /** How long the server wants to be left alone. */
  readonly waitSeconds: number;

  constructor(message: string, retryable = false, waitSeconds = 0) {
    super(oneLine(message));
    this.retryable = retryable;
    this.waitSeconds = waitSeconds;
  }

  /** The failure with words in front of it. Anything else that was thrown is a mistake of ours, told like the rest. */
  static of(error: unknown, where?: string): Failure {
    const { message, retryable, waitSeconds } = error instanceof Failure ? error : new Failure(String(error));
    return new Failure(where === undefined ? message : `${where}: ${message}`, retryable, waitSeconds);
  }
}

/** What was read of mounted files, or received: some servers quote what they were sent. */
const SECRETS = new Set<string>();

/** Has a value masked wherever it stands in a message. Of a few characters it would be found everywhere. */
export function keepSecret(value: string): string {
  const forms = [value, encodeURIComponent(value), JSON.stringify(value).slice(1, -1)];
  if (value.length >= 6) forms.forEach(form => SECRETS.add(form));
  return value;
}

/**
 * Text as one line of at most 300 printable characters that can hold no token. Masked are known secrets, words that
 * have 32 letters and digits in a row, and words of 20 characters and more that mix capitals, small letters and digits,
 * unless they name a role.
 */
export function oneLine(text: string): string {
  const known = [...SECRETS].reduce((masked, secret) => masked.replaceAll(secret, '[masked]'), text);
  const words = known.replace(/[^!-~]+/g, ' ').trim();
  return words.replace(/[A-Za-z0-9+/_=.~%-]+/g, word => isSecret(word) ? '[masked]' : word).slice(0, 300).trim();
}

function isSecret(word: string): boolean {
  const isMixed = word.length >= 20 && /[A-Z]/.test(word) && /[a-z]/.test(word) && /[0-9]/.test(word);
  return /[A-Za-z0-9]{32}/.test(word) || (isMixed && !/^(assumed-)?role\//.test(word));
}
