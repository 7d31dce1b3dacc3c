import { valueLines } from '../../../src/audit/facts/value-lines';

test.each([
  ['a value', ['a: x', 'b: y'], 'x', ['x']],
  ['a block', ['a: |-', '  x', '', '  y', 'b: z'], '|-', ['x', 'y']],
  ['a value that goes on', ['a: x', '  y', 'b: z'], 'x', ['x', 'y']],
  ['the last member', ['  a: >', '    x'], '>', ['x']],
  ['a member of an item', ['- a: |', '    x', '  b: y'], '|', ['x']],
  ['what stands in comments', ['# a: |', '#   x', '# b: y'], '|', ['x']],
  ['nothing', ['a: |', 'b: y'], '|', []],
])('%s has its lines', (_, lines, value, expected) => {
  expect(valueLines(lines, 0, value)).toEqual(expected);
});
