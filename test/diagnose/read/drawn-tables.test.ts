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

const PODS = ['web-6d4cf56db6-x7k2d', 'api-6d4cf56db6-q8wzt'];
const NAMED = [['tag-not-found', 'a.io/shop/cart:7', PODS[0]], ['rate-limited', 'a.io/shop/api:7', PODS[1]]];

test.each([
  ['behind it', [[PODS[0], '0/1', 'ImagePullBackOff', W], [PODS[1], '0/1', 'ErrImagePull', Q]]],
  ['behind it, with a namespace', [['prod', PODS[0], 'ImagePullBackOff', W], ['dev', PODS[1], 'ErrImagePull', Q]]],
  ['of cells that are whole', [[PODS[0], 'ImagePullBackOff', W], [PODS[1], 'ErrImagePull', Q]]
    .map(row => row.map(cell => cell.replace(/(sh|many)\n/g, '$1').replace(/\n/g, ' ')))],
])('without a head, the pod is told by a status of pods that wait for their image %s', (_, rows) => {
  expect(namedIn(drawn(rows, ASCII))).toEqual(NAMED);
});

test.each([
  [['prod', PODS[0], W]], [['shop', 'web', 'ImagePullBackOff', W]], [[...PODS, 'ImagePullBackOff', W]],
])('without a head, a status and one name of a pod, a row names none: %j', rows => {
  expect(namedIn(drawn([rows], ASCII))).toEqual([['tag-not-found', 'a.io/shop/cart:7']]);
});

test.each([
  [[['node-1', 'ImagePullBackOff', W]]], [[['version-2', 'ErrImagePull', W]]], [[['web', '0/1', 'ErrImagePull', W]]],
  [[['Node', 'Ready', 'Status', 'Why'], ['node-1', '0/1', 'ImagePullBackOff', W]]],
  [[['DEPLOYMENT', 'READY', 'STATUS', 'WHY'], ['web', '0/3', 'ImagePullBackOff', W]]],
  [[['Deployment', 'Status', 'Why'], [PODS[0], 'ImagePullBackOff', W]]],
])('what is of another kind by its head or by its form is no pod: %j', rows => {
  expect(namedIn(drawn(rows, ASCII))).toEqual([['tag-not-found', 'a.io/shop/cart:7']]);
});

test.each([
  [[['web-0', '0/1', 'ImagePullBackOff', W]]],
  [[['Name', 'Ready', 'Status', 'Node', 'Why'], ['web-0', '0/1', 'ImagePullBackOff', 'node-1', W]]],
])('a pod of a StatefulSet is told by how many of its containers are ready: %j', rows => {
  expect(namedIn(drawn(rows, ASCII))).toEqual([['tag-not-found', 'a.io/shop/cart:7', 'web-0']]);
});

test.each([
  ['anywhere', ['web-6d4cf\n56db6-x7k\n2d', 'api-6d4cf\n56db6-q8w\nzt']],
  ['behind a dash', ['web-\n6d4cf56db6-\nx7k2d', 'api-\n6d4cf56db6-\nq8wzt']],
])('a pod whose name is broken over lines %s is named as it is between lines', (_, [web, api]) => {
  expect(namedIn(drawn([['Pod', 'Message'], [web, W], [api, Q]], ASCII))).toEqual(NAMED);
});

test('where it is not known whether a name goes on in the next line, no pod is named', () => {
  const table = drawn([['Pod', 'Message'], ['web-6d4cf\n56db6-x7k', `${W}\nto it`]], ASCII);
  expect(table).toContain('56db6-x7k | "a.io');
  expect(namedIn(table)).toEqual([['tag-not-found', undefined]]);
});

test('tables whose cells are whole, and lines like borders, stay as they are', () => {
  const whole = drawn([['pod', 'node'], ['a-0', 'x']], ASCII).split('\n');
  const lines = [...whole, '+---+', '| a |', '|   |', '+---+---+', 'b'];
  expect(withoutDrawnTables(lines)).toBe(lines);
});

test('a rule with a title behind it costs no more than it is long', () => {
  const lines = [`┌${'─'.repeat(5_000)} log`, `└${'─-'.repeat(5_000)} x`];
  expect(withoutDrawnTables(lines)).toBe(lines);
});

/** How many characters all patterns look at. */
function charactersRead(read: () => unknown): number {
  let count = 0;
  const { exec } = RegExp.prototype;
  const spy = jest.spyOn(RegExp.prototype, 'exec').mockImplementation(function (this: RegExp, text: string) {
    const from = this.global ? this.lastIndex : 0;
    const found = exec.call(this, text);
    count += (this.global && found ? this.lastIndex : text.length) - from;
    return found;
  });
  try {
    read();
  } finally {
    spy.mockRestore();
  }
  return count;
}

test('a cell of twice as many lines costs twice as much, also where a reference in it does not end', () => {
  const cost = (count: number) => {
    const [open, words] = ['.'.repeat(90), 'x y'].map(line => Array.from({ length: count }, () => line));
    const lines = ['"a/', ...open, ...words];
    const table = drawn([['web', lines.join('\n')]], ASCII).split('\n');
    return charactersRead(() => withoutDrawnTables(table));
  };
  cost(1);
  expect(cost(60)).toBeLessThan(2.2 * cost(30));
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
