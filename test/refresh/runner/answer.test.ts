import { answer } from './modules';

const { isToken, membersOf, secondsOf, secondsOfTime, tokenIn } = answer;
const of = (body: string) => ({ host: 'example.com', headers: {}, body });

describe('times', () => {
  test.each([
    ['2026-11-25T03:41:00Z', 1795578060],
    ['2026-11-25T03:41:00.123456+00:00', 1795578060],
    ['2026-11-25t03:41:00z', 1795578060],
    ['2026-11-25T05:11:00+01:30', 1795578060],
    ['2026-11-24T22:41:00-05:00', 1795578060],
    ['2024-02-29T23:59:59Z', 1709251199],
    ['2024-03-01T00:00:00Z', 1709251200],
    ['2100-03-01T00:00:00Z', 4107542400],
    ['1970-01-01T00:00:00Z', 0],
  ])('%s is second %d of the epoch', (text, seconds) => {
    expect(secondsOfTime(text)).toBe(seconds);
  });

  test.each([
    '',
    'None',
    '1795578060',
    '2026-11-25',
    '2026-11-25T03:41:00',
    '2026-11-25T03:41Z',
    'x2026-11-25T03:41:00Z',
    '2026-13-25T03:41:00Z',
    '1960-01-01T00:00:00Z',
    null,
    undefined,
    1795578060,
    {},
  ])('%j is no time', value => {
    expect(secondsOfTime(value)).toBeUndefined();
  });
});

test.each([[3599, 3599], ['3599', 3599], [0, 0], ['0', 0]])('%j is a number of seconds', (value, seconds) => {
  expect(secondsOf(value)).toBe(seconds);
});

test.each([
  -1,
  1.5,
  '0899',
  '15 minutes',
  '',
  ' 1',
  '1e3',
  1e21,
  NaN,
  10000000000,
  [5],
  { valueOf: () => 5 },
  null,
  undefined,
  true,
])('%j is none', value => {
  expect(secondsOf(value)).toBeUndefined();
});

test.each([
  ['eyJ0-._~+/=', true], ['a', true], ['', false], ['a b', false], ['a\nb', false], ['a"b', false], ['a\\b', false],
  ['ä', false], ['<html>', false], ['a\n', false],
  [1, false], [null, false], [['a'], false],
])('%j is a token: %s', (text, is) => {
  expect(isToken(text)).toBe(is);
});

test.each([
  '', '{', '"text"', '1', 'null', '<html>s3cret</html>', '{"a":"s3cret',
])('of %j there are no members, and it is not quoted', body => {
  expect(() => membersOf(of(body))).toThrow(/^the answer of example\.com is no JSON object$/);
});

test('the token of an answer is the member with that name', () => {
  expect(tokenIn(of('{"access_token":"ab\\u003d\\/","of":{"access_token":"x"}}'), 'access_token')).toBe('ab=/');
});

test.each([
  '{}', '{"b":"x"}', '{"a":{}}', '{"a":{"a":"x"}}', '[{"a":"x"}]', '{"a":null}', '{"a":"x","a":{}}', '{"a":1}',
  '{"a":"x"',
])('there is no token at "a" of %j', body => {
  expect(() => tokenIn(of(body), 'a')).toThrow("the answer of example.com has no 'a' that could be a token");
});
