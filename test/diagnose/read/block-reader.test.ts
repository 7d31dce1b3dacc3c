import { causesIn } from '../pastes';

const first = (text: string) => causesIn(text).map(([cause]) => cause);

describe('lines that docker compose shows of containers', () => {
  test('are no part of what it says of pulls itself', () => {
    expect(first('docker compose up\nweb-1  | Traceback\n'
      + 'web-1  | ConnectionError: HTTPSConnectionPool(host=\'ghcr.io\'): Name or service not known')).toEqual([]);
  });

  test('tell of a pull that a container tried, also over several lines', () => {
    expect(first('runner-1  | ERROR: Failed to pull image "a.io/x:1":\n'
      + 'runner-1  |   dial tcp: lookup a.io: no such host')).toEqual(['dns']);
  });
});

test('an answer on a line of its own is one to what the line before it parses', () => {
  expect(first('FATA[0000] Error parsing image name "docker://a.io/web:1":\nunauthorized: authentication required'))
    .toEqual(['unauthorized']);
});
