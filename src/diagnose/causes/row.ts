import { PullFailureCause } from '../pull-failure-cause';
import { Advice } from './advice';

/** What a row may ask of a text beside its words. */
export interface TextTraits {
  /**
   * Whether the image has a name that no repository of Docker Hub has, except for the official images, which anyone may
   * pull: those are of the account `library`, and all others of the form `account/name`.
   */
  readonly cannotBeOnDockerHub: boolean;

  /** Whether the text is `X: X`: so the kubelet's error for a waiting container looks, its reason and its message. */
  readonly isSaidTwice: boolean;
}

/**
 * Words that tell a cause. Earlier rows decide before later ones. A message that each row decides, and where it was
 * seen, is in `test/diagnose/corpus/messages.jsonl`.
 *
 * Words are matched without regard to case, quotes, backslashes and the kind and number of blanks. Where `…` stands
 * between words, each side has to occur, in any order.
 */
export interface CauseRow {
  readonly cause: PullFailureCause;

  /** Any of them decides. */
  readonly words: readonly string[];

  /** None of them may occur. */
  readonly unless?: readonly string[];

  /** Whether other programs write the same of other things, so that the text has to be about a pull too. */
  readonly inPull?: boolean;

  /** Whether it happens within the node, so that no registry was asked. */
  readonly isOfNode?: boolean;

  /**
   * Whether nothing better is known of the words: the text has to be about a pull without doubt, and confidence is low
   * all the same.
   */
  readonly isGuess?: boolean;

  /** What else has to be so. */
  readonly when?: (text: TextTraits) => boolean;

  /** Causes that the same words can stand for. */
  readonly alternatives?: readonly PullFailureCause[];

  /** What these words say better than their cause does. */
  readonly advice?: Partial<Advice>;
}
