import { PullFailureContext } from '../../../src/diagnose';
import { FailureInput } from '../../../src/diagnose/read/failure-input';
import { Diagnosis, explainInput } from '../../../src/diagnose/report/diagnosis';
import { diagnosisJson } from '../../../src/diagnose/report/to-json';
import { answerText } from '../../../src/diagnose/report/to-text';

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

const diagnosisText = (diagnosis: Diagnosis) => answerText({ diagnoses: [diagnosis], messages: 1 });

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

test('cuts a long message in the middle: its ends say what was pulled, and what came of it', () => {
  const long = `Failed to pull image "a/b:1": ${'x'.repeat(5_000)} ${'y'.repeat(300)}: no such host`;
  const text = diagnosisText(explainInput({ message: long, text: long }));
  expect(text).toMatch(/message: Failed to pull image "a\/b:1": x+ … \(\d+ characters\) … y+: no such host\n/);
});

test('says the cause, what to do and the command first, and what is missing in the command', () => {
  const text = diagnosisText(explainInput({ message: 'daemon: manifest unknown', text: 'daemon: manifest unknown' }));
  expect(text.match(/^ {2}[a-z ]+(?=:)/gm)).toEqual(['  means', '  fix', '  next', '  fill in', '  read', '  message']);
  expect(text).toContain('fill in: REPOSITORY (the image: kubectl -n NAMESPACE get pod POD ');
});

test('names the pods and images of one problem, the first ten, and how often it was said', () => {
  const diagnoses = Array.from({ length: 12 }, (_, index) => explainInput({ ...input, pod: `web-${index}` }));
  const text = answerText({ diagnoses, messages: 40 });
  expect(text).toMatch(/^prod\/web-0 and 11 more pods ghcr\.io\/acme\/app:1: forbidden-denied/);
  expect(text).toMatch(/pods: {4}prod\/web-0, .*prod\/web-9 and 2 more\n/);
  expect(text).toMatch(/seen: {4}40 times\n/);
  expect(text).not.toContain('images:');
});
