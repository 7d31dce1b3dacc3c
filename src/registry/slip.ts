import { editDistance } from './edit-distance';
import { recognise } from './recognise';
import { RegistryKind } from './registry-kind';

/** Words of a host that are shorter are near to each other by chance. */
const SHORTEST = 5;

/**
 * Whether a host that is of no known kind is another one by a slip of the hand: one character is wrong, too much or
 * missing, or two are swapped. Of hosts of companies, what tells them apart on purpose is none: a digit (`registry1`),
 * a short word, or the end of a word (`registrya`).
 */
export function isSlip(host: string, meant: string): boolean {
  return editDistance(host, meant) === 1 && isOfNoKind(host) && (!isOfNoKind(meant) || isInAWord(host, meant));
}

function isInAWord(host: string, meant: string): boolean {
  const [words, others] = [host, meant].map(text => text.split(/[.-]/));
  const differing = words.map((word, index) => [word, others[index] ?? ''] as const).filter(([a, b]) => a !== b);
  return words.length === others.length && differing.length === 1 && isSlipOfWord(...differing[0]);
}

function isSlipOfWord(word: string, meant: string): boolean {
  const [long, short] = [word, meant].sort((a, b) => b.length - a.length);
  const differsAtEnd = long.slice(0, -1) === (long.length > short.length ? short : short.slice(0, -1));
  return short.length >= SHORTEST && !differsAtEnd && word.replace(/\D/g, '') === meant.replace(/\D/g, '');
}

function isOfNoKind(host: string): boolean {
  try {
    return recognise('host', { host }).kind === RegistryKind.OTHER;
  } catch {
    return false; // it cannot be a host at all, which is said by itself
  }
}
