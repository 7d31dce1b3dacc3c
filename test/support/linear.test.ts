import { growthOf } from './linear';

const turns = (count: number) => {
  let sum = 0;
  for (let turn = 0; turn < count; turn += 1) sum += turn;
  return sum;
};

test('tells linear work from quadratic work', async () => {
  expect(await growthOf(20_000_000, size => size, turns)).toBeLessThan(6);
  expect(await growthOf(5_000, size => size, size => turns(size ** 2))).toBeGreaterThan(9);
});
