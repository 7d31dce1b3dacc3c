import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import { rootCertificates } from 'node:tls';
import { ApiStandIn } from './support/api-stand-in';
import { ecrAnswer } from './support/ecr';
import { AWS_IDENTITY, ecrPart, KEY, staticPart } from './support/ecr-part';
import { Outcome, PodOptions, runPod } from './support/pod';
import { StandIn } from './support/stand-in';
import { start } from '../support/program';

let api: ApiStandIn;
let cloud: StandIn;
beforeAll(async () => {
  api = await ApiStandIn.start();
  cloud = await StandIn.start({ '*': () => ecrAnswer('token') }, [
    'localhost', 'vpce-1.example.internal', '*.example.com', 'far.example.com',
  ]);
});
afterAll(() => Promise.all([api.server.stop(), cloud.stop()]));
beforeEach(() => {
  api.reset();
  cloud.requests.length = cloud.tunnels.length = 0;
});

/** Runs a refresher whose ECR is at some URLs. */
function run(urls: string[], plan: object, options: Partial<PodOptions> = {}): Promise<Outcome> {
  const parts = Object.fromEntries(
    urls.map(url => [new URL(url).hostname, ecrPart('eu-west-1', KEY, { ecr: url, keys: [url] })]),
  );
  return runPod({ api, cloud, identity: AWS_IDENTITY, ...options, plan: { parts, ...plan } });
}

const direct = () => `https://127.0.0.1:${cloud.securePort}/`;
const proxy = (noProxy: string[] = []) => ({ proxy: { url: `http://${cloud.address}`, noProxy } });
const PROXY_WITH_NO = { url: 'http://127.0.0.1:1', noProxy: [] as string[] };

describe('a proxy', () => {
  test('is used for the clouds, under the names and ports of the plan', async () => {
    const { code } = await run(['https://vpce-1.example.internal:8443/', 'https://a.example.com/'], proxy());
    expect([code, [...cloud.tunnels].sort()]).toEqual([0, ['a.example.com:443', 'vpce-1.example.internal:8443']]);
    expect(cloud.requests.map(({ headers }) => headers.host).sort())
      .toEqual(['a.example.com', 'vpce-1.example.internal:8443']);
  });

  test('may itself speak HTTPS, with a certificate of the bundle', async () => {
    const { code } = await run(['https://a.example.com/'], {
      proxy: { url: `https://127.0.0.1:${cloud.securePort}`, noProxy: [] },
    });
    expect([code, cloud.tunnels]).toEqual([0, ['a.example.com:443']]);
  });

  test.each([
    ['127.0.0.1'],
    ['127.0.0.0/8'],
    ['::1', '10.0.0.0/8', ' 127.0.0.0/24 '],
    ['*'],
  ])('is not used for %s', async (...noProxy) => {
    const { code } = await run([direct()], { proxy: { ...PROXY_WITH_NO, noProxy } });
    expect([code, cloud.tunnels, cloud.requests.length]).toEqual([0, [], 1]);
  });

  test.each([
    ['localhost', 'localhost'],
    ['127.0.0.1', '10.0.0.0/8'],
    ['127.0.0.1', '127.0.0.1:1'],
  ])('is used for %s with %s as exception or not', async (host, entry) => {
    const { said } = await run([`https://${host}:${cloud.securePort}/`], {
      proxy: { ...PROXY_WITH_NO, noProxy: [entry] },
    });
    expect(said[host]).toEqual(host === entry ? 'ok' : expect.stringMatching(/ECONNREFUSED 127\.0\.0\.1:1$/));
  });

  test('that refuses is said', async () => {
    const { said } = await run(['https://a.example.com/'], {
      proxy: { url: `http://127.0.0.1:${api.server.securePort}`, noProxy: [] },
    });
    expect(said['a.example.com']).toMatch(/^FAILED: ecr eu-west-1, access-key: no answer from a\.example\.com: /);
  });

  test('that hangs costs a request its time, and no more', async () => {
    const proxyServer = createServer(() => {});
    proxyServer.listen(0, '127.0.0.1');
    await once(proxyServer, 'listening');
    const { port } = proxyServer.address() as AddressInfo;
    const { said, stderr } = await run(['https://a.example.com/', direct()], {
      proxy: { url: `http://127.0.0.1:${port}`, noProxy: ['127.0.0.1'] },
    });
    proxyServer.close();
    const hangs = 'FAILED: ecr eu-west-1, access-key: no answer from a.example.com within 10 s';
    expect([said['a.example.com'], said['127.0.0.1'], said['Secret team/pull'], stderr])
      .toEqual([hangs, 'ok', 'ok', '']);
  });

  test.each(['HTTPS_PROXY', 'https_proxy', 'HTTP_PROXY'])('of the environment (%s) is none', async name => {
    const { code } = await run([direct()], { proxy: undefined }, { env: { [name]: 'http://127.0.0.1:1' } });
    expect([code, cloud.tunnels]).toEqual([0, []]);
  });
});

describe('whom it trusts', () => {
  test('a cloud whose CA is in the bundle, and no other', async () => {
    const trusted = await run([direct()], { proxy: undefined });
    expect([trusted.code, trusted.said['127.0.0.1']]).toEqual([0, 'ok']);
    const without = await run([direct()], { proxy: undefined, caFile: undefined });
    expect([without.code, without.said['127.0.0.1']]).toEqual([
      1,
      expect.stringMatching(
        /no answer from .*: DEPTH_ZERO_SELF_SIGNED_CERT self-signed certificate: if a proxy inspects TLS, give its CA as caBundle$/,
      ),
    ]);
  });

  test('CAs of Node.js still', async () => {
    const count = `import tls from 'node:tls'; const own = tls.setDefaultCACertificates;
tls.setDefaultCACertificates = list => {
  console.log('CAs: ' + (list.length - tls.rootCertificates.length));
  own(list);
};
import { syncBuiltinESMExports } from 'node:module'; syncBuiltinESMExports();`;
    const { said } = await run(
      [direct()],
      { proxy: undefined },
      { preload: `data:text/javascript,${encodeURIComponent(count)}` },
    );
    expect(said.CAs).toBe('1');
  });

  test('the CA of the cluster for the API server only: a cloud with a certificate of it is not trusted', async () => {
    const { said } = await run([`https://127.0.0.1:${api.server.securePort}/`], { proxy: undefined });
    expect(said['127.0.0.1']).toMatch(/no answer from .*: DEPTH_ZERO_SELF_SIGNED_CERT/);
  });

  test.each([
    ['is missing', undefined, /^FAILED: there is no file \S+$/],
    ['holds something else', 'none', /^FAILED: \S+ holds no certificate in PEM$/],
    ['holds a broken certificate', '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n',
      /^FAILED: certificate 1 of the 1 in \S+ cannot be read: take it out$/],
    ['holds a good one and a broken one',
      `${rootCertificates[0]}\n-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n`,
      /^FAILED: certificate 2 of the 2 in \S+ cannot be read: take it out$/],
  ])('a bundle that %s is said, and costs only what needs it', async (_, text, said) => {
    const parts = { ecr: ecrPart('eu-west-1', KEY, { ecr: direct() }), static: staticPart('static') };
    const outcome = await runPod({
      api,
      identity: text === undefined ? AWS_IDENTITY : { ...AWS_IDENTITY, ca: text },
      statics: { static: '{"auths":{"ghcr.io":{"auth":"YTpi"}}}' },
      plan: { parts, caFile: '/registry-access/identity/ca' },
    });
    expect([outcome.code, outcome.said['CA bundle'], outcome.said.static])
      .toEqual([1, expect.stringMatching(said), 'ok']);
  });
});

test('names that are looked up, and hang, leave threads for others: Node.js has half of them for that', async () => {
  let threads = 0;
  const { code } = await run([direct()], { proxy: undefined }, {
    onStart: ({ pid }) => {
      const watch = setInterval(() => {
        try { threads = Math.max(threads, readdirSync(`/proc/${pid}/task`).length); } catch { clearInterval(watch); }
      }, 5);
    },
  });
  expect([code, threads > 64]).toEqual([0, true]);
});

describe('a host far away that has an IPv6 address, too, where there is no IPv6', () => {
  const bothAddresses = `import dns from 'node:dns';
const own = dns.lookup;
dns.lookup = (name, options, done) => name !== 'far.example.com' ? own(name, options, done)
  : done(null, [{ address: '127.0.0.1', family: 4 }, { address: '::1', family: 6 }]);`;

  test('is reached, though connecting takes longer than the 250 ms that Node.js gives each address', async () => {
    const listener = start('/usr/bin/python3', [join(__dirname, 'support/slow-listener.py'), `${cloud.securePort}`], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    const [printed] = await once(listener.stdout!, 'data');
    const port = Number(printed);
    const started = Date.now();
    const outcome = run(
      [`https://far.example.com:${port}/`],
      { proxy: undefined, budgetSeconds: 0 },
      { preload: `data:text/javascript,${encodeURIComponent(bothAddresses)}` },
    );
    listener.stdin!.end('\n');
    const { code, said } = await outcome;
    listener.kill('SIGKILL');
    expect([code, said['far.example.com'], Date.now() - started > 700]).toEqual([0, 'ok', true]);
  });
});

test('the API server is reached at an IPv6 address', async () => {
  // There may be no IPv6 here: the message shows the URL.
  const { lines } = await run(
    [direct()],
    { proxy: undefined },
    { env: { KUBERNETES_SERVICE_HOST: '::1', KUBERNETES_SERVICE_PORT: '1' } },
  );
  expect(lines.at(-1)).toMatch(/^Secret team\/pull: FAILED: no answer from \[::1\]:1: /);
});
