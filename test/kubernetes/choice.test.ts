import { checkChoice } from '../../src/kubernetes/choice';

enum Fruit {
  APPLE = 'apple',
  DRAGON_FRUIT = 'dragon-fruit',
}

test.each([[Fruit.APPLE], [Fruit.DRAGON_FRUIT]])('%s is one of the choices', fruit => {
  expect(checkChoice('fruit', fruit, Fruit)).toBe(fruit);
});

test.each([
  ['DRAGON_FRUIT', '"DRAGON_FRUIT"'],
  ['toString', '"toString"'],
  [1, '1'],
  [undefined, 'undefined'],
])('%j is none', (value, shown) => {
  expect(() => checkChoice('fruit', value as Fruit, Fruit))
    .toThrow(`'fruit' must be one of apple, dragon-fruit; got ${shown}`);
});
