import { withoutDrawnTables } from '../../../src/diagnose/read/drawn-tables';
import { namedIn } from '../pastes';

/** A table of cells whose texts may have several lines. */
function drawn(rows: readonly (readonly string[])[], [joint, line, bar]: readonly string[]): string {
  const parts = rows.map(row => row.map(cell => cell.split('\n')));
  const widths = rows[0].map((_, column) => Math.max(...parts.flatMap(row => row[column].map(({ length }) => length))));
  const border = joint + widths.map(width => line.repeat(width + 2) + joint).join('');
  const text = parts.flatMap(row => [border, ...Array.from({ length: Math.max(...row.map(({ length }) => length)) },
    (_, index) => bar + row.map((cell, column) => ` ${(cell[index] ?? '').padEnd(widths[column])} ${bar}`).join(''))]);
  return [...text, border].join('\n');
}

const W = 'Failed to pull image\n"a.io/shop/cart:7": manifest\nunknown';
const Q = 'Failed to pull image "a.io/sh\nop/api:7": toomany\nrequests: You have reached';

const ASCII = ['+', '-', '|'];

test.each([
  [ASCII], [['╠', '═', '║']], [['├', '─', '│']],
])('rows of a table whose cells are broken are one answer each: %j', form => {
  const rows = [['prod', 'web-0', W], ['dev', 'api-0', Q]];
  const images = [['tag-not-found', 'a.io/shop/cart:7'], ['rate-limited', 'a.io/shop/api:7']];
  expect(namedIn(drawn([['Namespace', 'Pod', 'Message'], ...rows], form)))
    .toEqual([[...images[0], 'web-0'], [...images[1], 'api-0']]);
  expect(namedIn(`I see:\n\n${drawn(rows, form)}\nand nothing else`)).toEqual(images);
});

test('a row goes on where its first cell is empty', () => {
  const lines = drawn([['pod', 'message'], ['a-0', 'x\ny'], ['b-0', 'z']], ASCII).split('\n');
  const last = lines.splice(-3, 1);
  expect(withoutDrawnTables([...lines.slice(0, -1), ...last, lines[lines.length - 1]])).toEqual([
    '---', '{"pod":"a-0","message":"x y"}', '---', '{"pod":"b-0","message":"z"}',
  ]);
});

test('tables whose cells are whole, and lines like borders, stay as they are', () => {
  const whole = drawn([['pod', 'message'], ['a-0', 'x']], ASCII).split('\n');
  const lines = [...whole, '+---+', '| a |', '|   |', '+---+---+', 'b'];
  expect(withoutDrawnTables(lines)).toBe(lines);
});

test('a rule with a title behind it costs no more than it is long', () => {
  const lines = [`┌${'─'.repeat(5_000)} log`, `└${'─-'.repeat(5_000)} x`];
  expect(withoutDrawnTables(lines)).toBe(lines);
});

test('a credential that is broken over the lines of a cell is masked to its end', () => {
  const table = [
    '+--------+----------------------------+-----+',
    '| POD    | MESSAGE                    | AGE |',
    '+--------+----------------------------+-----+',
    '| web-0  | denied password=Zx81kQ99Lm | 2m  |',
    '|        | 55TailOfSecret99 from it   |     |',
    '+--------+----------------------------+-----+',
  ];
  expect(withoutDrawnTables(table).join('\n')).not.toMatch(/Zx81|55Tail/);
});
