import { editDistance } from '../../src/registry/edit-distance';

test.each([
  ['', '', 0], ['a', '', 1], ['regcred', 'regcred', 0], ['regcred', 'regcerd', 1], ['regcred', 'regcrd', 1],
  ['regcred', 'rgcrd', 2], ['kitten', 'sitting', 3],
])('%s and %s are %d apart', (a, b, distance) => {
  expect(editDistance(a, b)).toBe(distance);
  expect(editDistance(b, a)).toBe(distance);
});
