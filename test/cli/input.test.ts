import { Readable } from 'node:stream';
import { checkInput, Problems } from '../../src/cli/input';
import { Io, UsageError } from '../../src/cli/io';

function makeIo() {
  let written = '';
  const output = { write: (text: string) => { written += text; }, isTerminal: false, columns: 80 };
  const io: Io = { stdin: Readable.from([]), stdout: output, stderr: output, env: {}, now: () => new Date(0) };
  return { io, written: () => written };
}

test.each<[string, string[], object]>([
  ['nothing to read', [], {}],
  ['paths and a cluster', ['a.yaml'], { cluster: true }],
  ['a namespace without a cluster', ['a.yaml'], { namespace: 'payments' }],
  ['a context without a cluster', ['a.yaml'], { context: 'prod' }],
])('%s is refused', (_, paths, options) => {
  expect(() => checkInput(paths, options)).toThrow(UsageError);
});

test('problems are told one a line, with their place', () => {
  const { io, written } = makeIo();
  const problems = new Problems();
  problems.addProblem({ file: 'a.yaml', line: 3, message: 'is not YAML' });
  problems.addProblem({ message: 'kubectl cannot list secrets: no' });
  problems.addProblem({ file: 'chart/templates', message: 'holds templates', isNote: true });
  problems.print(io);
  expect(written()).toBe(
    'error: a.yaml:3 is not YAML\nerror: kubectl cannot list secrets: no\nnote: chart/templates holds templates\n',
  );
  expect(problems.isFailure).toBe(true);
});

test('notes are no failure', () => {
  const problems = new Problems();
  problems.addProblem({ message: 'left out', isNote: true });
  expect(problems.isFailure).toBe(false);
});

test('of very many problems the first are told, and how many more there are', () => {
  const { io, written } = makeIo();
  const problems = new Problems();
  Array.from({ length: 150 }, (_, index) =>
    problems.addProblem({ file: `${index}.yaml`, message: 'is binary and was not read' }),
  );
  problems.print(io);
  expect(written().split('\n')).toHaveLength(102);
  expect(written()).toMatch(/\n… and 50 more\n$/);
});
