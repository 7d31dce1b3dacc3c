import { Readable } from 'node:stream';
import { Progress } from '../../src/cli/progress';

/** A progress, and what it wrote; `step` lets time pass. */
function make(isTerminal: boolean) {
  let time = 0;
  let written = '';
  const output = { write: (text: string) => { written += text; }, isTerminal, columns: 80 };
  const progress = new Progress({
    stdin: Readable.from([]),
    stdout: output,
    stderr: output,
    env: {},
    now: () => new Date(time),
  });
  return { progress, step: (milliseconds: number) => { time += milliseconds; }, written: () => written };
}

test('prints nothing where there is no terminal', () => {
  const { progress, step, written } = make(false);
  step(10_000);
  progress.addBytes(1e6);
  progress.end();
  expect(written()).toBe('');
});

test('says nothing of what is done at once', () => {
  const { progress, step, written } = make(true);
  step(100);
  progress.addBytes(1e6);
  progress.end();
  expect(written()).toBe('');
});

test('says how much was read of what, now and then, and leaves nothing behind', () => {
  const { progress, step, written } = make(true);
  progress.addBytes(1e6);
  step(400);
  progress.addBytes(5e5, 'pods');
  progress.addBytes(5e5, 'pods');
  step(200);
  progress.addBytes(5e5);
  progress.end();
  progress.end();
  expect(written()).toBe('\r\u001b[Kreading pods: 1.5 MB\r\u001b[Kreading 2.5 MB\r\u001b[K');
});
