import { Diagnosis, explainInput, hasCause } from './diagnosis';
import { Told } from './told';
import { classify } from '../match/classify';
import { FailureInput } from '../read/failure-input';

/** People paste less; of what is longer, words far apart have nothing to do with each other. */
const MAX_LENGTH = 8_000;

/** Between two messages: no word goes on over it. */
const BETWEEN = '\n…\n';

/** What was pasted, as far as it is all about one thing. */
export class Paste {
  private texts: string[] = [];
  private length = 0;
  private hasCause = false;
  private readonly told = new Told();
  private readonly images = new Set<string>();

  public addInput(input: FailureInput, diagnoses: readonly Diagnosis[]): void {
    this.length += input.text.length;
    this.hasCause ||= diagnoses.some(hasCause);
    if (this.length > MAX_LENGTH) {
      this.texts = [];
      return;
    }
    this.told.read(input);
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

  /** Whether it is told that it is about something other than a pull. */
  public get isOther(): boolean {
    return this.told.isOther;
  }

  /** All of it that is not said of a pod. */
  public get text(): string {
    return this.texts.join('\n');
  }

  /** The same as one input, if it has parts. */
  public get all(): FailureInput | undefined {
    return this.texts.length > 1 ? { message: this.text, text: this.texts.join(BETWEEN) } : undefined;
  }

  /** What it says if it is read as one text, if no part of it tells a cause: a command and what came of it. */
  public get whole(): Diagnosis | undefined {
    const message = this.text;
    if (this.hasCause || message === '') {
      return undefined;
    }
    const text = this.texts.join(BETWEEN);
    const diagnosis = explainInput({ message, text }, undefined, classify(text, { isWhole: true }));
    return hasCause(diagnosis) ? diagnosis : undefined;
  }
}
