import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { lentImages, lentTo } from '../../src/kubernetes/lent-pods';

const step = (image: string) => ({ name: 'step', image });

test.each([
  ['Task', { steps: [step('a'), { name: 'no-image' }], stepTemplate: { image: 'b' }, sidecars: [step('c')] }, 'abc'],
  ['Pipeline', {
    tasks: [{ taskSpec: { steps: [step('a')] } }, { taskRef: {} }],
    finally: [{ taskSpec: { sidecars: [step('b')] } }],
  }, 'ab'],
  ['StepAction', { image: 'a' }, 'a'],
])('a %s of Tekton says what pods of others pull', (kind, spec, expected) => {
  expect(lentImages(`tekton.dev/${kind}`, { spec }).map(({ image }) => image).join('')).toBe(expected);
});

test.each([
  ['tekton.dev/Task', 'TaskRun'], ['tekton.dev/Pipeline', 'PipelineRun'], ['tekton.dev/TaskRun', undefined],
])('the pods of a %s are made for a %s', (groupKind, expected) => {
  expect(lentTo(groupKind)).toBe(expected);
});

test('the page of custom resources names the kinds of Tekton that have no list of pull secrets, and no others', () => {
  const page = readFileSync(join(__dirname, '../../docs/patterns.md'), 'utf-8');
  const [, kinds] = /\*\*Tekton:\*\*[^.]*\. ([^]*?) have no list/.exec(page)!;
  const named = kinds.split(/, | and /);
  expect(named).toEqual(['Task', 'ClusterTask', 'Pipeline', 'StepAction']);
  expect(named.filter(kind => lentTo(`tekton.dev/${kind}`) === undefined)).toEqual([]);
});
