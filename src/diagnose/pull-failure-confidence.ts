/** How sure a classification is. */
export enum PullFailureConfidence {
  /** The words mean one thing only. */
  HIGH = 'high',

  /** The words fit other causes too, or it only looks as if they are about a pull. */
  MEDIUM = 'medium',

  /** A guess by words that say little, or nothing in the text is known. */
  LOW = 'low',
}
