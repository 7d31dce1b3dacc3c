import { AuditSeverity } from '../audit-report';
import { Facts } from '../facts/facts';
import { ObjectRef, Subject } from '../facts/object-ref';

/** What is said of something that can be found, whoever finds it. */
export interface Explained {
  /** Stable: `PRA` and three digits, of which the first says what it is about (`GROUPS`). */
  readonly id: string;
  readonly title: string;
  /** How bad its findings are, where they do not say so themselves. */
  readonly severity: AuditSeverity;
  /** What it checks, in a sentence. */
  readonly checks: string;
  /** What comes of it, and why. */
  readonly cause: string;
  /** What to do. */
  readonly remediation: string;
  /** Where its examples stand, and how they are looked at; none for what only synthesis or a diagnosis sees. */
  readonly examples?: RuleExamples;
}

/** One thing that an audit looks for. */
export interface Rule extends Explained {
  readonly examples: RuleExamples;
  /** What it finds. */
  readonly check: (facts: Facts) => Iterable<Problem>;
}

/** Manifests beside the rule: it finds something in `NAME.bad.yaml`, nothing in `NAME.good.yaml`, the same fixed. */
export interface RuleExamples {
  /** The name of the rule's own file, without its ending. */
  readonly name: string;
  /** Whether the first leaves out what would be found, as it is too long. */
  readonly isAbridged?: boolean;
  /** Whether the texts themselves are looked at, as those of files. */
  readonly isFile?: boolean;
  /** Whether the objects are those of a live cluster. */
  readonly cluster?: boolean;
  /** The time that the examples are looked at. */
  readonly now?: string;
}

/** What a rule found. */
export interface Problem {
  /** The object that it is about. */
  readonly subject: Subject;
  /** What is wrong and what comes of it, without a credential. */
  readonly message: string;
  /** What to do, where more can be said than in the rule. */
  readonly fix?: string;
  readonly severity?: AuditSeverity;
  /** Whether it is as bad in the data of tests, as a token is that has the form of real ones. */
  readonly isAnywhere?: boolean;
  /** Whether it is a credential of words, which in a demonstration, or in what is no longer applied, say little. */
  readonly isUnproved?: boolean;
  /** Whether it is of an object that a cluster gave out, so that it was in use there. */
  readonly isExported?: boolean;
  /** Which part of the object is meant. */
  readonly field?: string;
  /**
   * What tells this problem from others of the same rule and object: independent of the order. The field, unless given.
   */
  readonly detail?: string;
  /** What it has in common with others of the rule that are one finding with it, whichever objects they are about. */
  readonly group?: readonly string[];
  /** Other objects that it is about. */
  readonly related?: readonly ObjectRef[];
}

/** What the first digits of ids stand for. */
export const GROUPS: Readonly<Record<string, string>> = {
  0: 'Inventory and the audit itself',
  1: 'References',
  2: 'Secrets',
  3: 'Expiry',
  4: 'Exposure',
  5: 'Refresh jobs',
  6: 'Found at synthesis only',
  7: 'Found by a diagnosis only',
};
