import { Diagnosis, explainInput, hasCause } from './diagnosis';
import { Told } from './told';
import { tellsOther, tellsPull } from '../match/about-pull';
import { isNote } from '../match/second-reading';
import { PullFailureCause } from '../pull-failure-cause';
import { saysFailure } from '../read/activity';
import { FailureInput } from '../read/failure-input';
import { saysOnlyWaits } from '../read/kubelet-waits';
import { saysPulled } from '../read/pull-end';

/** People paste less; of what is longer, words far apart have nothing to do with each other. */
const MAX_LENGTH = 8_000;

/** Between two messages: no word goes on over it. */
const BETWEEN = '\n…\n';

/** The image that an event of the kubelet says it pulls, or has. */
const EVENT_IMAGE = /\bimage "([^"\s]{1,500})"/;

/** A text, and the image that it says is being pulled, which says nothing if another event says that it is there. */
interface PastedText {
  readonly text: string;
  readonly pulls?: string;
}

/** What was pasted, as far as it is all about one thing. */
export class Paste {
  private texts: PastedText[] = [];
  private messages: string[] = [];
  private length = 0;
  private readonly causes = new Set<PullFailureCause>();
  private readonly told = new Told();
  /** Images, with what is said of each. */
  private readonly images = new Map<string, Set<PullFailureCause>>();
  /** Images that were pulled, and events of pulls of which it is not known yet whether they are. */
  private readonly pulled = new Set<string>();
  private pulls: FailureInput[] = [];

  public addInput(input: FailureInput, diagnoses: readonly Diagnosis[]): void {
    if (this.length > MAX_LENGTH) {
      return;
    }
    this.length += Math.max(input.text.length, input.message.length);
    diagnoses.filter(hasCause).forEach(({ failure: { cause } }) => this.causes.add(cause));
    if (this.length > MAX_LENGTH) {
      this.texts = [];
      this.messages = [];
      return;
    }
    this.readEvent(input);
    this.messages.push(input.message);
    if (input.pod === undefined && input.text !== '' && input.reason !== 'Pulling' && !saysOnlyWaits(input.text)
      && !(input.isLog && !tellsPull(input.text))) {
      this.texts.push({ text: input.text, pulls: pullOf(input) });
    }
    for (const { failure: { image, cause } } of diagnoses) {
      if (image !== undefined) {
        this.images.set(image, (this.images.get(image) ?? new Set()).add(cause));
      }
    }
  }

  /** The only image that it names, as a command does that was typed before the failure, unless it fails otherwise. */
  public imageOf(cause: PullFailureCause): string | undefined {
    const [[image, causes] = []] = this.images;
    const isOf = this.images.size === 1 && [PullFailureCause.OTHER, cause].some(one => causes!.has(one));
    return this.length <= MAX_LENGTH && isOf ? image : undefined;
  }

  /** Whether it is told that it is about something other than a pull, or of a pull that went well. */
  public get isOther(): boolean {
    const open = this.pulls.filter(input => !this.pulled.has(pullOf(input)!));
    const isDone = this.pulls.length > 0 && open.length === 0;
    open.forEach(input => this.told.read(input));
    this.pulls = [];
    return this.told.isOther
      || (isDone && [...this.causes].every(cause => cause === PullFailureCause.PULL_SECRET_MISSING));
  }

  /** All of it, whatever it is about. */
  public get log(): string {
    return this.messages.join('\n');
  }

  /** All of it that is not said of a pod. */
  public get text(): string {
    return this.said.join('\n');
  }

  /** The same as one input, if it has parts. */
  public get all(): FailureInput | undefined {
    return this.said.length > 1 ? this.asOne : undefined;
  }

  /** What it says if it is read as one text, if no part of it tells a cause: a command and what came of it. */
  public get whole(): Diagnosis | undefined {
    if (this.causes.size > 0 || this.text === '') {
      return undefined;
    }
    const diagnosis = explainInput(this.asOne);
    return hasCause(diagnosis) ? diagnosis : undefined;
  }

  private get asOne(): FailureInput {
    const { said } = this;
    const ofPull = said.length > 1 ? said.filter(text => !tellsOther(text) && !isNote(text)) : said;
    return { message: this.text, text: ofPull.join(BETWEEN), isWhole: true };
  }

  private get said(): string[] {
    return this.texts.filter(({ pulls }) => pulls === undefined || !this.pulled.has(pulls)).map(({ text }) => text);
  }

  private readEvent(input: FailureInput): void {
    if (pullOf(input) !== undefined) {
      this.pulls.push(input);
      return;
    }
    const image = pulledImage(input);
    // A container is made of an image that is there.
    const there = input.reason === 'Created' || input.reason === 'Started' ? this.pulls.map(pullOf) : [image];
    there.filter(name => name !== undefined).forEach(name => this.pulled.add(name!));
    if (input.text === '' && saysPulled(input.message)) {
      this.texts = this.texts.filter(({ text }) => saysFailure(text));
    }
    this.told.read(input);
  }
}

/** The image of an event that says that it is there. */
export function pulledImage({ reason, message }: FailureInput): string | undefined {
  return reason === 'Pulled' ? EVENT_IMAGE.exec(message)?.[1] : undefined;
}

/** The image of an event that says that a pull begins. */
function pullOf({ reason, message }: FailureInput): string | undefined {
  return reason === 'Pulling' ? EVENT_IMAGE.exec(message)?.[1] : undefined;
}
