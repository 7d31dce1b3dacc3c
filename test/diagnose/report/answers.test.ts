import { Answers } from '../../../src/diagnose/report/answers';

const said = (image: string, error: string) => `Failed to pull image "${image}": ${error}`;
const DNS = 'dial tcp: lookup a.io: no such host';

/** What is answered to some messages, each perhaps of a pod. */
function answers(...inputs: (readonly [text: string, pod?: string, reason?: string])[]) {
  const all = new Answers();
  inputs.forEach(([text, pod, reason]) => all.addInput({ message: text, text, pod, reason }));
  return all.list().map(({ diagnoses, messages }) => [
    diagnoses[0].failure.cause, diagnoses.map(({ input }) => input.pod), messages,
  ]);
}

test('the same of the same pod is said once, and counted', () => {
  expect(answers(...Array.from({ length: 20 }, () => [said('a.io/x:1', DNS), 'web-0'] as const)))
    .toEqual([['dns', ['web-0'], 20]]);
});

test('what has the same cause, registry and advice is one problem of all its pods', () => {
  expect(answers([said('a.io/x:1', DNS), 'web-0'], [said('a.io/y:1', DNS), 'web-1'], [said('b.io/z:1', DNS), 'web-2']))
    .toEqual([['dns', ['web-0', 'web-1'], 2], ['dns', ['web-2'], 1]]);
});

test('other advice for the same cause is another problem', () => {
  const refused = (kind: string) =>
    said('a.io/x:1', `failed to authorize: failed to fetch ${kind} token: unexpected status: 401 Unauthorized`);
  expect(answers([refused('anonymous'), 'web-0'], [refused('oauth'), 'web-1'])).toHaveLength(2);
});

test('a message that does not tell the cause counts only where no other of the pod does', () => {
  expect(answers(['Back-off pulling image "a.io/x:1"', 'web-0'], [said('a.io/x:1', DNS), 'web-0'],
    ['ErrImagePull', 'web-1', 'ErrImagePull'])).toEqual([['dns', ['web-0'], 1], ['other', ['web-1'], 1]]);
});

test('the answer is for the pod of which most is known', () => {
  expect(answers([said('a.io/x:1', DNS)], [said('a.io/x:1', DNS), 'web-0']))
    .toEqual([['dns', ['web-0', undefined], 2]]);
});

test('where nothing tells of a pull, the text is shown as a whole', () => {
  expect(answers(['one'], ['two'])).toEqual([['other', [undefined], 1]]);
  expect(answers()).toEqual([]);
});
