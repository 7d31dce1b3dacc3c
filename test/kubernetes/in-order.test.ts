import { inOrder } from '../../src/kubernetes/in-order';

test.each([
  ['a map', { b: 1, a: 2 }, '{"a":2,"b":1}'],
  ['maps in maps and lists', [{ d: { y: 1, x: null }, c: [3, 1] }], '[{"c":[3,1],"d":{"x":null,"y":1}}]'],
  ['a text', 'b', '"b"'],
])('the entries of %s are by name, those of lists as they were', (_, value, expected) => {
  expect(JSON.stringify(inOrder(value))).toBe(expected);
});

test('what is no map stays what it is', () => {
  class Later {}
  const later = new Later();
  expect(inOrder({ later }).later).toBe(later);
});
