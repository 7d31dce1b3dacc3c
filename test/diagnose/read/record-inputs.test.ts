import { FailureInput } from '../../../src/diagnose/read/failure-input';
import { InputReader } from '../../../src/diagnose/read/input-reader';
import { Answers } from '../../../src/diagnose/report/answers';
import { diagnosisJson } from '../../../src/diagnose/report/to-json';
import { answerText } from '../../../src/diagnose/report/to-text';
import { answersTo, causesIn, namedIn } from '../pastes';

const W = 'Failed to pull image "a.io/w:1": manifest unknown';
const Q = 'Failed to pull image "a.io/q:1": toomanyrequests';
const TWO = [['tag-not-found', 'a.io/w:1'], ['rate-limited', 'a.io/q:1']];

test.each<readonly [string, object, readonly unknown[]]>([
  ['an object',
    { msg: 'pull failed', err: { type: 'Error', message: W, stack: `Error: ${W}\n  at x.js:1` } }, [TWO[0]]],
  ['an object that gives a reason', { message: 'sync error', error: { reason: W } }, [TWO[0]]],
  ['an object in a list, of any name', { msg: 'reconcile', events: [{ text: W }] }, [TWO[0]]],
  ['several, each of its own image', { msg: 'reconcile', events: [{ text: W }, { text: Q }] }, TWO],
  ['an object whose image stands beside it',
    { msg: 'Failed to pull image', image: 'a.io/q:1', err: { message: 'toomanyrequests' } }, [TWO[1]]],
])('a record of a log is read with what is said within it: %s', (_, record, expected) => {
  expect(namedIn(JSON.stringify(record))).toEqual(expected);
});

test('what the API server answers is read as a record is', () => {
  const message = 'pods "web" is forbidden: image policy webhook backend denied one or more images: no';
  expect(causesIn(JSON.stringify({ kind: 'Status', apiVersion: 'v1', message, reason: 'Forbidden' })))
    .toEqual([['admission-policy']]);
});

test('what a record says again within it is in the message once', () => {
  const inputs: FailureInput[] = [];
  const reader = new InputReader({ onInput: input => inputs.push(input) });
  reader.write(Buffer.from(JSON.stringify({ msg: 'a failed', err: { message: 'a failed', cause: { message: 'b' } } })));
  reader.end();
  expect(inputs.map(({ message }) => message)).toEqual(['a failed: b']);
});

test('what a record holds within it as a credential is not read', () => {
  expect(causesIn(JSON.stringify({ msg: 'a', auth: { password: W }, credentials: { error: W } }))).toEqual([]);
});

test.each<readonly [string, object]>([
  ['behind its namespace', { pod: 'prod/web-0' }],
  ['an object', { pod: { name: 'web-0', namespace: 'prod' } }],
  ['beside its namespace', { pod: 'web-0', namespace: 'prod' }],
])('the pod of a record of a log is in the command, and the error in the message: %s', (_, more) => {
  const answers = new Answers();
  const reader = new InputReader({ onInput: input => answers.addInput(input) });
  const record = { msg: 'Failed to pull image', image: 'nginx:1.99', err: 'toomanyrequests', ...more };
  reader.write(Buffer.from(JSON.stringify(record)));
  reader.end();
  const [text, ...others] = answers.list().map(answerText);
  expect(others).toEqual([]);
  expect(text).toContain('prod/web-0 nginx:1.99: rate-limited');
  expect(text).toContain('kubectl -n prod get pod web-0 ');
  expect(text).toContain('message: Failed to pull image: toomanyrequests');
});

test.each([
  ['a record of a log', (name: string) => JSON.stringify({ message: W, namespace: name, pod: name })],
  ['a record of a log, of other names', (name: string) =>
    JSON.stringify({ message: W, container: name, node: name, time: name })],
  ['a table', (name: string) => [
    '+--------------------------+--------------------------+----------------------------------------------------+',
    '| Namespace                | Pod                      | Message                                            |',
    `| ${name.padEnd(25)}| web-0                    | ${W.padEnd(51)}|`,
    `| shop                     | ${name.padEnd(25)}| ${Q.padEnd(51)}|`,
    '+--------------------------+--------------------------+----------------------------------------------------+',
  ].join('\n')],
])('a credential in the place of a name is in no output: %s', (_, textOf) => {
  for (const name of ['password=hunter2hunter2', 'https://al:hunter2xy@a']) {
    const answers = answersTo(textOf(name));
    const json = answers.flatMap(({ diagnoses }) => diagnoses.map(diagnosisJson));
    expect(answers).not.toHaveLength(0);
    expect([...answers.map(answerText), JSON.stringify(json)].join('\n')).not.toContain('hunter2');
  }
});
