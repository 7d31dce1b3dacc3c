import { likelyPull, saysMoreOf } from '../../../src/diagnose/match/likely-pull';
import { causesIn } from '../pastes';

const first = (text: string) => causesIn(text).map(([cause]) => cause);

describe('a line that tells of something else tells of no pull, whatever image it names', () => {
  test.each([
    'Failed to remove image "docker.io/acme/w:4": rpc error: code = DeadlineExceeded desc = context deadline exceeded',
    'Health check for image registry.example.com/web:5 failed: dial tcp 10.0.0.4:8080: connect: connection refused',
    'request permitted: image registry.example.com/web:5 is allowed; audit failed: context deadline exceeded',
    'docker.io/acme/web:4: git clone failed: connection refused',
    'Container registry.example.com/web:5 exited: connection refused',
    'cni: failed to set up the pod of image docker.io/library/nginx:1.25: 401 Unauthorized',
    'kubectl set image deployment/web web=ghcr.io/acme/web:5: 503 Service Unavailable',
    'watchtower: notification for ghcr.io/acme/web: x509: certificate signed by unknown authority',
  ])('%s', line => {
    expect(likelyPull(line)).toBeUndefined();
    expect(first(line)).toEqual([]);
  });

  test('unlike the lines around it', () => {
    expect(saysMoreOf('docker.io/acme/web:4: git clone failed\ndocker.io/acme/web:4: connection refused', 'acme/web'))
      .toBe(true);
    expect(first('redis: lookup registry-1.docker.io: no such host')).toEqual(['dns']);
  });
});

test.each([
  'helm upgrade web oci://ghcr.io/acme/charts/web: 401 Unauthorized', 'ghcr.io/acme/os:1: upgrade: 401 Unauthorized',
  'starting to download ghcr.io/acme/web:1: 401 Unauthorized', 'ghcr.io reports: 401 Unauthorized',
])('what is done by pulling is a pull: %s', line => {
  expect(first(line)).toEqual(['unauthorized']);
});
