import { NAMES } from './names';
import { Advice } from '../causes/advice';
import {
  END_FORM, END_VERDICT, FILE_SYSTEM_FORM, FILE_SYSTEM_VERDICT, MISSING_VERDICT, NOT_PERMITTED, UNPACKING, Verdict,
  WORD_FORMS,
} from '../causes/forms';
import { NOT_PERMITTED_ADVICE } from '../causes/layer-store';
import { HANDED_ON, STATUS_FORMS, statusVerdict } from '../causes/status-forms';
import { MAX_MESSAGE } from '../max-message';
import { PullFailureCause } from '../pull-failure-cause';

/** What was found by the form of the words, where none of the table was. */
export interface SecondReading {
  readonly cause: PullFailureCause;
  readonly alternatives: readonly PullFailureCause[];
  /** What the words say better than their cause. */
  readonly advice?: Partial<Advice>;
  /** The words that decided, and the index behind them. */
  readonly words: string;
  readonly end: number;
}

/** Names and addresses: images may be called `unauthorized` or `404`. */
const NAMED = new RegExp('\\bPing https?://\\S{1,300} status \\d{3}'
  + '|(?<!(?:err|error|msg|message|reason|cause|code|status|detail)["\']?[=:] ?)["\'`][^"\'`\\s]{1,300}["\'`]'
  + '|\\b\\w{1,20}://[^\\s"\'`]{1,2000}(?<![:,.;)])'
  + `|${NAMES}`, 'g');
/** The engine's interface has the same statuses as that of registries: for what is not on the machine, for one. */
const OF_ENGINE = new RegExp('no such image|API error \\(500\\)|https?\\+docker://|docker api call to|\\(HTTP code \\d{3}\\)'
  + '|dockerjava\\.api\\.exception'
  + '|\\bPOST /images/create|/v1\\.\\d{1,3}/images/create|500 Server Error: Internal Server Error(?! for url)', 'i');
const ENGINE_STATUS = /\b(?:internal server error|not found)\b/gi;
/** What is only noted is tried again, or was. */
const NOTE = /^[^\n]{0,80}\blevel=(?:info|debug)\b(?![^\n]*\berr(?:or)?=)/;
/** A name with a tag or digest, and that it was not found. */
const MISSING = new RegExp('(?<![\\w.-])[\\w.-]+/[\\w./-]{1,200}(?:@sha256:[0-9a-f]{6,64}|:\\w[\\w.-]{0,127})["\'`]?:? '
  + '(?:is |was )?not found\\b(?! (?:locally|in (?:local|/)))', 'i');
/** Of what a container is to have: its image is there. */
const FOR_CONTAINER = /content to container|volume mountpoint/i;
/** Builds go on without a cache. */
const CACHE = /registry cache importer/;
const PROTOCOL = /^HTTP\/\d/i;

/** Whether a log only notes a text: it is no failure. */
export function isNote(text: string): boolean {
  return NOTE.test(text);
}

/** Reads a text about a pull once more: by the form of words, as any program may write them. */
export function secondReading(whole: string): SecondReading | undefined {
  if (whole.length > MAX_MESSAGE || isNote(whole)) {
    return undefined;
  }
  const text = whole.replace(NAMED, name => PROTOCOL.test(name) ? name : ' '.repeat(name.length));
  const isOfEngine = OF_ENGINE.test(whole);
  return byStatus(text, isOfEngine ? HANDED_ON : STATUS_FORMS)
    ?? byWords(isOfEngine ? text.replace(ENGINE_STATUS, name => ' '.repeat(name.length)) : text)
    ?? byName(whole)
    ?? byFileSystem(text);
}

function byStatus(text: string, forms: readonly RegExp[]): SecondReading | undefined {
  for (const form of forms) {
    const found = form.exec(text);
    if (found) {
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

function byName(text: string): SecondReading | undefined {
  const missing = CACHE.test(text) ? null : MISSING.exec(text);
  const end = missing ? null : END_FORM.exec(text);
  return missing ? reading(missing, MISSING_VERDICT) : end ? reading(end, END_VERDICT) : undefined;
}

function byFileSystem(text: string): SecondReading | undefined {
  const found = UNPACKING.test(text) && !FOR_CONTAINER.test(text) ? FILE_SYSTEM_FORM.exec(text) : null;
  return !found ? undefined : NOT_PERMITTED.test(found[0])
    ? { ...reading(found, [PullFailureCause.UNPACK_FAILED]), advice: NOT_PERMITTED_ADVICE }
    : reading(found, FILE_SYSTEM_VERDICT);
}

function reading({ 0: words, index }: RegExpExecArray, [cause, ...alternatives]: Verdict): SecondReading {
  // Without the blanks in the place of names.
  return { cause, alternatives, words: words.replace(/\s{3,}/g, ' … '), end: index + words.length };
}
