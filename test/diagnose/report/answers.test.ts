import { Answers } from '../../../src/diagnose/report/answers';
import { expectLinear } from '../../support/linear';

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

test('what is broken over lines and said again is counted too', () => {
  const lines = ['Failed to pull image "a.io/x:1":', DNS];
  const all = new Answers();
  for (let times = 0; times < 3; times++) {
    all.addInput({ message: lines.join('\n'), text: lines.join('\n'), lines });
  }
  expect(all.list().map(({ messages, diagnoses }) => [messages, diagnoses.length])).toEqual([[3, 1]]);
});

test('what is said again is the same, whichever image or container it is of', () => {
  const all = new Answers();
  const message = said('a.io/x:1', DNS);
  for (const container of [undefined, 'web', 'web', 'sidecar']) {
    all.addInput({ message, text: message, pod: 'web-0', container });
  }
  const nameless = `failed to pull image: ${DNS}`;
  [said('a.io/y:1', DNS), nameless, nameless].forEach(text => all.addInput({ message: text, text, pod: 'web-0' }));
  expect(all.list().map(({ messages, diagnoses }) => [
    messages, diagnoses.map(({ input: { container }, failure: { image } }) => [container, image]),
  ])).toEqual([[7, [['web', 'a.io/x:1'], [undefined, 'a.io/y:1'], [undefined, undefined]]]]);
});

test('what has the same cause, registry and advice is one problem of all its pods', () => {
  expect(answers([said('a.io/x:1', DNS), 'web-0'], [said('a.io/y:1', DNS), 'web-1'], [said('b.io/z:1', DNS), 'web-2']))
    .toEqual([['dns', ['web-0', 'web-1'], 2], ['dns', ['web-2'], 1]]);
});

test('where one does not tell its registry, it is the problem of the first that does, before it or behind', () => {
  const nameless = `failed to pull image: ${DNS}`;
  expect(answers([nameless, 'web-0'], [said('a.io/x:1', DNS), 'web-1'], [said('b.io/y:1', DNS), 'web-2'],
    [nameless, 'web-3'])).toEqual([['dns', ['web-0', 'web-1', 'web-3'], 3], ['dns', ['web-2'], 1]]);
});

test('very many registries cost no more than in proportion', () => expectLinear(
  10_000, size => Array.from({ length: size }, (_, number) => [said(`a${number}.io/x:1`, DNS)] as const),
  inputs => answers(...inputs),
));

test('other advice for the same cause is another problem', () => {
  const refused = (kind: string) =>
    said('a.io/x:1', `failed to authorize: failed to fetch ${kind} token: unexpected status: 401 Unauthorized`);
  expect(answers([refused('anonymous'), 'web-0'], [refused('oauth'), 'web-1'])).toHaveLength(2);
});

test('a message that does not tell the cause counts only where no other of the pod does', () => {
  expect(answers(['Back-off pulling image "a.io/x:1"', 'web-0'], [said('a.io/x:1', DNS), 'web-0'],
    ['ErrImagePull', 'web-1', 'ErrImagePull'])).toEqual([['dns', ['web-0'], 1], ['other', ['web-1'], 1]]);
});

test('a cause without a pod is that of the only pod of which nothing else is said', () => {
  expect(answers(['ErrImagePull', 'web-0', 'ErrImagePull'], [said('a.io/x:1', DNS)])).toEqual([['dns', ['web-0'], 1]]);
});

describe('a cause without a pod, and a pod that waits for another image', () => {
  const waits = ['Back-off pulling image "a.io/x:1"', 'web-0', 'BackOff'] as const;

  test('are two problems', () => {
    for (const image of ['a.io/y:1', 'b.io/x:1', 'a.io/x:2']) {
      expect(answers(waits, [said(image, DNS)])).toEqual([['other', ['web-0'], 1], ['dns', [undefined], 1]]);
    }
  });

  test('are not, where both may be the same', () => {
    for (const image of ['a.io/x:1@sha256:' + '0a'.repeat(32), 'a.io/x', 'x:1']) {
      expect(answers(waits, [said(image, DNS)])).toEqual([['dns', ['web-0'], 1]]);
    }
    expect(answers(['Back-off pulling image "docker.io/web:1"', 'web-0', 'BackOff'],
      [said('docker.io/library/web:1', DNS)])).toEqual([['dns', ['web-0'], 1]]);
  });

  test('leave to the pod what is of its own', () => {
    expect(answers([said('a.io/y:1', 'manifest unknown')], waits, [said('a.io/x:1', DNS)]))
      .toEqual([['tag-not-found', [undefined], 1], ['dns', ['web-0'], 1]]);
  });
});

test('the answer is for the pod of which most is known', () => {
  expect(answers([said('a.io/x:1', DNS)], [said('a.io/x:1', DNS), 'web-0']))
    .toEqual([['dns', ['web-0', undefined], 2]]);
});

test('where nothing tells of a pull, the text is shown as a whole', () => {
  expect(answers(['one'], ['two'])).toEqual([['other', [undefined], 1]]);
  expect(answers()).toEqual([]);
});
