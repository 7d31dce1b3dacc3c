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
    .toThrow("'annotations' must have strings as values, got 7 for 'team': write it in quotes");
});

test('what something else sets is refused', () => {
  expect(() => checkFree('labels', { a: '' }, ['a'], 'X'))
    .toThrow("'labels' must not hold 'a', got '': X sets it. Leave it out");
  expect(() => checkFree('labels', { b: '' }, ['a', 'toString'], 'X')).not.toThrow();
});
