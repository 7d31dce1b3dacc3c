import { saidElsewhere } from '../../../src/diagnose/match/said-elsewhere';
import { expectLinear } from '../../support/linear';
import { causesIn } from '../pastes';

const first = (text: string) => causesIn(text).map(([cause]) => cause);

describe('what another server than a registry said is no failed pull, whatever image is named beside it', () => {
  test.each([
    'msg="failed to sync" error="Get \\"https://kubernetes.default.svc/apis/apps/v1/deployments/web\\": net/http: TLS '
      + 'handshake timeout" image="registry.example.com/acme/web:5"',
    '$ docker run ghcr.io/acme/tool:1\nlevel=error msg="Get \\"https://api.example.com/v2/items\\": dial tcp: lookup '
      + 'api.example.com: no such host"',
    'Pulled registry.k8s.io/etcd:3.5.12-0\nGet "https://10.0.0.10:6443/api/v1/namespaces": dial tcp: no route to host',
  ])('%s', text => {
    expect(first(text)).toEqual([]);
  });

  test.each([
    ['the interface', 'Get "https://10.0.0.5:5000/v2/": dial tcp 10.0.0.5:5000: connect: connection refused'],
    ['a manifest', 'Head "https://a.io/v2/acme/web/manifests/1": dial tcp 10.0.0.5:443: connect: connection refused'],
    ['a token', 'image ghcr.io/acme/web:1: Get "https://a.io/service/token?x=1": connect: connection refused'],
    ['a layer', 'image ghcr.io/acme/web:1: Get "https://x.s3.amazonaws.com/1": connect: connection refused'],
  ])('unlike what the registry, or who helps it, was asked: %s', (_, text) => {
    expect(first(`Error response from daemon: ${text}`)).toEqual(['connection-refused']);
  });

  test('and unlike what a program says that pulls', () => {
    expect(first('Failed to pull image "a.io/x:1": Get "https://10.0.0.10/x": connect: connection refused'))
      .toEqual(['connection-refused']);
  });
});

test('the last address before the words counts, in their own line', () => {
  const text = 'Get "https://api.example.com/x": EOF\nGet "https://a.io/v2/": EOF';
  expect(saidElsewhere(text, text.length)).toBe(false);
  expect(saidElsewhere(text, text.indexOf('\n'))).toBe(true);
  expect(saidElsewhere('EOF', 3)).toBe(false);
});

test('a long line is looked at in linear time', async () => {
  await expectLinear(20_000, size => 'get https://'.repeat(size), text => saidElsewhere(text, text.length));
});
