import { Advice } from '../causes/advice';
import { CauseRow } from '../causes/row';
import { unknownAdvice } from '../causes/unknown';
import { PullFailureCause } from '../pull-failure-cause';
import { PullFailureConfidence } from '../pull-failure-confidence';
import { FailureFacts } from './failure-facts';
import { Phrase, phraseOf, Reading } from './reading';
import { CAUSE_ROWS } from '../causes';
import { PULL_WORDS, REGISTRY_WORDS, OTHER_ASKERS } from '../causes/about';

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
}

const WAITING =
  /^\s*(?:Error: )?(?:ErrImage|ImagePull|PullImageError|ImageInspectError|Back-off pulling)|is waiting to start: /;
const MAX_WAITING = 600;

/** A row of the table, with its words as they are looked for. */
interface CauseRule {
  readonly row: CauseRow;
  readonly phrases: readonly Phrase[];
  readonly unless: readonly Phrase[];
}

const RULES: readonly CauseRule[] = CAUSE_ROWS.map(row =>
  ({ row, phrases: row.words.map(phraseOf), unless: (row.unless ?? []).map(phraseOf) }));
const PULL = PULL_WORDS.map(phraseOf);
const REGISTRY = REGISTRY_WORDS.map(phraseOf);
const OTHERS = OTHER_ASKERS.map(phraseOf);

/** Whether a text is about a pull, and by which words. */
interface About {
  readonly words?: string;
  /** Whether they leave no doubt. */
  readonly isCertain: boolean;
}

/** Finds the cause in a text: by the first row of the table that has its words there. */
export function classify(text: string): Classification {
  const reading = new Reading(text);
  const facts = new FailureFacts(reading);
  const about = aboutPull(reading);
  for (const rule of RULES) {
    const words = decidingWords(rule, reading, facts, about);
    if (words !== undefined) {
      return classification(rule, words, reading, facts, about);
    }
  }
  return {
    cause: PullFailureCause.OTHER,
    confidence: PullFailureConfidence.LOW,
    evidence: [],
    alternatives: [],
    advice: unknownAdvice({ isPull: about.words !== undefined, isWaiting: isWaiting(text), runtime: facts.runtime }),
    isOfNode: false,
    end: 0,
    facts,
  };
}

/** Whether a text only says that a container waits for its image, and not for how long that goes on. */
function isWaiting(text: string): boolean {
  return text.length < MAX_WAITING && WAITING.test(text);
}

function decidingWords(
  { row, phrases, unless }: CauseRule, reading: Reading, facts: FailureFacts, about: About,
): Phrase | undefined {
  if ((row.inPull && about.words === undefined) || (row.isGuess && !about.isCertain)
    || (row.when && !row.when(facts))) {
    return undefined;
  }
  const words = reading.firstPhrase(phrases);
  return words && !reading.firstPhrase(unless) ? words : undefined;
}

function classification(
  { row }: CauseRule, words: Phrase, reading: Reading, facts: FailureFacts, about: About,
): Classification {
  const alternatives = row.alternatives ?? [];
  return {
    cause: row.cause,
    confidence: confidenceOf(row, about),
    evidence: [words.text.trim(), ...row.inPull || row.isGuess ? [about.words!.trim()] : []],
    alternatives,
    advice: row.advice,
    isOfNode: row.isOfNode === true,
    end: reading.endOf(words.parts[0]),
    facts,
  };
}

function confidenceOf({ isGuess, inPull, alternatives = [] }: CauseRow, about: About): PullFailureConfidence {
  if (isGuess) {
    return PullFailureConfidence.LOW;
  }
  return alternatives.length === 0 && (!inPull || about.isCertain)
    ? PullFailureConfidence.HIGH
    : PullFailureConfidence.MEDIUM;
}

/** Words of a puller are proof; what a registry was asked for is likely one, unless it was a push. */
function aboutPull(reading: Reading): About {
  const certain = reading.firstPhrase(PULL);
  if (certain) {
    return { words: certain.text, isCertain: true };
  }
  const likely = reading.firstPhrase(REGISTRY);
  return { words: likely && !reading.firstPhrase(OTHERS) ? likely.text : undefined, isCertain: false };
}
