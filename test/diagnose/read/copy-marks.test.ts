import { withoutCopyMarks } from '../../../src/diagnose/read/copy-marks';

describe('what stands before or behind every line is left out', () => {
  test.each([
    ['quotes', '> a\n>\n>  b\n> > c', 'a\n\n b\n> c'],
    ['quotes of quotes', '> > a\n> > b', 'a\nb'],
    ['a comment', '# a\n# b', 'a\nb'],
    ['the marks of a list whose items are lines of one text', '- a:\n-   b', 'a:\n  b'],
    ['what a diff adds', '+a:\n+  b\n+', 'a:\n  b\n'],
    ['the escapes of Markdown', '\\[a\\]\nb\\_c \\> d', '[a]\nb_c > d'],
    ['the numbers of such a list', '1. $ kubectl get pods\n2. a\n3.\n4. b', '$ kubectl get pods\na\n\nb'],
    ['the numbers of an editor', '  9\ta\n 10\t  b', 'a\n  b'],
    ['the numbers of a compiler', ' 9 | a\n10 |\n11 | b', 'a\n\nb'],
    ['the numbers of grep', '9-a\n10:b', 'a\nb'],
    ['a box', '│ a   │\n│   b │', 'a  \n  b'],
    ['a box in a list of quotes', '> | a\n> | b', 'a\nb'],
    ['code marks', '`a`\n`b`', 'a\nb'],
    ['line breaks of a page', 'a<br>\nb<br>', 'a\nb'],
    ['an indent', '  a\n    b\n', 'a\n  b\n'],
    ['an indent within a block of code', '  ```\n  a\n  b\n  ```', '```\na\nb\n```'],
    ['a blank line behind each line', 'a:\n\n  b\n\n\n\nc\n', 'a:\n  b\n\nc'],
    ['a blank line within a sentence', 'Failed to pull\n\nimage "a": certificate\n\nsigned by',
      'Failed to pull\nimage "a": certificate\nsigned by'],
    ['characters without a width', '\uFEFFa\n\u200Bb', 'a\nb'],
  ])('%s', (_, copied, written) => {
    expect(withoutCopyMarks(copied.split('\n')).join('\n')).toBe(written);
  });
});

describe('what people wrote stays as it is', () => {
  test.each([
    ['one line', '> a'],
    ['a list of messages', '- web-0: no such host\n- web-1: manifest unknown'],
    ['a list with numbers', '1. no such host\n2. manifest unknown'],
    ['messages with blank lines between', 'no such host\n\nmanifest unknown\n\ndenied'],
    ['failures with blank lines between', 'pull failed\n\nlookup failed\n\nimage denied'],
    ['sentences with blank lines between', 'pull failed.\n\nsee below\n\nthanks'],
    ['lines of which one has no mark', '> a\nb'],
    ['numbers that do not go on', '1 a\n3 b'],
    ['a trace of commands', '+ docker pull a\n+ docker push b'],
    ['backslashes', 'a[0] \\[b\\]'],
    ['options', '-a\n-b'],
  ])('%s', (_, text) => {
    const lines = text.split('\n');
    expect(withoutCopyMarks(lines)).toBe(lines);
  });
});
