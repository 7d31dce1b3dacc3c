import { yamlLines } from '../../../src/audit/facts/yaml-comments';

const comments = (text: string) => yamlLines(text).map(({ comment }) => comment);

test.each([
  ['a line of its own', '# a', ['# a']],
  ['the end of a line', 'a: b # c', ['# c']],
  ['the end of a line with quotes', 'a: "b # c" # d', ['# d']],
  ['an escaped quote', 'a: "b \\" # c" # d', ['# d']],
  ['an apostrophe in a word', "a: it's # b", ['# b']],
  ['a text of several lines', 'a: |\n  # b\n\n    # c\n# d', ['', '', '', '', '# d']],
  ['a text of several lines in a list', '- >-\n  # b\n- c # d', ['', '', '# d']],
  ['a comment that is indented less than the text', '- a: | # x\n    text\n  # b', ['# x', '', '# b']],
])('%s', (_, text, expected) => {
  expect(comments(text)).toEqual(expected);
});

test.each(['a: b#c', 'a: {b: "#c"}', "a: '# b'", 'https://reg.io/#a'])('%s has none', text => {
  expect(comments(text)).toEqual(['']);
});
