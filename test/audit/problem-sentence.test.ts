import { problemSentence } from '../../src/audit/problem-sentence';

test.each([
  ['k8s/a.yaml does not exist.', { file: 'k8s/a.yaml', message: 'does not exist' }, false],
  ['k8s/a.yaml (document 0, line 7) is not UTF-8.',
    { file: 'k8s/a.yaml', document: 0, line: 7, message: 'is not UTF-8' }, false],
  ['k8s/a.yaml (line 7): kind Farm was not checked.',
    { file: 'k8s/a.yaml', line: 7, message: 'kind Farm was not checked' }, true],
  ['kind Farm was not checked.', { message: 'kind Farm was not checked' }, true],
  ['a\\u001b[31m.yaml is binary.', { file: 'a\u001b[31m.yaml', message: 'is binary' }, false],
])('%s', (sentence, problem, hasSubject) => {
  expect(problemSentence(problem, hasSubject)).toBe(sentence);
});
