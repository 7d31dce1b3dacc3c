import { Advice } from '../causes/advice';
import { recognised, unknownAdvice } from '../causes/unknown';
import { MAX_MESSAGE } from '../max-message';
import { PullFailureCause } from '../pull-failure-cause';
import { PullFailureConfidence } from '../pull-failure-confidence';
import { About, aboutPull } from './about-pull';
import { ofCutOff } from './cut-off';
import { FailureFacts } from './failure-facts';
import { likelyPull } from './likely-pull';
import { behindMirrors } from './mirrors';
import { areNear, around, LINES_OF_MESSAGE } from './nearness';
import { Reading } from './reading';
import { saidElsewhere } from './said-elsewhere';
import { SecondReading, secondReading } from './second-reading';
import { ofTries } from './tries';
import { CauseRule, Phrase, theVocabulary, Vocabulary, WordsOf } from './vocabulary';

/** What the words of a text say. */
export interface Classification {
  readonly cause: PullFailureCause;
  readonly confidence: PullFailureConfidence;
  readonly evidence: readonly string[];
  readonly alternatives: readonly PullFailureCause[];
  /** What the words say better than their cause. */
  readonly advice?: Partial<Advice>;
  /** Whether no registry was asked. */
  readonly isOfNode: boolean;
  /** The index behind the words that decided; 0 for none. */
  readonly end: number;
  readonly facts: FailureFacts;
  /** Where no cause is known: whether it is about a pull, and without doubt. */
  readonly isPull?: boolean;
  readonly isCertain?: boolean;
}

const WAITING =
  /^\s*(?:Error: )?(?:ErrImage|ImagePull|PullImageError|ImageInspectError|Back-off pulling)|is waiting to start: |with ImagePullBackOff: /;
/** What the runtime said stands behind these. */
const SAYS_WHY = /(?:ErrImagePull|PullImageError|ImageInspectError): \W{0,9}\w/;
/** What the API server and policies say of a refusal itself. */
const OF_API_SERVER = /\bis forbidden\b|\(Forbidden\)|has an invalid image repo\b/g;
const MAX_WAITING = 600;

/** What is known of a text beside its words. */
interface HowRead {
  /** It is all that is known: then its form may show that it is about a pull. */
  readonly isWhole?: boolean;
  /** Its lines were joined, so that nothing is known of what stands in one line with what. */
  readonly isUnbroken?: boolean;
  /** A container wrote it that runs, and talks to whatever it likes. */
  readonly isLog?: boolean;
  /** The reason of the event that it is the message of. */
  readonly reason?: string;
  /** Only what the table says counts: it is not read a second time, which costs more than the first. */
  readonly isOnce?: boolean;
}

/**
 * Finds the cause in a text: in one pass, by the first row of the table that has its words there. Where there is none,
 * what is about a pull is read once more.
 *
 * @param how what is known of the text
 */
export function classify(text: string, how: HowRead = {}): Classification {
  const found = ofTries(text, told => behindMirrors(told, part => classifyOne(part, how)));
  const isUnsure = found.cause === PullFailureCause.OTHER || found.confidence === PullFailureConfidence.LOW;
  return isUnsure && !how.isOnce && text.length <= MAX_MESSAGE
    ? ofCutOff(text, found, whole => classifyOne(whole, how)) ?? found : found;
}

function classifyOne(
  text: string, { isWhole = false, isUnbroken = false, isLog = false, isOnce = false, reason }: HowRead,
): Classification {
  const vocabulary = theVocabulary();
  const reading = new Reading(text, vocabulary);
  const facts = new FailureFacts(reading, vocabulary);
  const about = aboutPull(reading, !isUnbroken && !isLog);
  if (!about.isOther) {
    const known = byTable(reading, facts, about, vocabulary)
      ?? (isWhole ? byForm(reading, facts, vocabulary, about.words) : undefined);
    if (known) {
      return withNearness(text, known, about, isWhole) ?? unknown(text, facts, { isPull: true });
    }
    const again = about.isCertain && !isOnce ? secondReading(text) : undefined;
    if (again) {
      return withNearness(text, secondClassification(again, about.words!, facts), about, isWhole)
        ?? unknown(text, facts, { isPull: true });
    }
  }
  const isEvent = reason === 'Failed';
  return unknown(text, facts, { isPull: about.words !== undefined, isCertain: about.isCertain, isEvent });
}

/**
 * Whether words of a pull had to be there, and stand somewhere else in a text that holds many things; what was found
 * counts if others stand near it.
 */
function withNearness(
  text: string, known: Classification, about: About, isWhole: boolean,
): Classification | undefined {
  const isLikely = !about.isCertain && known.evidence.length > 1;
  if (isLikely && saidElsewhere(text, known.end)) {
    return undefined;
  }
  if (!isWhole || known.evidence.length < 2 || areNear(text, about.end ?? known.end, known.end, LINES_OF_MESSAGE)) {
    return known;
  }
  const found = classifyOne(around(text, known.end), {});
  return found.cause === known.cause ? found : undefined;
}

/** What is known of a text that tells no cause. */
interface Untold {
  readonly isPull: boolean;
  /** Whether it is about one without doubt. */
  readonly isCertain?: boolean;
  /** Whether it is an event of something that failed. */
  readonly isEvent?: boolean;
}

function unknown(
  text: string, facts: FailureFacts, { isPull, isCertain = false, isEvent = false }: Untold,
): Classification {
  const known = isPull ? undefined : recognised(text);
  const onlyWaits = isWaiting(text) && !(isPull && SAYS_WHY.test(text));
  return {
    cause: PullFailureCause.OTHER,
    confidence: PullFailureConfidence.LOW,
    evidence: known ? [known.words] : [],
    alternatives: [],
    advice: known?.advice ?? unknownAdvice({ isPull, isWaiting: onlyWaits, isEvent, runtime: facts.runtime }),
    isOfNode: false,
    end: 0,
    facts,
    isPull,
    isCertain,
  };
}

function byTable(
  reading: Reading, facts: FailureFacts, about: About, vocabulary: Vocabulary,
): Classification | undefined {
  let quoting: Classification | undefined;
  let refused: CauseRule | undefined;
  for (const candidate of reading.candidates) {
    const words = vocabulary.phrases[candidate];
    const { rule } = words;
    if (rule === undefined || rule === refused || rule.cause === quoting?.cause || !reading.has(words)) {
      continue;
    }
    if (decides(rule, reading, facts, about)) {
      if (quoting) {
        return { ...quoting, alternatives: [rule.cause] };
      }
      const found = classification(rule, words, reading, facts, about);
      if (!rule.mayQuote) {
        return found;
      }
      quoting = found;
    }
    refused = rule;
  }
  const again = quoting && secondReading(reading.text.replace(OF_API_SERVER, ' '));
  return quoting && again ? { ...quoting, alternatives: [again.cause, ...again.alternatives] } : quoting;
}

/** By the form of what is said of a pull, where no words of a program say that it is about one. */
function byForm(
  reading: Reading, facts: FailureFacts, vocabulary: Vocabulary, likely: string | undefined,
): Classification | undefined {
  const words = reading.hasWordsOf(WordsOf.OTHER) ? undefined : likely ?? likelyPull(reading.text);
  if (words === undefined) {
    return undefined;
  }
  const { text } = reading;
  const known = likely === undefined ? byTable(reading, facts, { words, isCertain: false }, vocabulary) : undefined;
  if (known) {
    return areNear(text, text.indexOf(words), known.end, LINES_OF_MESSAGE) ? known : undefined;
  }
  const again = secondReading(text);
  return again && areNear(text, text.indexOf(words), again.end, 1)
    ? secondClassification(again, words, facts) : undefined;
}

function secondClassification(
  { cause, alternatives, words, end, advice }: SecondReading, about: string, facts: FailureFacts,
): Classification {
  return {
    cause,
    confidence: PullFailureConfidence.LOW,
    evidence: [words.trim(), about.trim()],
    alternatives,
    advice,
    isOfNode: false,
    end,
    facts,
  };
}

/** The image that a message names, read or not. */
export function imageIn({ cause, facts }: Classification): string | undefined {
  return (cause === PullFailureCause.INVALID_REFERENCE ? facts.writtenImage : undefined) ?? facts.image;
}

/** Whether a text only says that a container waits for its image, and not for how long that goes on. */
function isWaiting(text: string): boolean {
  return text.length < MAX_WAITING && WAITING.test(text);
}

/** Whether the words of a row decide, where they stand. */
function decides(
  { inPull, isGuess, when, unless }: CauseRule, reading: Reading, facts: FailureFacts, about: About,
): boolean {
  return !(inPull && about.words === undefined) && !(isGuess && !about.isCertain) && !(when && !when(facts))
    && !unless.some(phrase => reading.has(phrase));
}

function classification(
  rule: CauseRule, words: Phrase, reading: Reading, facts: FailureFacts, about: About,
): Classification {
  const { cause, alternatives, advice, isOfNode, inPull, isGuess } = rule;
  return {
    cause,
    confidence: confidenceOf(rule, about),
    evidence: inPull || isGuess ? [words.evidence, about.words!.trim()] : [words.evidence],
    alternatives,
    advice,
    isOfNode,
    end: reading.endOf(words.parts[0]),
    facts,
  };
}

function confidenceOf({ isGuess, inPull, alternatives }: CauseRule, about: About): PullFailureConfidence {
  if (isGuess) {
    return PullFailureConfidence.LOW;
  }
  return alternatives.length === 0 && (!inPull || about.isCertain)
    ? PullFailureConfidence.HIGH
    : PullFailureConfidence.MEDIUM;
}
