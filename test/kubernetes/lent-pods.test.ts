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
