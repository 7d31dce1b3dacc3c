import { counted, printable, quoted } from '../../src/text/printable';

test.each([
  ['a\r\n\tb', 'a\\r\\n\\tb'],
  ['a\u0085b', 'a\\u0085b'],
  ['a\u{e0041}b', 'a\\u{e0041}b'],
  ['\u001b[31mred', '\\u001b[31mred'],
  ['a\u202eb', 'a\\u202eb'],
  ['\ud800', '\\ud800'],
  ['日本', '日本'],
  ['x'.repeat(301), `${'x'.repeat(300)}… (301 characters)`],
])('%j is printed as %s', (text, printed) => {
  expect(printable(text)).toBe(printed);
});

test('some texts are quoted, the others counted', () => {
  expect(quoted(['a', 'b'])).toBe("'a', 'b'");
  expect(quoted(['a', 'b', 'c'], 2)).toBe("'a', 'b' and 1 more");
});

test('one is no more', () => {
  expect([counted(1, 'pod'), counted(2, 'pod'), counted(0, 'pod')]).toEqual(['1 pod', '2 pods', '0 pods']);
});
