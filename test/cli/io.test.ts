import { Readable } from 'node:stream';
import { asUsageError, asyncUsageError, hasColor, UsageError } from '../../src/cli/io';

test.each([
  [true, {}, true],
  [false, {}, false],
  [true, { NO_COLOR: '1' }, false],
  [true, { NO_COLOR: '' }, true],
  [true, { TERM: 'dumb' }, false],
  [false, { FORCE_COLOR: '1' }, true],
  [true, { FORCE_COLOR: '0' }, false],
  [false, { FORCE_COLOR: '1', NO_COLOR: '1' }, false],
])('on a terminal: %s, with %j: colours: %s', (isTerminal, env, expected) => {
  const output = { write: () => {}, isTerminal, columns: 80 };
  expect(hasColor({ stdin: Readable.from([]), stdout: output, stderr: output, env, now: () => new Date() }))
    .toBe(expected);
});

test('what a user can fix is a usage error', async () => {
  expect(() => asUsageError(() => { throw new Error('a'); })).toThrow(UsageError);
  await expect(asyncUsageError(async () => { throw new Error('a'); })).rejects.toThrow(UsageError);
  expect(asUsageError(() => 1)).toBe(1);
  expect(await asyncUsageError(async () => 1)).toBe(1);
});
