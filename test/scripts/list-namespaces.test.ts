import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { RefreshPod } from './support/refresh-pod';
import { SHELLS } from './support/shells';
import { DROP, HANG, Handler, StandIn, StandInAnswer } from './support/stand-in';
import { makeFolder } from '../support/workspace';

const LIST = 'GET /api/v1/namespaces';
const TOKEN = `eyJhbGciOiJSUzI1NiJ9.${'x1Y'.repeat(100)}.sig`;

/** A page as a real API server (1.36) prints it. */
function page(rows: [string, string][], next?: string): StandInAnswer {
  return {
    body: {
      kind: 'Table',
      apiVersion: 'meta.k8s.io/v1',
      metadata: { resourceVersion: '4711', ...(next && { continue: next, remainingItemCount: 1 }) },
      columnDefinitions: ['Name', 'Status', 'Age'].map(name => ({ name, type: 'string', format: '', description: 'with "quotes", {braces} and "cells"', priority: 0 })),
      rows: rows.map(([name, status]) => ({ cells: [name, status, '5d'], object: null })),
    },
  };
}

describe.each(SHELLS)('$name', shell => {
  let api: StandIn;
  beforeAll(async () => { api = await StandIn.start({}); });
  afterAll(() => api.stop());

  function podOf(selector = 'team=a,env in (prod)|', env: Record<string, string> = {}, token = TOKEN): RefreshPod {
    const account = makeFolder('account');
    const pod = new RefreshPod(shell, {
      config: { 'selector.plan': [selector], 'namespaces.plan': ['static-1', 'team-1'] },
      env: { KUBERNETES_SERVICE_HOST: '127.0.0.1', KUBERNETES_SERVICE_PORT: `${api.securePort}`, SERVICE_ACCOUNT: account, ATTEMPTS: '2', ...env },
    });
    pod.write(account, { token });
    copyFileSync(api.caFile, join(account, 'ca.crt'));
    return pod;
  }

  async function run(answer: Handler, pod = podOf()): Promise<RefreshPod> {
    api.requests.splice(0);
    api.handlers[LIST] = answer;
    expect(await pod.run('list-namespaces.sh')).toEqual({ code: 0, stdout: '', stderr: '' });
    return pod;
  }

  test('namespaces of all pages follow the static ones, none twice, none that is being deleted', async () => {
    const pod = await run(({ query }) => query.get('continue') === 'next page/+='
      ? page([['team-3', 'Active'], ['team-1', 'Active']])
      : page([['team-1', 'Active'], ['team-2', 'Active'], ['old', 'Terminating']], 'next page/+='));
    expect(pod.status('namespaces')).toBe('ok');
    expect(pod.file('namespaces')).toBe('static-1\nteam-1\nteam-2\nteam-3\n');
  });

  test('asks for names only, by label, as its own ServiceAccount, past any proxy', async () => {
    await run(() => page([]), podOf('team=a,env in (prod)|', { HTTPS_PROXY: 'http://127.0.0.1:1', https_proxy: 'http://127.0.0.1:1' }));
    const [{ query, headers }] = api.requests;
    expect(Object.fromEntries(query)).toEqual({ labelSelector: 'team=a,env in (prod)', limit: '500', includeObject: 'None', continue: '' });
    expect(headers).toMatchObject({ authorization: `Bearer ${TOKEN}`, accept: 'application/json;as=Table;v=v1;g=meta.k8s.io,application/json' });
    expect(api.requests.length).toBe(1);
  });

  test('leaves its token nowhere', async () => {
    const pod = await run(() => page([]));
    expect(['api-header', 'page', 'curl-error'].map(file => pod.file(file))).toEqual([undefined, undefined, undefined]);
  });

  test('no namespace with the labels is no failure', async () => {
    const pod = await run(() => page([]));
    expect([pod.status('namespaces'), pod.file('namespaces')]).toEqual(['ok', 'static-1\nteam-1\n']);
  });

  test('begins anew if the list went stale between two pages', async () => {
    let stale = true;
    const pod = await run(({ query }) => {
      if (!query.get('continue')) return page([[stale ? 'gone' : 'team-2', 'Active']], 'x');
      if (!stale) return page([['team-3', 'Active']]);
      stale = false;
      return { status: 410, body: { kind: 'Status', message: 'The provided continue parameter is too old' } };
    });
    expect([pod.status('namespaces'), pod.file('namespaces')]).toEqual(['ok', 'static-1\nteam-1\nteam-2\nteam-3\n']);
  });

  test.each([
    ['forbidden', () => ({ status: 403, body: { kind: 'Status', message: 'namespaces is forbidden: User "system:serviceaccount:x:y" cannot list resource' } }),
      /: HTTP 403 from 127\.0\.0\.1:\d+: namespaces is forbidden: User "system:serviceaccount:x:y" cannot list resource$/, 1],
    ['unauthorized', () => ({ status: 401, body: { kind: 'Status', message: 'Unauthorized' } }), /: HTTP 401 .*: Unauthorized$/, 1],
    ['throttled', () => ({ status: 429, body: 'too many' }), /: HTTP 429 .*: too many$/, 2],
    ['broken', () => ({ status: 500 }), /: HTTP 500 /, 2],
    ['cut off', () => DROP, /: no answer from 127\.0\.0\.1:\d+: curl: /, 2],
    ['slow', () => HANG, /: no answer from 127\.0\.0\.1:\d+: curl: \(28\)/, 2],
    ['no Table', () => ({ body: { kind: 'NamespaceList', items: [{ metadata: { name: 'x' } }] } }), /: the answer of .* is not a Table of namespaces$/, 2],
    ['no JSON', () => ({ body: '{"kind":"Table","rows":[{"cells":["team-2","Active"' }), /: the answer of .* is not a Table of namespaces$/, 2],
    ['a name that is none', () => page([['team-2', 'Active'], ['x"\n', 'Active']]), /: the answer of .* is not a Table of namespaces$/, 2],
    ['lost after the first page', ({ query }) => query.get('continue') ? { status: 403, body: 'no more' } : page([['team-2', 'Active']], 'x'), /: HTTP 403 .*: no more$/, 2],
  ] as [string, Handler, RegExp, number][])('%s: the static list stays, the status says why', async (_, answer, status, requests) => {
    const pod = await run(answer, podOf(undefined, { ATTEMPT_SECONDS: '1' }));
    expect(pod.status('namespaces')).toMatch(/^namespaces with labels team=a,env in \(prod\): /);
    expect(pod.status('namespaces')).toMatch(status);
    expect(pod.file('namespaces')).toBe('static-1\nteam-1\n');
    expect(api.requests.length).toBe(requests);
    expect(pod.status('namespaces')).not.toContain(TOKEN.slice(20, 50));
  });

  test.each(['', 'two words', '<html>'])('a token like %j is not sent', async token => {
    const pod = await run(() => page([]), podOf(undefined, {}, token));
    expect(pod.status('namespaces')).toMatch(/there is no token in /);
    expect(api.requests).toEqual([]);
  });

  test('a server with a certificate of another CA is not told the token', async () => {
    const pod = podOf();
    const other = await StandIn.start({});
    copyFileSync(other.caFile, join(pod.env.SERVICE_ACCOUNT, 'ca.crt'));
    await other.stop();
    await run(() => page([]), pod);
    expect(pod.status('namespaces')).toMatch(/: no answer from .*: curl: \(60\) /);
    expect(api.requests).toEqual([]);
  });

  test.each(['selector.plan', 'namespaces.plan'])('ends the container if %s is missing', async file => {
    const pod = new RefreshPod(shell, { config: { 'selector.plan': ['a=b|'], 'namespaces.plan': [], [file]: undefined } });
    expect(await pod.run('list-namespaces.sh')).toMatchObject({ code: 1, stderr: expect.stringContaining(`${file} is missing`) });
  });
});
