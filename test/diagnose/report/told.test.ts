import { Told } from '../../../src/diagnose/report/told';
import { causesIn } from '../pastes';

/** What a registry answers, to whatever was asked. */
const ERRORS = [
  'unauthorized: authentication required', 'denied: requested access to the resource is denied',
  'Error response from daemon: no basic auth credentials', 'Error response from daemon: Get "https://a.io/v2/": EOF',
];

test.each([
  'I cannot push my image:', 'This comes when pushing to a.io', 'After `docker login a.io` I see:',
  'docker buildx build -t a.io/x:1 --push .', 'It fails while logging in to the registry.',
])('a message that does not say what it is about is not about a pull here: %s', told => {
  expect(ERRORS.filter(error => causesIn(`${told}\n\n${error}\n`).length > 0)).toEqual([]);
  expect(ERRORS.filter(error => causesIn(`${error}\n\n${told}\n`).length > 0)).toEqual([]);
});

test.each([
  'docker pull a.io/x:1', 'Failed to pull image "a.io/x:1"', 'docker compose up -d', '$ docker run a.io/x:1',
])('but it is if the text has a word of a pull: %s', told => {
  const text = `I pushed it before, after docker login.\n\n${told}\n`;
  expect(ERRORS.filter(error => causesIn(`${text}\nError response from daemon: ${error}\n`).length === 0)).toEqual([]);
});

test('an event of a pod is about the pod, whatever is told around it', () => {
  const event = '  Warning  Failed  9s  kubelet  unauthorized: authentication required';
  expect(causesIn(`I pushed it.\n\n${event}\n`).length).toBe(1);
});

test('longer texts hold many things', () => {
  const told = new Told();
  const read = (text: string) => told.read({ message: text, text });
  read('docker push');
  expect(told.isOther).toBe(true);
  read('x'.repeat(8_000));
  expect(told.isOther).toBe(false);
});

test('what is said beside GitHub\'s action that logs in is about a login', () => {
  const refused = 'Error response from daemon: Get "http://a.io/v2/": dial tcp 10.0.0.1:80: connect: connection refused';
  expect(causesIn(`${refused}\nError: The process failed (docker/login-action)`)).toEqual([]);
  expect(causesIn(`Run docker pull a.io/x:1\n${refused}\ndocker/login-action@v3`)[0][0]).toBe('connection-refused');
});
