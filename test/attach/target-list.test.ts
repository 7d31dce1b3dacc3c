import { newChart, serviceAccount } from './support';
import { RenderRaw, Target } from '../../src/attach/target';
import { TargetList } from '../../src/attach/target-list';

const renderRaw: RenderRaw = render => render();

function target(name: string, namespace?: string): Target {
  return new Target(serviceAccount(newChart(), name), [], renderRaw, { name, namespace });
}

function listOf(...targets: Target[]): TargetList {
  const list = new TargetList(renderRaw);
  targets.forEach(entry => list.addObject(entry));
  return list;
}

test('objects are found by namespace and name', () => {
  const targets = [target('a', 'x'), target('a', 'y'), target('a'), target('b', 'x')];
  const list = listOf(...targets);
  expect(list.find('y', 'a')).toEqual([targets[1]]);
  expect(list.find(undefined, 'a')).toEqual([targets[2]]);
  expect(list.find('y', 'b')).toEqual([]);
});

test('two objects of one name are both found', () => {
  const targets = [target('a', 'x'), target('a', 'x')];
  expect(listOf(...targets).find('x', 'a')).toEqual(targets);
});

test('the names that several objects have', () => {
  const targets = [target('a', 'x'), target('b', 'x'), target('a', 'x'), target('a', 'y')];
  expect(listOf(...targets).sameNames).toEqual([[targets[0], targets[2]]]);
});

test('an ApiObject becomes a target when it is asked for', () => {
  const object = serviceAccount(newChart(), 'a');
  const list = listOf(target('b'));
  list.addObject(object);
  expect(list.find('payments', 'a')[0].object).toBe(object);
  expect(list.filter(candidate => candidate === object).map(({ name }) => name)).toEqual(['a']);
});
