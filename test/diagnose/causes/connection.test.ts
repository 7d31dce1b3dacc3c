import { PullFailure } from '../../../src/diagnose';

const PULL = 'Failed to pull image "ghcr.io/acme/app:1": failed to do request: Head '
  + '"https://ghcr.io/v2/acme/app/manifests/1": ';

describe('where nothing was sent, that is what it means, and not that an answer was late', () => {
  test.each([
    'dial tcp [2001:db8::1]:443: connect: cannot assign requested address',
    'dial tcp [2001:db8::1]:443: connect: network is unreachable',
  ])('for want of IPv6: %s', words => {
    const { cause, alternatives, meaning, nextCommand } = PullFailure.classify(PULL + words);
    expect([cause, ...alternatives]).toEqual(['network-timeout', 'proxy']);
    expect(meaning).toContain('IPv6');
    expect(nextCommand).toBe("ssh NODE 'getent ahosts ghcr.io; ip route; ip -6 route'");
  });

  test.each([
    'dial tcp 192.0.2.1:443: connect: network is unreachable', 'dial tcp 192.0.2.1:443: connect: no route to host',
    'dial tcp 192.0.2.1:443: connect: host is down', 'dial tcp 192.0.2.1:443: connect: cannot assign requested address',
  ])('for want of a route: %s', words => {
    const { cause, meaning } = PullFailure.classify(PULL + words);
    expect(cause).toBe('network-timeout');
    expect(meaning).toContain('no route');
  });

  test('but one of several addresses that does not answer in time is', () => {
    expect(PullFailure.classify(`${PULL}dial tcp [2001:db8::1]:443: connect: network is unreachable, dial tcp `
      + '192.0.2.1:443: i/o timeout').meaning).toContain('No answer came in time');
  });
});

test.each([
  '522 Connection Timed Out', '521 Connection refused', '523 no route to host', '525 SSL handshake failed',
  '526 Invalid SSL Certificate', '520 <none>', '530 Origin DNS Error',
])('a status of a proxy before the registry is an answer, whatever words it has: %s', status => {
  expect(PullFailure.classify('failed to resolve reference "ghcr.io/acme/app:1": unexpected status from HEAD request '
    + `to https://ghcr.io/v2/acme/app/manifests/1: ${status}`).cause).toBe('registry-5xx');
  expect(PullFailure.classify(`daemon: received unexpected HTTP status: ${status}`).cause).toBe('registry-5xx');
});
