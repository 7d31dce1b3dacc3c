import { Readable } from 'node:stream';
import { InputProblem } from '../../src/audit/readers/reader-sink';
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
  ['an empty path', ['a.yaml', ''], {}],
  ['paths and a cluster', ['a.yaml'], { cluster: true }],
  ['an empty namespace', [], { cluster: true, namespace: '' }],
  ['an empty context', [], { cluster: true, context: '' }],
  ['a namespace without a cluster', ['a.yaml'], { namespace: 'payments' }],
  ['a context without a cluster', ['a.yaml'], { context: 'prod' }],
])('%s is refused', (_, paths, options) => {
  expect(() => checkInput(paths, options)).toThrow(UsageError);
});

function printed(...list: InputProblem[]): string {
  const { io, written } = makeIo();
  const problems = new Problems();
  list.forEach(problem => problems.addProblem(problem));
  problems.print(io);
  return written();
}

test('problems are told one a line, with their place and what they mean', () => {
  expect(printed(
    { file: 'a.yaml', line: 3, message: 'is not YAML' },
    { message: 'kubectl cannot list secrets: no', isFatal: true },
    { file: 'chart/templates', message: 'holds templates', isNote: true },
  )).toBe('not read: a.yaml:3 is not YAML\nerror: kubectl cannot list secrets: no\n'
    + 'note: chart/templates holds templates\n');
});

test('what is the same of several files is told once, and how many there are', () => {
  const of = (file: string, line?: number): InputProblem => ({ file, line, message: 'is binary', isNote: true });
  expect(printed(of('a'), of('b'), of('c', 1))).toBe('note: a is binary (and so b)\nnote: c:1 is binary\n');
  expect(printed(of('a'), of('b'), of('c'))).toBe('note: a is binary (and so 2 others)\n');
});

test('what only one of two files fails for is told of each', () => {
  expect(printed({ file: 'k8s/a', message: 'is binary', isNote: true }, { file: 'b', message: 'is binary' }))
    .toBe('note: k8s/a is binary\nnot read: b is binary\n');
});

test.each<[string, Partial<InputProblem>, number, boolean, boolean]>([
  ['what was named', { isFatal: true }, 1, true, true],
  ['a file among others', {}, 1, false, true],
  ['all there was', {}, 0, true, true],
  ['a note', { isNote: true }, 0, false, false],
])('%s fails the command, or is only missing', (_, problem, objects, isFailure, isIncomplete) => {
  const problems = new Problems();
  problems.addProblem({ message: 'x', ...problem });
  expect({ isFailure: problems.isFailure(objects), isIncomplete: problems.isIncomplete })
    .toEqual({ isFailure, isIncomplete });
});

test('of very many problems the first are told, and how many more there are', () => {
  const { io, written } = makeIo();
  const problems = new Problems();
  Array.from({ length: 150 }, (_, index) =>
    problems.addProblem({ file: `${index}.yaml`, line: 1, message: 'is not YAML' }),
  );
  problems.print(io);
  expect(written().split('\n')).toHaveLength(102);
  expect(written()).toMatch(/\n… and 50 more\n$/);
});
