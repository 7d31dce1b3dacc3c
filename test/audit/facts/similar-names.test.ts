import { editDistance, mostSimilar } from '../../../src/audit/facts/similar-names';

test.each([
  ['', '', 0], ['a', '', 1], ['regcred', 'regcred', 0], ['regcred', 'regcerd', 1], ['regcred', 'regcrd', 1],
  ['regcred', 'rgcrd', 2], ['kitten', 'sitting', 3],
])('%s and %s are %d apart', (a, b, distance) => {
  expect(editDistance(a, b)).toBe(distance);
  expect(editDistance(b, a)).toBe(distance);
});

test.each([
  ['regcerd', ['ecr', 'regcred', 'regcre'], 'regcred'],
  ['harbor', ['regcred'], undefined],
  ['a', ['a'], undefined],
  ['pull', ['pulm', 'pulk'], 'pulk'],
])('%s among %j is most like %s', (text, candidates, expected) => {
  expect(mostSimilar(text, candidates)).toBe(expected);
});
