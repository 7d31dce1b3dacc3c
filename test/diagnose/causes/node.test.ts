import { causesIn } from '../pastes';

const first = (text: string) => causesIn(text).map(([cause]) => cause);

describe.each([
  'rpc error: code = Unavailable desc = transport is closing',
  'rpc error: code = Unknown desc = server is not initialized yet',
])('a runtime that is gone or only starts: %s', error => {
  test('is the cause if it was to pull', () => {
    expect(first(`Failed to pull image "a.io/x:1": ${error}`)).toEqual(['runtime-unavailable']);
  });

  test.each([
    '"CreateContainer in sandbox failed" containerName="web" image="quay.io/acme/web:2.1"',
    'msg="failed to handle event" image="docker.io/library/busybox:1.36"',
    'docker.io/library/alpine:3.19 "Status from runtime service failed"',
  ])('and no cause if something else was asked of it, whatever image that names: %s', what => {
    expect(first(`${what} err="${error}"`)).toEqual([]);
  });
});

test('a certificate for a registry that the node has only half is of its configuration', () => {
  const PULL = 'Error: initializing source docker://a.io/x:1: open /etc/containers/certs.d/a.io/client';
  expect(first(`${PULL}.cert: no such file or directory`)).toEqual(['broken-runtime-config']);
  expect(first(`${PULL}.key: no such file or directory`)).toEqual(['broken-runtime-config']);
});
