import { documentOf, evilDocument } from './support';
import { toGitHub } from '../../../src/audit/formats/github';

test('a finding is a command with its place, the worst first', () => {
  const lines = toGitHub(documentOf(undefined, { showsInfo: true })).trimEnd().split('\n');
  expect(lines.map(line => line.split(' ', 1)[0])).toEqual(['::error', '::warning', '::notice']);
  expect(lines[0]).toMatch(
    /^::error file=k8s\/a b0\.yaml,line=1,title=PRA103 [^:]+::Deployment payments\/web .*%0ADeployment 'payments.*%0AAdd/);
});

test('standard input is no file, and information is left out', () => {
  const text = toGitHub(documentOf(undefined, { origin: { file: '-', line: 1 } }));
  expect(text).toMatch(/^::error line=1,title=/);
  expect(text).not.toContain('::notice');
});

test('names of any kind end no command', () => {
  const lines = toGitHub(evilDocument()).trimEnd().split('\n');
  expect(lines.every(line => /^::(?:error|warning) [^\n]*::/.test(line))).toBe(true);
  expect(toGitHub(documentOf(undefined, { origin: { file: 'a,b:c%.yaml' } }))).toContain('file=a%2Cb%3Ac%25.yaml,');
});
