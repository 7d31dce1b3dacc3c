import { problem, reasonOf } from '../../../src/audit/readers/reader-sink';

test.each([
  ['ENOENT', 'does not exist'],
  ['EISDIR', 'is a folder'],
  ['EACCES', 'may not be read: permission denied'],
  ['EPERM', 'may not be read: permission denied'],
  ['ELOOP', 'is a link that leads to itself'],
  ['EIO', 'cannot be read: EIO'],
  ['constructor', 'cannot be read: constructor'],
  [undefined, 'cannot be read: unknown error'],
])('%s is told as: %s', (code, reason) => {
  expect(reasonOf(Object.assign(new Error('a message with /a/path'), { code }))).toBe(reason);
});

test('only of a path that somebody named it is fatal', () => {
  const error = { code: 'ENOENT' };
  expect(problem('a.yaml', error, true)).toEqual({
    problem: { file: 'a.yaml', message: 'does not exist', isFatal: true },
  });
  expect(problem('a.yaml', error, false)).toEqual({ problem: { file: 'a.yaml', message: 'does not exist' } });
});
