import { PullFailureContext } from '../../../src/diagnose';
import { FailureInput } from '../../../src/diagnose/read/failure-input';
import { explainInput } from '../../../src/diagnose/report/diagnosis';
import { diagnosisJson } from '../../../src/diagnose/report/to-json';
import { diagnosisText } from '../../../src/diagnose/report/to-text';

const message = 'Failed to pull image "ghcr.io/acme/app:1": rpc error: code = Unknown desc = Error response from '
  + 'daemon: Head "https://u:secret@ghcr.io/v2/acme/app/manifests/1": denied: denied';
const input: FailureInput = {
  message,
  text: message,
  namespace: 'prod',
  pod: 'web-0',
  container: 'web',
  time: '2026-01-02T03:04:05Z',
  reason: 'Failed',
};
const context = new PullFailureContext([
  {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'web-0', namespace: 'prod' },
    spec: { containers: [{ name: 'web', image: 'ghcr.io/acme/app:1' }] },
  },
]);

test('gives an object of JSON with the message first, and without a login', () => {
  const json = diagnosisJson(explainInput(input));
  expect(Object.keys(json).slice(0, 3)).toEqual(['message', 'cause', 'alternatives']);
  expect(json).toMatchSnapshot();
});

test('leaves out of JSON what is not known', () => {
  expect(Object.keys(diagnosisJson(explainInput({ message: 'hello', text: 'hello' })))).toEqual([
    'message', 'cause', 'alternatives', 'confidence', 'evidence', 'meaning', 'fix', 'nextCommand',
  ]);
});

test('gives a text for people, with what the cluster adds', () => {
  expect(diagnosisText(explainInput(input))).toMatchSnapshot();
  expect(diagnosisText(explainInput(input, context))).toMatchSnapshot();
});

test('writes no control character to a terminal', () => {
  const hostile = 'failed to pull image \u001b[2J\u0007 x: 401 Unauthorized';
  // eslint-disable-next-line no-control-regex
  expect(diagnosisText(explainInput({ message: hostile, text: hostile, pod: '\u001b]0;title\u0007' })))
    .not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f]/);
});
