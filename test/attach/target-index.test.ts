import { newChart, serviceAccount } from './support';
import { Target } from '../../src/attach/target';
import { TargetIndex } from '../../src/attach/target-index';

function target(name: string, namespace?: string): Target {
  return new Target(serviceAccount(newChart(), name), [], render => render(), { name, namespace });
}

test('objects are found by namespace and name', () => {
  const targets = [target('a', 'x'), target('a', 'y'), target('a'), target('b', 'x')];
  const index = new TargetIndex(targets);
  expect(index.find('y', 'a')).toEqual([targets[1]]);
  expect(index.find(undefined, 'a')).toEqual([targets[2]]);
  expect(index.find('y', 'b')).toEqual([]);
});

test('two objects of one name are both found', () => {
  const targets = [target('a', 'x'), target('a', 'x')];
  expect(new TargetIndex(targets).find('x', 'a')).toEqual(targets);
});
