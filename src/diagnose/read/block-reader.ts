import { Activity, saysFailure } from './activity';
import { FailureInput, FailureInputs } from './failure-input';
import { saysOnlyWaits } from './kubelet-waits';
import { PastedLine } from './pasted-line';
import {
  failsLate, goesOn, hasAnother, hasContainers, isWritten, saysPulled, tellsPullWorks, WRITTEN,
} from './pull-end';
import { isServed } from './served';
import { isBrokenWord } from '../match/broken-word';
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
  '^\\s*(?:Failed to (?:pull|inspect|resolve) |Back-off |Error: |Error response from |Container image )',
  '^\\s*(?:Unable to |Could not |Trying to pull |error building image: )',
  // A build by BuildKit
  '^\\s*#\\d{1,4} \\[internal\\] load (?:build definition|\\.dockerignore)',
  // What people put before what the kubelet says of a pod
  '^\\s{0,3}[\\w./-]{1,80}(?: [\\w./-]{1,80})?: {1,3}(?:Failed to pull image |Back-off pulling image '
    + '|Error: (?:ErrImagePull|ImagePullBackOff))',
  '^\\s*(?:Liveness|Readiness|Startup) probe |^\\s*Successfully |^\\s*Pulling image |^\\s*MountVolume\\.',
].join('|'));

/** The name of a pod, before what is said of it: nothing before it goes on there. */
const NAME_OF_POD = /^\s{0,3}pods?(?: |\/|: ?)[\w./-]{1,255}:\s*$/i;

/** What docker prints of a push before its answer: a log that collects both may turn them round. */
const PUSHES = /^\s*The push refers to /;
const BARE_ANSWER = /^\s*(?:no basic auth credentials|denied: |unauthorized: )/;

/** Whether a line begins a message, by its first words. */
export function beginsMessage(line: string): boolean {
  const head = line.slice(0, HEAD_LENGTH);
  return HEAD.test(head) || NAME_OF_POD.test(head);
}

/** A time is never what a message goes on with. */
const TIME = /^.{0,24}\d\d:\d\d/;
/** What is looked at to tell how a line begins and ends. */
const HEAD_LENGTH = 240;

/** The end of a line behind which more of the same message comes, whatever it begins with. */
const OPEN_END = /(?:[:=,([{]|\b(?:desc|image|reference|and|to|of|from|for))$/;

/** Nothing else begins like this. */
const GOES_ON = /^\s*[:,;)\]]/;

/** A line of a log of Kubernetes that names what it says: `err="…" pod="…"`. */
const NAMED = /^(?:.{0,80}\s)?[IWEF]\d{4} .{0,80}\w\.go:\d{1,5}\] "/;

/** Whether a line of a log has its last quote, so that nothing of it can follow. */
function isClosed(line: string): boolean {
  const text = line.trimEnd();
  return text.endsWith('"') && NAMED.test(text.slice(0, HEAD_LENGTH))
    && text.replace(/\\./g, '').split('"').length % 2 === 1;
}

/** Puts the lines of a message together again: a message that is broken over lines is one input. */
export class BlockReader {
  private input?: FailureInput;
  private lines: string[] = [];
  private length = 0;
  private readonly activity = new Activity();
  /** Whether an image was written, and nothing was said since. */
  private isWritten = false;
  /** Whether docker compose said that it has its containers, or a command showed what some wrote. */
  private hasContainers = false;
  /** Whether the message is of the log of a container that runs. */
  private isLog = false;

  constructor(private readonly inputs: FailureInputs) {}

  /** A line that belongs to the message before it, or begins one. */
  public readLine({ text, isItem, isOfContainer = false }: PastedLine): void {
    if (text.trim() === '') {
      this.activity.readBlank();
      this.end();
      return;
    }
    this.readWritten(text);
    const wasOfLog = this.activity.isLog;
    if (text !== WRITTEN && saysPulled(text)) {
      this.hasContainers ||= hasContainers(text);
      this.activity.readLine(text);
      this.endPulled({ message: text, text: '' });
      return;
    }
    if (tellsPullWorks(text)) {
      this.begin({ message: text, text: '' });
      return;
    }
    if (this.activity.readLine(text)) {
      this.endAnswered(text);
      this.begin({ message: text, text: '' });
      return;
    }
    const wasLog = this.isLog;
    this.isLog = (isOfContainer && this.hasContainers) || (wasOfLog && this.activity.isLog);
    this.hasContainers ||= this.activity.isLog;
    if (!text.startsWith(' ') && isServed(text)) {
      this.begin({ message: text, text });
      this.end();
      return;
    }
    if (this.input === undefined || wasLog !== this.isLog || !this.isContinued(text, isItem)) {
      this.begin(this.isLog ? { message: text, text, isLog: true } : { message: text, text });
      return;
    }
    this.length += text.length;
    this.goOn(this.input, text);
  }

  /** The next line of a message, or the rest of a word that was broken at the end of the one before. */
  private goOn(input: FailureInput, text: string): void {
    const last = this.lines.length - 1;
    if (isBrokenWord(this.lines[last], text) !== true) {
      this.lines.push(text);
      return;
    }
    this.lines[last] += text;
    if (last === 0) {
      this.input = { ...input, message: input.message + text, text: this.lines[0] };
    }
  }

  /** A message of which more is known, such as a row of a table. Lines that continue it may follow. */
  public begin(input: FailureInput): void {
    this.endProgress(input.text);
    this.end();
    this.input = input;
    this.lines = [input.text];
    this.length = input.text.length;
  }

  /** What follows was pasted from somewhere else. */
  public leave(): void {
    this.end();
    this.activity.leave();
    this.hasContainers = false;
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

  /** What was pulled is no failure, and what comes behind it is about something else. */
  private endPulled(done: FailureInput): void {
    if (this.input !== undefined && (hasAnother(done.message) || !saysFailure(this.lines.join(' ')))) {
      this.input = { ...this.input, message: [this.input.message, ...this.lines.slice(1)].join('\n'), text: '' };
      this.lines = [''];
    }
    this.begin(done);
    this.end();
  }

  /** A program that goes on with something else has what it pulled. */
  private endProgress(text: string): void {
    if (this.input !== undefined && this.lines.length === 1 && goesOn(this.lines[0], text)) {
      this.input = { ...this.input, text: '' };
      this.lines = [''];
    }
  }

  /** What podman wrote is pulled, unless the next line says that it failed. */
  private readWritten(text: string): void {
    const wasWritten = this.isWritten;
    this.isWritten = isWritten(text, wasWritten);
    if (wasWritten && !this.isWritten && !failsLate(text)) {
      this.endPulled({ message: WRITTEN, text: '' });
    }
  }

  /** What was said just before a push began is what came of it. */
  private endAnswered(text: string): void {
    if (this.input !== undefined && this.lines.length === 1 && BARE_ANSWER.test(this.input.text) && PUSHES.test(text)) {
      this.input = { ...this.input, text: '' };
      this.lines = [''];
    }
  }

  private isContinued(text: string, isItem: boolean): boolean {
    if (this.lines.length >= MAX_LINES || this.length + text.length > MAX_MESSAGE) {
      return false;
    }
    const last = this.lines[this.lines.length - 1];
    const mayGoOn = (!isItem && !beginsMessage(text))
      || (OPEN_END.test(last.trimEnd().slice(-HEAD_LENGTH)) && !TIME.test(text) && !NAME_OF_POD.test(text));
    return mayGoOn && !saysOnlyWaits(text) && (GOES_ON.test(text) || !(saysOnlyWaits(last) || isClosed(last)));
  }
}
