import { checkAnnotations, checkFree, checkLabels } from '../../src/kubernetes/labels';

test('labels are held against the grammar of Kubernetes', () => {
  expect(() => checkLabels('labels', { 'example.com/team': 'a', 'empty': '' })).not.toThrow();
  expect(() => checkLabels('labels', { team: 'a b' })).toThrow("'labels' must hold labels, got 'team': 'a b'");
  expect(() => checkLabels('labels', { team: 7 as any }))
    .toThrow("'labels.team' must be a string, got 7: write '7' in quotes");
});

test('the key of an annotation may have upper case, and its value anything', () => {
  expect(() => checkAnnotations('annotations', { 'Example.com/team': 'any text!' })).not.toThrow();
  expect(() => checkAnnotations('annotations', { 'a b': '' }))
    .toThrow("'annotations' must have qualified names such as 'example.com/team', got 'a b'");
  expect(() => checkAnnotations('annotations', { team: 7 as any }))
    .toThrow("'annotations.team' must be a string, got 7: write '7' in quotes");
});

const TOKENS = ['ghp_S3cr3tAbCd/x+y==', 'me:hunter2@example.com', 'S3cr3t'.repeat(11)];

test.each(TOKENS)('a value of a label that may be a credential is not shown: %s', token => {
  expect(() => checkLabels('labels', { team: token }))
    .toThrow(/^'labels' must hold labels, got 'team': a text that is not shown, since it may be a credential/);
  expect(() => checkFree('labels', { team: token }, ['team'], 'X')).toThrow(/got a text that is not shown/);
});

test.each<[Record<string, any>]>([
  [{ 'pay\r\nments': 'a b' }], [{ 'pay\r\nments': 7 }], [{ 'pay\u0085\u202e': '' }], [{ team: 'pay\r\nments' }],
])('an error is on one line: %j', members => {
  for (const check of [checkLabels, checkAnnotations].slice(0, 'team' in members ? 1 : 2)) {
    expect(() => check('members', members)).toThrow(/^[^\p{Cc}\p{Cf}]+$/u);
  }
});

test('the length of a value that is too long for a label is told', () => {
  expect(() => checkLabels('labels', { team: 'x'.repeat(64) })).toThrow(/ \(64 characters\): letters, /);
});

test.each<[unknown, string]>([[{ password: 'hunter2' }, 'Object'], [['hunter2'], 'Array'], [null, 'null']])(
  'what is no text at all is not shown: %j', (value, type) => {
    const members: any = { team: value };
    expect(() => checkLabels('labels', members)).toThrow(new Error(`'labels.team' must be a string, got ${type}`));
    expect(() => checkAnnotations('annotations', members))
      .toThrow(new Error(`'annotations.team' must be a string, got ${type}`));
  },
);

test('what something else sets is refused', () => {
  expect(() => checkFree('labels', { a: '' }, ['a'], 'X'))
    .toThrow("'labels' must not hold 'a', got '': X sets it. Leave it out");
  expect(() => checkFree('labels', { b: '' }, ['a', 'toString'], 'X')).not.toThrow();
});
