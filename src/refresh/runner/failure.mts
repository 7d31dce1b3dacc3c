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

/**
 * Text as one line of at most 300 printable characters that can hold no token. Masked are words that have 32 letters
 * and digits in a row, and words of 20 characters and more that mix capitals, small letters and digits, unless they
 * name a role.
 */
export function oneLine(text: string): string {
  const words = text.replace(/[^!-~]+/g, ' ').trim();
  return words.replace(/[A-Za-z0-9+/_=.~%-]+/g, word => isSecret(word) ? '[masked]' : word).slice(0, 300).trim();
}

function isSecret(word: string): boolean {
  const isMixed = word.length >= 20 && /[A-Z]/.test(word) && /[a-z]/.test(word) && /[0-9]/.test(word);
  return /[A-Za-z0-9]{32}/.test(word) || (isMixed && !/^(assumed-)?role\//.test(word));
}
