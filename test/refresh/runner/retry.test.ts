import * as timers from 'node:timers/promises';
import { failure, retry as module } from './modules';

jest.mock('node:timers/promises', () => ({ setTimeout: jest.fn() }));
const sleep = timers.setTimeout as unknown as jest.Mock;
const { Failure } = failure;

let now = 1000;
beforeEach(() => {
  now = 1000;
  sleep.mockReset().mockImplementation(async (ms: number) => { now += ms / 1000; });
});

/** Tries something that works at the n-th attempt; gives how often it was tried, and how it ended. */
async function tries(n: number, error: unknown, seconds = 9999): Promise<[number, string]> {
  let tried = 0;
  const attempt = async () => {
    tried += 1;
    if (tried < n) throw error;
    return 'ok';
  };
  const ended = await module.retry({ now: () => now, until: 1000 + seconds }, attempt).catch(thrown => thrown.message);
  return [tried, ended];
}

test.each<[string, number, unknown, number, [number, string]]>([
  ['until it works', 3, new Failure('no', true), 9999, [3, 'ok']],
  ['a bounded number of times', 99, new Failure('no', true), 9999, [4, 'no']],
  ['nothing that cannot help', 99, new Failure('no', false), 9999, [1, 'no']],
  ['no mistake of ours', 99, new TypeError('no'), 9999, [1, 'TypeError: no']],
  ['no longer than the budget', 99, new Failure('no', true), 0, [1, 'no']],
  ['nothing that would begin after the budget', 99, new Failure('no', true), 6, [2, 'no']],
  ['nothing that the server wants to hear after the budget', 99, new Failure('no', true, 3600), 120, [1, 'no']],
])('tries %s', async (_, n, error, seconds, result) => {
  expect(await tries(n, error, seconds)).toEqual(result);
});

test('waits about twice as long each time, a random part of it', async () => {
  await tries(99, new Failure('no', true));
  const [first, second, third] = sleep.mock.calls.map(([ms]) => ms / 1000);
  expect([first >= 2 && first <= 4, second >= 4 && second <= 8, third >= 8 && third <= 16]).toEqual([true, true, true]);
  const waits = new Set<number>();
  for (let run = 0; run < 6; run += 1) {
    sleep.mockClear();
    await tries(2, new Failure('no', true));
    waits.add(sleep.mock.calls[0][0]);
  }
  expect(waits.size).toBeGreaterThan(1);
});

test('waits as long as the server asks for', async () => {
  await tries(2, new Failure('no', true, 30));
  expect(sleep.mock.calls).toEqual([[30000]]);
});
