import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { INVALID } from './support';

// As a process; from the packed tarball in test/package/command.test.ts.
const PROGRAM = ['--import', 'tsx', join(__dirname, '../../src/cli/main.ts')];

function run(args: readonly string[], input = '') {
  const { status, stdout, stderr } = spawnSync(process.execPath, [...PROGRAM, ...args], { input, encoding: 'utf-8' });
  return { status, stdout, stderr };
}

test('the exit code is that of the command', () => {
  expect(run(['audit', '-'], INVALID)).toMatchObject({
    status: 1, stdout: expect.stringContaining('PRA107'), stderr: '',
  });
  expect(run(['audit'])).toMatchObject({
    status: 2, stdout: '', stderr: expect.stringMatching(/^error: nothing to read/),
  });
});

test('whoever reads only the beginning is not a failure', async () => {
  const child = spawn(process.execPath, [...PROGRAM, 'rules', '--format', 'markdown'], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let errors = '';
  child.stderr.on('data', text => { errors += text; });
  child.stdout.once('data', () => child.stdout.destroy());
  const [status] = await once(child, 'close');
  expect({ status, errors }).toEqual({ status: 0, errors: '' });
});

test('an output that cannot be written is no bug', () => {
  const { status, stderr } = spawnSync(
    '/bin/sh', ['-c', '"$0" "$@" >/dev/full', process.execPath, ...PROGRAM, 'rules'], { encoding: 'utf-8' });
  expect({ status, stderr }).toEqual({ status: 2, stderr: 'error: the output cannot be written: ENOSPC\n' });
});

test('what nobody expected is a failure, and shows where, not what was read', () => {
  const preload = 'data:text/javascript,Object.hasOwn=()=>{throw new SyntaxError("hunt"+"er2")}';
  const { status, stderr } = spawnSync(
    process.execPath,
    ['--import', 'tsx', '--import', preload, PROGRAM[2], 'audit', '-', '--output', 'json=a'],
    { input: '{}', encoding: 'utf-8' },
  );
  expect(status).toBe(2);
  expect(stderr).toMatch(/^internal error: SyntaxError; please report it\n +at /);
  expect(stderr).not.toContain('hunter2');
});
