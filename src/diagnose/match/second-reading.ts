import {
  FILE_SYSTEM_FORM, FILE_SYSTEM_VERDICT, STATUS_FORMS, statusVerdict, UNPACKING, Verdict, WORD_FORMS,
} from '../causes/forms';
import { PullFailureCause } from '../pull-failure-cause';

/** What was found by the form of the words, where none of the table was. */
export interface SecondReading {
  readonly cause: PullFailureCause;
  readonly alternatives: readonly PullFailureCause[];
  /** The words that decided, and the index behind them. */
  readonly words: string;
  readonly end: number;
}

/** What is longer is no message. */
const MAX_LENGTH = 16_000;

/** Names and addresses: images may be called `unauthorized` or `404`. */
const NAMES = new RegExp('["\'`][^"\'`\\s]{1,300}["\'`]|\\b\\w{1,20}://[^\\s"\'`]{1,2000}(?<![:,.;)])'
  + '|[\\w.-]{1,255}/[\\w./@:-]{1,300}(?<![:,.;])', 'g');
/** The engine answers so, about what is on the machine, with a status as a registry gives it. */
const NO_SUCH_IMAGE = /no such image/i;
const PROTOCOL = /^HTTP\/\d/i;

/** Reads a text about a pull once more: by the form of words, as any program may write them. */
export function secondReading(whole: string): SecondReading | undefined {
  if (whole.length > MAX_LENGTH) {
    return undefined;
  }
  const text = whole.replace(NAMES, name => PROTOCOL.test(name) ? name : ' '.repeat(name.length));
  return byStatus(text) ?? byWords(text) ?? byFileSystem(text);
}

function byStatus(text: string): SecondReading | undefined {
  const isOfEngine = NO_SUCH_IMAGE.test(text);
  for (const form of STATUS_FORMS) {
    const found = form.exec(text);
    if (found && !(isOfEngine && found[1] === '404')) {
      return reading(found, statusVerdict(Number(found[1])));
    }
  }
  return undefined;
}

function byWords(text: string): SecondReading | undefined {
  for (const [form, verdict] of WORD_FORMS) {
    const found = form.exec(text);
    if (found) {
      return reading(found, verdict);
    }
  }
  return undefined;
}

function byFileSystem(text: string): SecondReading | undefined {
  const found = UNPACKING.test(text) ? FILE_SYSTEM_FORM.exec(text) : null;
  return found ? reading(found, FILE_SYSTEM_VERDICT) : undefined;
}

function reading({ 0: words, index }: RegExpExecArray, [cause, ...alternatives]: Verdict): SecondReading {
  return { cause, alternatives, words, end: index + words.length };
}
