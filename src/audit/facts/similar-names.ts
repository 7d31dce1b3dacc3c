import { Facts } from './facts';
import { editDistance } from '../../registry/edit-distance';

/** Of thousands of names, the first ones have to do. */
const MAX_CANDIDATES = 1000;
const LONGEST = 253;

/**
 * A sentence that proposes the pull secret of a namespace whose name is most like one that does not exist; empty if
 * none is.
 */
export function didYouMean(facts: Facts, namespace: string, name: string): string {
  const similar = similarName(facts, namespace, name);
  return similar === undefined ? '' : ` Did you mean '${similar}'?`;
}

/**
 * The name that is most like one that does not exist: that of a pull secret of the namespace, of one that something
 * makes there, or else one that others of the namespace list.
 */
export function similarName(facts: Facts, namespace: string, name: string): string | undefined {
  const made = facts.makers.list.filter(({ holdsConfig, ...maker }) => holdsConfig && maker.namespace === namespace);
  const there = [...facts.secrets.pullSecretNames(namespace), ...made.map(maker => maker.name)];
  const listed = facts.pullSecrets.inNamespace(namespace).map(secret => secret.name);
  return [there, listed].map(names => mostSimilar(name, names.slice(0, MAX_CANDIDATES)))
    .find(found => found !== undefined);
}

/** The candidate that differs least from a text, if it differs in less than a third. */
export function mostSimilar(text: string, candidates: readonly string[]): string | undefined {
  const limit = Math.max(2, Math.floor(text.length / 3));
  let best: { readonly candidate: string; readonly distance: number } | undefined;
  for (const candidate of candidates) {
    if (
      candidate !== text
      && Math.abs(candidate.length - text.length) <= limit
      && candidate.length <= LONGEST
      && text.length <= LONGEST
    ) {
      const distance = sameWords(text, candidate) ? 1 : editDistance(text, candidate);
      if (
        distance <= limit
        && (!best || distance < best.distance || (distance === best.distance && candidate < best.candidate))
      ) {
        best = { candidate, distance };
      }
    }
  }
  return best?.candidate;
}

/** Whether two names have the same words in another order: `acr-secret` and `secret-acr`. */
function sameWords(a: string, b: string): boolean {
  const [wordsOfA, wordsOfB] = [a, b].map(text => text.split(/[-.]/).sort().join('-'));
  return wordsOfA === wordsOfB;
}
