import { execFileSync } from 'node:child_process';
import { shellCommand, placeholder, ShellText } from '../../src/identity/command';

test('a shell reads the words as they were', () => {
  const words = ['a=b', 'x y', '$HOME', '<A>', '{"a":["*"]}', "it's", 'serviceAccount:p.svc.id.goog[n/s]', ''];
  const script = shellCommand('printf', '%s|', ...words);
  expect(execFileSync('sh', ['-c', script], { encoding: 'utf8' })).toBe(words.map(word => `${word}|`).join(''));
});

test('a command substitution stays one', () => {
  expect(
    execFileSync('sh', ['-c', shellCommand('printf', '%s', new ShellText(`"$(${shellCommand('echo', 'a', 'b')})"`))], {
      encoding: 'utf8',
    }),
  ).toBe('a b');
});

test('what is not known stands in angle brackets', () => {
  expect(shellCommand('az', '--name', placeholder('resource group'))).toBe("az --name '<RESOURCE GROUP>'");
});
