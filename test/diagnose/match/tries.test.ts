import { expectLinear } from '../../support/linear';
import { causesIn } from '../pastes';

const tried = (...met: string[]) =>
  `Failed to pull image "a.io/x:1": [${met.map(one => `rpc error: code = Unknown desc = ${one}`).join(', ')}]`;
const PLATFORM = 'no matching manifest for linux/arm64 in the manifest list entries';
const DENIED = 'Error response from daemon: Get https://a.io/v2/x/manifests/1: unauthorized: authentication required';

test('of several logins that the kubelet tried, what each met may be it', () => {
  expect(causesIn(tried(PLATFORM, DENIED))).toEqual([['platform-mismatch', 'unauthorized']]);
  expect(causesIn(tried(DENIED, PLATFORM))).toEqual([['platform-mismatch', 'unauthorized']]);
  expect(causesIn(tried(DENIED, DENIED))).toEqual(causesIn(tried(DENIED)));
});

test('a list of very many tries is read in linear time', () => expectLinear(
  50_000, size => `Failed to pull image "a": [rpc error: x${', rpc error: code = '.repeat(400)}${'x'.repeat(size)}]`,
  text => causesIn(text)));
