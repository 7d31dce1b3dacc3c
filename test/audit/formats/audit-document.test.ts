import { documentOf, OBJECTS, PROBLEMS } from './support';
import {
  byNamespace, countBySeverity, escapeControls, placeOf, problemSentence, summarize,
} from '../../../src/audit/formats/audit-document';

test('findings are counted and grouped', () => {
  const { findings } = documentOf().report;
  expect(countBySeverity(findings)).toEqual({ error: 1, warning: 1, info: 1 });
  expect([...byNamespace(findings)].map(([namespace, group]) => [namespace, group.length]))
    .toEqual([['payments', 1], ['shop', 2]]);
});

test.each([
  ['a file and its line', { file: 'k8s/a.yaml', line: 3 }, 'k8s/a.yaml:3'],
  ['standard input', { file: '-', line: 3 }, 'standard input:3'],
  ['a construct', { constructPath: 'app/web' }, 'app/web'],
  ['nothing', {}, ''],
])('a place is %s', (_, origin, place) => {
  expect(placeOf(origin)).toBe(place);
});

test.each([
  ['nothing found · 0 objects, 0 pull secrets', documentOf([])],
  ['1 error, 1 warning, 1 info · 3 objects, 1 pull secret · 1 accepted', documentOf()],
  ['1 error, 1 warning, 1 info · 3 objects, 1 pull secret · 1 accepted · 1 no Kubernetes object',
    documentOf([...OBJECTS, {}])],
  ['nothing found · 0 objects, 0 pull secrets · 1 not read', documentOf([], { problems: PROBLEMS })],
])('the summary: %s', (summary, document) => {
  expect(summarize(document)).toBe(summary);
});

test('what a terminal might obey is spelled out', () => {
  expect(escapeControls('a\u001b[31m\u202eb\ud800')).toBe('a\\u001b[31m\\u202eb\\ud800');
});

test.each([
  ['k8s/a.yaml does not exist.', { file: 'k8s/a.yaml', message: 'does not exist' }, false],
  ['k8s/a.yaml (document 0, line 7) is not UTF-8.',
    { file: 'k8s/a.yaml', document: 0, line: 7, message: 'is not UTF-8' }, false],
  ['k8s/a.yaml (line 7): kind Farm was not checked.',
    { file: 'k8s/a.yaml', line: 7, message: 'kind Farm was not checked' }, true],
  ['kind Farm was not checked.', { message: 'kind Farm was not checked' }, true],
  ['a\\u001b[31m.yaml is binary.', { file: 'a\u001b[31m.yaml', message: 'is binary' }, false],
])('a problem in a sentence: %s', (sentence, problem, hasSubject) => {
  expect(problemSentence(problem, hasSubject)).toBe(sentence);
});
