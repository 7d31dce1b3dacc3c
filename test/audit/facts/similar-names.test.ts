import { mostSimilar } from '../../../src/audit/facts/similar-names';

test.each([
  ['regcerd', ['ecr', 'regcred', 'regcre'], 'regcred'],
  ['harbor', ['regcred'], undefined],
  ['a', ['a'], undefined],
  ['pull', ['pulm', 'pulk'], 'pulk'],
])('%s among %j is most like %s', (text, candidates, expected) => {
  expect(mostSimilar(text, candidates)).toBe(expected);
});
