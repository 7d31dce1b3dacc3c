import { othersListed } from '../../src/warning/others-listed';

test('the others are listed, each in a line', () => {
  expect(othersListed(['a', 'b'])).toBe('. The same is wrong with 2 more:\n    a\n    b');
});

test('a long list ends in how many more there are', () => {
  const lines = othersListed(Array.from({ length: 23 }, (_, index) => `${index}`)).split('\n');
  expect([lines.length, ...lines.slice(-2)]).toEqual([22, '    19', '    and 3 more']);
});

test('without others nothing is said', () => {
  expect(othersListed([])).toBe('');
});
