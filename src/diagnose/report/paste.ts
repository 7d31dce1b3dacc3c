import { Diagnosis, explainInput, hasCause } from './diagnosis';
import { FailureInput } from '../read/failure-input';

/** People paste less; of what is longer, words far apart have nothing to do with each other. */
const MAX_LENGTH = 8_000;

/** What was pasted, as far as it is all about one thing. */
export class Paste {
  private texts: string[] = [];
  private length = 0;
  private hasCause = false;
  private readonly images = new Set<string>();

  public addInput(input: FailureInput, diagnoses: readonly Diagnosis[]): void {
    this.length += input.text.length;
    this.hasCause ||= diagnoses.some(hasCause);
    if (this.length > MAX_LENGTH) {
      this.texts = [];
      return;
    }
    if (input.pod === undefined && input.text !== '') {
      this.texts.push(input.text);
    }
    diagnoses.forEach(({ failure: { image } }) => image === undefined || this.images.add(image));
  }

  /** The only image that it names, as a command does that was typed before the failure. */
  public get image(): string | undefined {
    const [image] = this.images;
    return this.length <= MAX_LENGTH && this.images.size === 1 ? image : undefined;
  }

  /** All of it as one text. */
  public get all(): FailureInput | undefined {
    const message = this.texts.join('\n');
    return this.texts.length > 1 ? { message, text: message } : undefined;
  }

  /** What it says if it is read as one text, if no part of it tells a cause: a command and what came of it. */
  public get whole(): Diagnosis | undefined {
    const { all } = this;
    const diagnosis = all && !this.hasCause ? explainInput(all) : undefined;
    return diagnosis && hasCause(diagnosis) ? diagnosis : undefined;
  }
}
