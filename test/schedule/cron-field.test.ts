import { FieldGrammar, parseField } from '../../src/schedule/cron-field';

const GRAMMARS: Record<string, FieldGrammar> = {
  hour: { name: 'hour', min: 0, max: 23 },
  month: {
    name: 'month',
    min: 1,
    max: 12,
    names: ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'],
  },
  weekday: { name: 'day of the week', min: 0, max: 6, names: ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] },
};

test.each([
  ['hour', '5', [5]],
  ['hour', '+5', [5]],
  ['hour', '007', [7]],
  ['hour', '1,3,2', [1, 2, 3]],
  ['hour', ',3,,', [3]],
  ['hour', ',', []],
  ['hour', '5-7', [5, 6, 7]],
  ['hour', '5-5', [5]],
  ['hour', '*/9', [0, 9, 18]],
  ['hour', '?/9', [0, 9, 18]],
  ['hour', '*/90', [0]],
  ['hour', '*/9223372036854775807', [0]],
  ['hour', '1-10/4', [1, 5, 9]],
  ['hour', '15/4', [15, 19, 23]],
  ['hour', '*-nonsense/9', [0, 9, 18]],
  ['month', '*/5', [1, 6, 11]],
  ['month', 'Feb-APR', [2, 3, 4]],
  ['weekday', 'mon-5/2', [1, 3, 5]],
  ['weekday', 'sun,SAT', [0, 6]],
])('%s %s: %j', (field, text, expected) => {
  const { values, star } = parse(field, text);
  expect(values.flatMap((due, value) => due ? [value] : [])).toEqual(expected);
  expect(star).toBe(false);
});

test.each(['*', '?', '*/1', '?/1', '3,*', '*-5'])('%s stands for any value', text => {
  expect(parse('hour', text)).toEqual({ values: new Array(24).fill(true), star: true });
});

test.each(['*/2', '0-23', '0/1'])('%s does not', text => {
  expect(parse('hour', text).star).toBe(false);
});

test.each([
  ['hour', '24', 'values from 0 to 23 for the hour'],
  ['hour', '-5', 'values from 0 to 23 for the hour'],
  ['hour', '5-', 'values from 0 to 23 for the hour'],
  ['hour', '1.5', 'values from 0 to 23 for the hour'],
  ['hour', 'sun', 'values from 0 to 23 for the hour'],
  ['hour', '٣', 'values from 0 to 23 for the hour'],
  ['hour', '99999999999999999999', 'values from 0 to 23 for the hour'],
  ['hour', 'H', 'values from 0 to 23 for the hour: a number: Kubernetes knows no H'],
  ['hour', '9-17,H', 'values from 0 to 23 for the hour: a number: Kubernetes knows no H'],
  ['hour', '22-2', "ranges that go upwards for the hour: '22-23,0-2'"],
  ['hour', '1-2-3', 'one hyphen and one slash at most in each part of the hour'],
  ['hour', '1/2/3', 'one hyphen and one slash at most in each part of the hour'],
  ['hour', '*/0', 'steps of 1 or more for the hour'],
  ['hour', '*/-1', 'steps of 1 or more for the hour'],
  ['hour', '*/', 'steps of 1 or more for the hour'],
  ['hour', '*/x', 'steps of 1 or more for the hour'],
  ['hour', '*/9223372036854775808', 'steps of 1 or more for the hour'],
  ['month', '0', 'values from 1 to 12 or jan to dec for the month'],
  ['month', '13', 'values from 1 to 12 or jan to dec for the month'],
  ['month', 'january', "values from 1 to 12 or jan to dec for the month: 'jan'"],
  ['month', 'march', "values from 1 to 12 or jan to dec for the month: 'mar'"],
  ['month', 'july', "values from 1 to 12 or jan to dec for the month: 'jul'"],
  ['weekday', 'mon-Thursday', "values from 0 to 6 or sun to sat for the day of the week: 'thu'"],
  ['weekday', 'wednesday', "values from 0 to 6 or sun to sat for the day of the week: 'wed'"],
  ['weekday', 'holiday', "values from 0 to 6 or sun to sat for the day of the week: e.g. '*'"],
  ['hour', 'H(0-7)', 'values from 0 to 23 for the hour: a number: Kubernetes knows no H'],
  ['hour', '15W', 'values from 0 to 23 for the hour: the days themselves'],
  ['weekday', '7', 'values from 0 to 6 or sun to sat for the day of the week: 0 for Sunday'],
  ['weekday', '5L',
    'values from 0 to 6 or sun to sat for the day of the week: the days themselves: Kubernetes knows no L, W and #'],
  ['weekday', 'friL',
    'values from 0 to 6 or sun to sat for the day of the week: the days themselves: Kubernetes knows no L, W and #'],
  ['weekday', 'fri#2',
    'values from 0 to 6 or sun to sat for the day of the week: the days themselves: Kubernetes knows no L, W and #'],
])('%s %s is refused', (field, text, message) => {
  expect(() => parse(field, text)).toThrow(message);
});

function parse(field: string, text: string) {
  return parseField(text, GRAMMARS[field], (must, instead) => {
    throw new Error(`${must}: ${instead}`);
  });
}
