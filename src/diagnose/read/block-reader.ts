import { FailureInput, FailureInputs } from './failure-input';
import { PastedLine } from './pasted-line';
import { MAX_MESSAGE } from '../max-message';

/** What people paste as one message is shorter; what programs write without a break is cut. */
const MAX_LINES = 40;

/**
 * What begins a message: the head of a line of a log, the prompt of a shell, and the first words of what the kubelet,
 * kubectl and runtimes say of a pull or of something else. All that does not continues the message before it.
 */
const HEAD = new RegExp([
  '^\\s{0,3}[IWEF]\\d{4} ', '^\\s*\\w+\\.go:\\d+\\]', '^.{0,24}?\\d\\d:\\d\\d:\\d\\d',
  '^\\s*(?:time|level|ts|msg)=', '^\\s*\\[?[A-Z]{4,7}\\[?\\d*\\]',
  '^\\s*(?:ERROR|WARNING|WARN|INFO|FATAL|DEBUG)\\b', '^\\S*[@:~\\]][^"]{0,40}[$#>%] ',
  '^\\s*(?:\\$|#|❯|%|PS[^>]*>) \\S',
  '^\\s*(?:Failed to (?:pull|inspect|resolve) |Back-off |Error: |Error response from |Container image |Unable to )',
  '^\\s*(?:Liveness|Readiness|Startup) probe |^\\s*Successfully |^\\s*Pulling image |^\\s*MountVolume\\.',
].join('|'));

/** A time is never what a message goes on with. */
const TIME = /^.{0,24}\d\d:\d\d/;
/** What is looked at to tell how a line begins and ends. */
const HEAD_LENGTH = 200;

/** The end of a line behind which more of the same message comes, whatever it begins with. */
const OPEN_END = /(?:[:=,([{]|\b(?:desc|image|reference|and|to|of|from|for))$/;

/** Puts the lines of a message together again: a message that is broken over lines is one input. */
export class BlockReader {
  private input?: FailureInput;
  private lines: string[] = [];
  private length = 0;

  constructor(private readonly inputs: FailureInputs) {}

  /** A line that belongs to the message before it, or begins one. */
  public readLine({ text, isItem }: PastedLine): void {
    if (text.trim() === '') {
      this.end();
      return;
    }
    if (this.input === undefined || !this.isContinued(text, isItem)) {
      this.begin({ message: text, text });
      return;
    }
    this.lines.push(text);
    this.length += text.length;
  }

  /** A message of which more is known, such as a row of a table. Lines that continue it may follow. */
  public begin(input: FailureInput): void {
    this.end();
    this.input = input;
    this.lines = [input.text];
    this.length = input.text.length;
  }

  /** Nothing that follows belongs to what was there. */
  public end(): void {
    if (this.input === undefined) {
      return;
    }
    const [, ...more] = this.lines;
    this.inputs.onInput(more.length === 0 ? this.input : {
      ...this.input,
      message: [this.input.message, ...more].join('\n'),
      text: this.lines.join('\n'),
      lines: this.lines,
    });
    this.input = undefined;
  }

  private isContinued(text: string, isItem: boolean): boolean {
    if (this.lines.length >= MAX_LINES || this.length + text.length > MAX_MESSAGE || isItem) {
      return false;
    }
    return !HEAD.test(text.slice(0, HEAD_LENGTH))
      || (OPEN_END.test(this.lines[this.lines.length - 1].trimEnd().slice(-HEAD_LENGTH)) && !TIME.test(text));
  }
}
