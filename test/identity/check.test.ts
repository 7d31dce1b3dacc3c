import { checkGrammar, Mistake } from '../../src/identity/check';

const MISTAKES: Mistake[] = [
  { value: /^(.+)@(.+)$/, is: 'an address; write $1 or $2' },
  { value: /@/, is: 'never reached' },
];

test('what fits the grammar is given back', () => {
  expect(checkGrammar("f: 'name'", 'abc', /^[a-z]+$/, 'letters')).toBe('abc');
});

test.each([
  ['ABC', "got 'ABC'"],
  ['a@b', "got 'a@b', an address; write a or b"],
])('%j is refused, and a known mistake explained', (value, got) => {
  expect(() => checkGrammar("f: 'name'", value, /^[a-z]+$/, 'letters', MISTAKES))
    .toThrow(new Error(`f: 'name' must be letters: ${got}`));
});
