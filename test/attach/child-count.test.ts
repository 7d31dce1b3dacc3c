import { Construct, RootConstruct } from 'constructs';
import { ChildCount } from '../../src/attach/child-count';

function parent(count: number): Construct {
  const construct = new RootConstruct();
  for (let index = 0; index < count; index++) {
    new Construct(construct, `child-${index}`);
  }
  return construct;
}

function counted(...constructs: Construct[]): ChildCount {
  const count = new ChildCount();
  constructs.forEach(construct => count.add(construct, construct.node.children.length));
  return count;
}

test.each([0, 1, 20, 21, 100])('of %i children, one more and one less is noticed', number => {
  const constructs = [parent(3), parent(number)];
  const count = counted(...constructs);
  expect(count.isSame).toBe(true);
  new Construct(constructs[1], 'more');
  expect(count.isSame).toBe(false);
  constructs[1].node.tryRemoveChild('more');
  expect(count.isSame).toBe(true);
});

test('few that become many are counted', () => {
  const construct = parent(1);
  const count = counted(construct);
  for (let index = 0; index < 50; index++) {
    new Construct(construct, `more-${index}`);
  }
  expect(count.isSame).toBe(false);
});

test('where constructs keep their children elsewhere, they count as changed', () => {
  const construct = parent(2);
  Object.defineProperty(construct.node, '_children', { value: undefined });
  const count = new ChildCount();
  count.add(construct, 2);
  expect(count.isSame).toBe(false);
});
