import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { SCRIPTS } from './support/refresh-pod';

const files = readdirSync(SCRIPTS).filter(file => file.endsWith('.sh'));

test('shellcheck has nothing to say about any script', () => {
  const { status, stdout } = spawnSync('shellcheck', ['--shell=sh', ...files], { cwd: SCRIPTS, encoding: 'utf8' });
  expect([status, stdout]).toEqual([0, '']);
});

test('shellcheck holds them to POSIX', () => {
  expect(spawnSync('shellcheck', ['--shell=sh', '-'], { input: 'f() { local a=(1); }\n', encoding: 'utf8' }).status).toBe(1);
});

test.each(['bash', 'dash', 'busybox'])('%s reads every script', shell => {
  const args = shell === 'busybox' ? ['sh'] : [];
  expect(files.map(file => spawnSync(shell, [...args, '-n', file], { cwd: SCRIPTS, encoding: 'utf8' })).filter(({ status }) => status !== 0)).toEqual([]);
});
