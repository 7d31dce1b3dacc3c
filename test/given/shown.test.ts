import { App, Chart } from 'cdk8s';
import { Registry } from '../../src';
import { quotedLine, shownPath, shownUnlessSecret, typeName } from '../../src/given/shown';

test.each([
  [undefined, 'undefined'], [null, 'null'], ['hunter2', 'string'], [7, 'number'], [{}, 'Object'],
  [['hunter2'], 'Array'],
  [Registry.ghcr(), 'Registry'], [Object.create(null), 'object'], [{ constructor: { name: 'hunter2' } }, 'Object'],
])('the type of %p', (value, type) => {
  expect(typeName(value)).toBe(type);
});

test.each([
  ['acme', "'acme'"], ['', "''"], ['harbor-pull\r\n', "'harbor-pull\\r\\n'"],
  ...['Harbor_Pull', 'harborPull', 'ECR_pull', 'No Space', '-a', 'https://Acme.example.com/team-1'].map(
    (text): [string, string] => [text, `'${text}'`]),
  ['https://gitlab.example.com/a_b', "'https://gitlab.example.com/a_b'"], [true, "'true'"],
])('%p may be shown', (value, text) => {
  expect(shownUnlessSecret(value)).toBe(text);
});

test.each([
  ['a\u0085b', 'a\\u0085b'], ['a\u202eb', 'a\\u202eb'], ['a\\b', 'a\\b'], ['a"b', 'a"b'],
  ['x'.repeat(301), `${'x'.repeat(300)}… (301 characters)`],
])('%j in quotes is on one line, with backslashes as they were given', (text, printed) => {
  expect(quotedLine(text)).toBe(`'${printed}'`);
});

test.each([
  'glpat-S3CR3T', 'https://me:pw@gitlab.com', 'two\nlines', 'x'.repeat(61), 'hunter2~Canary',
  '{"auths":{}}', 'zXcVbNmQwErTyUi', 'zxcvB1nmqWer', 'me@pw',
])('%p may be a credential, and is not shown', value => {
  expect(shownUnlessSecret(value)).toBe('a text that is not shown, since it may be a credential');
});

test.each([
  [undefined, 'undefined'],
  [7, 'number'],
  [{ toString: () => 'x' }, 'Object'],
])('of %p the type is shown', (value, type) => {
  expect(shownUnlessSecret(value)).toBe(type);
});

test('a construct is shown by its path, and an app, which has none, as what it is', () => {
  const app = new App();
  expect([shownPath(app), shownPath(new Chart(app, 'payments'))]).toEqual(['the app', "'payments'"]);
});
