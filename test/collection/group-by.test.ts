import { groupBy } from '../../src/collection/group-by';

test('what has one key is together, in the order of the first of each', () => {
  expect([...groupBy(['web', 'api', 'worker', 'auth', 'db'], name => name[0])]).toEqual([
    ['w', ['web', 'worker']], ['a', ['api', 'auth']], ['d', ['db']],
  ]);
});
