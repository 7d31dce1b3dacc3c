import { FailureInput } from '../../../src/diagnose/read/failure-input';
import { InputReader } from '../../../src/diagnose/read/input-reader';
import { namedIn } from '../pastes';

const MISSING = 'failed to resolve ref docker.io/a/b:9: docker.io/a/b:9: not found';
const LIMITED = 'CannotPullContainerError: toomanyrequests: You have reached your pull rate limit';
const TWO = [['tag-not-found', 'a.io/w:1'], ['rate-limited', 'a.io/q:1']];
const W = 'Failed to pull image "a.io/w:1": manifest unknown';
const Q = 'Failed to pull image "a.io/q:1": toomanyrequests';

test.each<readonly [string, unknown, readonly unknown[]]>([
  ['lists of lists, as Loki has them', { data: [{ stream: { job: 'k' }, values: [['1', W], ['2', Q]] }] }, TWO],
  ['one object', { first: W, second: Q }, TWO],
  ['objects within members of any name', { items: { x: { said: W }, y: { said: Q } } }, TWO],
  ['texts that are JSON themselves', { lines: [JSON.stringify({ line: W }), JSON.stringify({ line: Q })] }, TWO],
  ['objects beside the image of each', {
    pods: [{ image: 'a.io/w:1', why: 'Failed to pull image: manifest unknown' },
      { image: 'a.io/q:1', why: 'Failed to pull image: toomanyrequests' }],
  }, TWO],
  ['the events of services of ECS, of which one names no image', {
    services: [{
      serviceName: 'web',
      events: [{ message: `(task 1) failed to start: ${LIMITED}` }, {
        message: `(task 2) failed to start: CannotPullContainerError: ${MISSING}`,
      }],
    }],
  }, [['rate-limited', undefined], ['tag-not-found', 'docker.io/a/b:9']]],
])('two failures in JSON of unknown form stay two: %s', (_, object, expected) => {
  expect(namedIn(JSON.stringify(object))).toEqual(expected);
  expect(namedIn(JSON.stringify(object, null, 2))).toEqual(expected);
});

test('what a member called like a credential holds is nothing that was said', () => {
  const inputs: FailureInput[] = [];
  const reader = new InputReader({ onInput: input => inputs.push(input) });
  reader.write(Buffer.from(JSON.stringify({
    a: { said: W, password: 'correct horse', authorization: 'Digest opaque' },
    b: { said: Q, proxyPassword: 'battery staple', cookie: 'a=b c' },
  })));
  reader.end();
  expect(inputs.map(({ message }) => message)).toEqual([W, Q]);
});

test('a failure behind very many members that say something else is read', () => {
  const items = Array.from({ length: 1_500 }, (_, number) => `all is well with ${number}`);
  expect(namedIn(JSON.stringify({ items: [W, ...items, Q] }))).toEqual(TWO);
});

test('one failure in JSON of unknown form is read with all that stands around it', () => {
  expect(namedIn(JSON.stringify({
    alert: { title: 'ImagePullBackOff' }, labels: { target: 'x' }, body: { says: [W] }, note: 'look at the registry',
  }))).toEqual([TWO[0]]);
});

test('an image that is said to fail otherwise is not that of another failure', () => {
  expect(namedIn(`${LIMITED}\n\n${W}`)).toEqual([['rate-limited', undefined], TWO[0]]);
});

test('a deep object costs no more than its text', () => {
  const deep = `${'{"a":'.repeat(500)}[${JSON.stringify(W)}]${'}'.repeat(500)}`;
  expect(namedIn(deep)).toEqual([TWO[0]]);
});
