import { causesIn } from '../pastes';

const first = (text: string) => causesIn(text).map(([cause]) => cause);

test('the container of a build is made of an image that is pulled', () => {
  const made = (why: string) => first(`Error: creating build container: ${why}`);
  expect(made('... unauthorized')).toEqual(['unauthorized']);
  expect(made('error converting image: Unknown media type during manifest conversion: "application/vnd.acme.layer"'))
    .toEqual(['not-an-image']);
  expect(made('mounting new container: mounting build container "0a": operation not permitted')).toEqual([]);
  expect(made('creating container: allocating storage: no space left on device')).toEqual([]);
});

test('what was cut while a layer was read is the connection, also if the rest was asked for in vain', () => {
  const read = (why: string) =>
    causesIn(`Error: writing blob: storing blob to file "/var/tmp/1": happened during read: ${why}`);
  expect(read('unexpected EOF')).toEqual([['connection-reset', 'corrupt-download']]);
  expect(read('unexpected EOF (while reconnecting: Get "https://cdn.a.io/5c": EOF)'))
    .toEqual([['connection-reset', 'corrupt-download']]);
});

test('a short name that did not resolve is one, whatever else is left of the message', () => {
  expect(first('Error: short-name "acme-env:latest" did not resolve')).toEqual(['short-name']);
});

test('who has no room to unpack in has unpacked nothing', () => {
  expect(first('Error: unable to copy from source docker://a.io/x:1: initializing destination '
    + 'containers-storage:a.io/x:1: creating a temporary directory: stat /var/tmp: no such file or directory'))
    .toEqual(['unpack-failed']);
});

test('the policy of a confidential guest turns down what is not signed', () => {
  expect(first('Failed to pull image a.io/x:1: Image policy rejected: Denied by policy: rejected by `sigstoreSigned` '
    + 'rule')).toEqual(['signature']);
  expect(first('image generation request failed (400): image policy rejected the request')).toEqual([]);
});
