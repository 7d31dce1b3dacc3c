import { memoized } from '../../src/collection/memoized';

test('a value is made once for a key', () => {
  const known = new Map<string, number>();
  const make = jest.fn(() => 7);
  expect([memoized(known, 'a', make), memoized(known, 'a', make), memoized(known, 'b', make)]).toEqual([7, 7, 7]);
  expect(make).toHaveBeenCalledTimes(2);
});
