import { podmanPull, PullResult, skopeoPull } from './support/clients';
import { Containerd } from './support/containerd';
import {
  ANOTHER_LAYER, errorBody, Fault, FaultyRegistry, FOREIGN_PLATFORM, Headers, LIST, page, Stage,
} from './support/faulty-registry';
import { writeAuthfile } from './support/secret';
import { causesIn } from '../diagnose/pastes';

/*
 * What real clients print of a registry that fails, and what `diagnose` makes of it. The words are theirs, the cause is
 * what the registry did, so that nobody judges.
 */

let containerd: Containerd;

beforeAll(async () => { containerd = await Containerd.start(); });
afterAll(() => containerd?.stop());

const noLogin = () => writeAuthfile(JSON.stringify({ auths: {} }));
const CLIENTS: [string, (image: string) => Promise<PullResult>][] = [
  ['skopeo', image => skopeoPull(image, noLogin(), {})],
  ['podman', image => podmanPull(image, noLogin(), {})],
  ['ctr', image => containerd.pull(image)],
];

/** Else clients wait for minutes before they ask again. */
const SOON = { 'retry-after': '1' };

/** What a registry does, and the cause that this is. */
const FAULTS: [string, string, Fault][] = [
  ['unauthorized', 'asks for a login', refusal(401, 'UNAUTHORIZED', { 'www-authenticate': 'Basic realm="a"' })],
  ['forbidden-denied', 'denies the repository', refusal(403, 'DENIED')],
  ['forbidden-denied', 'has a store that denies a layer',
    shown('layer', 403, '<Error><Code>AccessDenied</Code></Error>')],
  ['tag-not-found', 'does not have the tag', refusal(404, 'MANIFEST_UNKNOWN')],
  ['rate-limited', 'limits the rate', refusal(429, 'TOOMANYREQUESTS', SOON)],
  ['rate-limited', 'stands behind a proxy that limits the rate', shown('layer', 429, page('429 Too Many'), SOON)],
  ...[500, 502, 503, 504, 521].map((status): [string, string, Fault] =>
    ['registry-5xx', `shows a page of status ${status}`, shown('manifest', status, page('An error'))]),
  ['registry-5xx', 'cannot give the configuration', shown('config', 500, page('An error'))],
  ...[402, 405, 410, 451].map((status): [string, string, Fault] =>
    ['unexpected-status', `answers with status ${status}`, shown('manifest', status, '')]),
  ['connection-reset', 'closes the connection', { at: 'manifest', isClosed: true }],
  ['dns', 'keeps layers at a host that nobody knows', movedTo('http://no-such-host.invalid/layer')],
  ['connection-refused', 'keeps layers where nobody listens', movedTo('http://127.0.0.1:1/layer')],
  ['corrupt-download', 'gives another layer than it says', shown('layer', 200, ANOTHER_LAYER)],
  ['platform-mismatch', 'has the image for other machines only',
    shown('manifest', 200, FOREIGN_PLATFORM, { 'content-type': LIST })],
];

describe.each(CLIENTS)('%s', (_, pull) => {
  test.each(FAULTS)('tells %s of a registry that %s', async (cause, _what, fault) => {
    const registry = await FaultyRegistry.start(fault);
    try {
      const { ok, stderr } = await pull(registry.image);
      expect({ ok, causes: causesIn(stderr).map(([first]) => first), stderr })
        .toEqual({ ok: false, causes: [cause], stderr });
    } finally {
      await registry.stop();
    }
  });
});

function refusal(status: number, code: string, headers?: Headers): Fault {
  return { at: 'manifest', status, headers, body: errorBody(code, 'no') };
}

function shown(at: Stage, status: number, body: string | Buffer, headers?: Headers): Fault {
  return { at, status, headers, body };
}

function movedTo(location: string): Fault {
  return { at: 'layer', status: 307, headers: { location } };
}
