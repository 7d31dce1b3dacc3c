import { likelyPull, saysMoreOf } from './likely-pull';
import { Reading } from './reading';
import { ListOf, Phrase, theVocabulary, WordsOf } from './vocabulary';
import { ASKS_FOR_LAYER, OTHER_OBJECTS } from '../causes/about-other';

/** Words of a pull that do not say of what. */
const OBJECT_FOLLOWS =
  /(?:failed to|unable to|could not|error|while) pull(?:ing)? ?$|download image$|fetch manifest$|failed to do request: $|(?:initializing|copy from) source$|parsing image name$|retrieving image $|manifest MIME type$/i;

/** Whether a text is about a pull, and by which words. */
export interface About {
  readonly words?: string;
  /** The index behind the first of them. */
  readonly end?: number;
  /** Whether they leave no doubt. */
  readonly isCertain: boolean;
  /** Whether it is about something else, without doubt. */
  readonly isOther?: boolean;
}

/**
 * Words of a puller are proof; the address of a registry is, where nothing else is said to have happened.
 *
 * @param byHost whether its name is as well
 */
export function aboutPull(reading: Reading, byHost: boolean): About {
  const said = reading.firstOf(ListOf.PULL);
  const certain = said && isOfOther(reading, said) ? undefined : said;
  // A push asks for tokens and manifests too, in the same words.
  const isOther = certain !== said || (certain === undefined ? reading.hasAnyOf(ListOf.NO_PULL)
    : reading.hasWordsOf(WordsOf.PUSH) && !/pull/i.test(certain.text));
  const proof = isOther ? undefined : certain ?? reading.firstOf(ListOf.MAYBE_PULL);
  if (proof || isOther) {
    return { words: proof?.text, end: endOf(reading, proof), isCertain: proof !== undefined, isOther };
  }
  const host = byHost ? reading.firstOf(ListOf.HOST) : undefined;
  const request = reading.firstOf(ListOf.REGISTRY);
  if (request && ASKS_FOR_LAYER.test(reading.text)) {
    return { isCertain: false, isOther: true };
  }
  const likely = request ?? (host && saysMoreOf(reading.text, host.text) ? host : undefined);
  const words = likely && !reading.firstOf(ListOf.OTHER) ? likely : undefined;
  return { words: words?.text, end: endOf(reading, words), isCertain: false };
}

/** Whether a text tells of another failure, and has no words of a pull of its own. */
export function tellsOther(text: string): boolean {
  const reading = new Reading(text, theVocabulary());
  return reading.hasAnyOf(ListOf.OTHER) && !reading.hasAnyOf(ListOf.PULL);
}

/** Whether a text has words of a pull, or its form, or a request to a registry: more than the name of one. */
export function tellsPull(text: string): boolean {
  return new Reading(text, theVocabulary()).hasAnyOf(ListOf.PULL, ListOf.REGISTRY) || likelyPull(text) !== undefined;
}

/** Whether a text has words of a pull or of a request to a registry. */
export function tellsRequest(text: string): boolean {
  return new Reading(text, theVocabulary()).hasAnyOf(ListOf.PULL, ListOf.MAYBE_PULL, ListOf.REGISTRY);
}

function endOf(reading: Reading, words: Phrase | undefined): number | undefined {
  return words && reading.endOf(words.parts[0]);
}

/** Whether it is no image that was pulled or downloaded. */
function isOfOther(reading: Reading, { text, parts: [word] }: Phrase): boolean {
  const end = reading.endOf(word);
  return OBJECT_FOLLOWS.test(text)
    && OTHER_OBJECTS.test(reading.text.slice(end, end + 300).replace(/^\s*(?:for )?/, ''));
}
