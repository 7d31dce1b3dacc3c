import { firstRepeated } from '../../src/collection/first-repeated';

test('the first value that repeats one before it, by its text or by a key', () => {
  expect(firstRepeated(['a', 'b', 'c', 'b', 'a'])).toBe('b');
  expect(firstRepeated(['web', 'api', 'worker'], name => name[0])).toBe('worker');
  expect(firstRepeated([{ in: undefined }, { in: 'a' }, { in: undefined }], value => value.in)).toEqual({});
});

test('none, where each is there once', () => {
  expect(firstRepeated(['a', 'b'])).toBeUndefined();
  expect(firstRepeated([])).toBeUndefined();
});
