import { ELSEWHERE } from './elsewhere';
import { Explained } from './engine/rule';
import { RULES } from './rules';

/**
 * Everything that can be found, by whomever: the rules of the audit, and what only the proof at synthesis or a
 * diagnosis sees.
 */
export const CATALOGUE: readonly Explained[] = [...RULES, ...ELSEWHERE];
