import { inspect } from 'util';

/** Text that must not be printed by accident: every way to print it gives a marker, and `reveal` the text. */
export class SecretText {
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  public reveal(): string {
    return this.#text;
  }

  public toString(): string {
    return '<redacted>';
  }

  public toJSON(): string {
    return this.toString();
  }

  public [inspect.custom](): string {
    return this.toString();
  }
}
