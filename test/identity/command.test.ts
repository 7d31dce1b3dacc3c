import { execFileSync } from 'node:child_process';
import { command, placeholder, ShellText } from '../../src/identity/command';

test('a shell reads the words as they were', () => {
  const words = ['a=b', 'x y', '$HOME', '<A>', '{"a":["*"]}', "it's", 'serviceAccount:p.svc.id.goog[n/s]', ''];
  const script = command('printf', '%s|', ...words);
  expect(execFileSync('sh', ['-c', script], { encoding: 'utf8' })).toBe(words.map(word => `${word}|`).join(''));
});

test('a command substitution stays one', () => {
  expect(execFileSync('sh', ['-c', command('printf', '%s', new ShellText(`"$(${command('echo', 'a', 'b')})"`))], { encoding: 'utf8' })).toBe('a b');
});

test('what is not known stands in angle brackets', () => {
  expect(command('az', '--name', placeholder('resource group'))).toBe("az --name '<RESOURCE GROUP>'");
});
