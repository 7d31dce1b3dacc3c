import { chmodSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { dump } from 'js-yaml';
import { cli, useFolder } from '../support';

const write = useFolder();

const image = 'ghcr.io/acme/web:1';
const denied = `Failed to pull image "${image}": rpc error: code = Unknown desc = failed to pull and unpack image `
  + `"${image}": failed to resolve reference "${image}": unexpected status from HEAD request: 403 Forbidden`;
const pod = {
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name: 'web-0', namespace: 'payments', creationTimestamp: '2026-05-01T00:00:00Z' },
  spec: { imagePullSecrets: [{ name: 'regcred' }], containers: [{ name: 'web', image }] },
  status: {
    containerStatuses: [{ name: 'web', image, state: { waiting: { reason: 'ErrImagePull', message: denied } } }],
  },
};
const secret = {
  apiVersion: 'v1',
  kind: 'Secret',
  metadata: { name: 'regcred', namespace: 'payments' },
  type: 'kubernetes.io/dockerconfigjson',
  stringData: {
    '.dockerconfigjson': JSON.stringify({ auths: { 'ghcr.io/other': { username: 'robot', password: 'hunter2' } } }),
  },
};
const backOff = {
  apiVersion: 'v1',
  kind: 'Event',
  metadata: { name: 'e', namespace: 'payments' },
  reason: 'BackOff',
  message: `Back-off pulling image "${image}"`,
  involvedObject: { kind: 'Pod', name: 'web-0', namespace: 'payments', fieldPath: 'spec.containers{web}' },
};
const objects = (stdout: string) => stdout.trim().split('\n').map(line => JSON.parse(line));

test('gives one object for each line, in order', async () => {
  const { stdout, code } = await cli(['diagnose', '--format', 'json'], {
    stdin: `${denied}\nLiveness probe failed\n{"message":"no basic auth credentials","pod":"a"}\n`,
  });
  expect(code).toBe(0);
  expect(objects(stdout)).toMatchObject([
    { message: denied, cause: 'forbidden-denied', alternatives: expect.any(Array), image },
    { message: 'Liveness probe failed', cause: 'other' },
    { message: 'no basic auth credentials', cause: 'unauthorized', pod: 'a' },
  ]);
});

test('holds messages against the Secrets that come with them', async () => {
  const { stdout } = await cli(['diagnose', '--format', 'json'], {
    stdin: JSON.stringify({ apiVersion: 'v1', kind: 'List', items: [pod, secret] }, undefined, 4),
  });
  expect(objects(stdout)).toMatchObject([{ cause: 'forbidden-denied', pod: 'web-0', findings: [{ code: 'PRA104' }] }]);
});

test.each([
  ['JSON', (items: object[]) => ({ 'dump.json': { apiVersion: 'v1', kind: 'List', items } })],
  ['YAML', (items: object[]) => ({ 'dump.yaml': items.map(item => `---\n${dump(item)}`).join('') })],
])('reads the events of what was dumped as %s', async (_, files) => {
  const maker = {
    apiVersion: 'external-secrets.io/v1', kind: 'ExternalSecret', metadata: { name: 'regcred', namespace: 'payments' },
  };
  const event = {
    ...backOff,
    type: 'Warning',
    reason: 'UpdateFailed',
    message: 'store is not ready',
    involvedObject: { ...maker.metadata, apiVersion: maker.apiVersion, kind: maker.kind },
  };
  write(files([pod, maker, event]));
  const { stdout } = await cli(['diagnose', '--manifests', '.'], {
    stdin: JSON.stringify({ message: denied, namespace: 'payments', pod: 'web-0', container: 'web' }),
  });
  expect(stdout).toContain('its last event is "UpdateFailed: store is not ready"');
});

test('holds messages against manifests', async () => {
  write({ 'k8s/secret.json': secret, 'k8s/pod.json': pod });
  const { stdout } = await cli(['diagnose', '--manifests', 'k8s', '--format', 'json'], {
    stdin: JSON.stringify({ message: denied, namespace: 'payments', pod: 'web-0', container: 'web' }),
  });
  expect(objects(stdout)).toMatchObject([{ findings: [{ code: 'PRA104' }] }]);
});

test.each([
  ['.registry-access.yaml', []],
  ['other.yaml', ['--config', 'other.yaml']],
])('knows the Secrets that %s declares', async (file, args) => {
  write({
    'k8s/tls.json': {
      apiVersion: 'v1', kind: 'Secret', metadata: { name: 'tls', namespace: 'payments' }, type: 'kubernetes.io/tls',
    },
    'k8s/pod.json': pod,
    [file]: { externalSecrets: [{ namespace: 'payments', name: secret.metadata.name, covers: ['ghcr.io/acme'] }] },
  });
  const { stdout } = await cli(['diagnose', '--manifests', 'k8s', '--format', 'json', ...args], {
    stdin: JSON.stringify({ message: denied, namespace: 'payments', pod: 'web-0', container: 'web' }),
  });
  expect(objects(stdout)).toMatchObject([{ findings: [{ code: 'PRA701' }] }]);
});

test('says for people what to do next, and never a password', async () => {
  const { stdout } = await cli(['diagnose'], { stdin: JSON.stringify([pod, secret]) });
  expect(stdout).toMatch(/^payments\/web-0\/web ghcr\.io\/acme\/web:1: forbidden-denied/);
  expect(stdout).toMatch(/\n {2}found: /);
  expect(stdout).toMatch(/\n {2}next: {4}kubectl /);
  expect(stdout).not.toContain('hunter2');
});

test('spares people what else happened to a pod', async () => {
  const events = [
    { ...backOff, reason: 'Pulling', message: `Pulling image "${image}"` },
    { ...backOff, reason: 'Failed', message: denied },
    { ...backOff, reason: 'Failed', message: 'Error: ErrImagePull' }, backOff,
    { ...backOff, reason: 'Pulled', message: 'Successfully pulled image "nginx"' },
  ];
  const { stdout } = await cli(['diagnose'], { stdin: JSON.stringify({ kind: 'List', items: events }) });
  expect(stdout.match(/^\S.*/gm)).toEqual([expect.stringMatching(/^payments\/web-0\/web .*: forbidden-denied/)]);
  const all = await cli(['diagnose', '--format', 'json'], { stdin: JSON.stringify({ kind: 'List', items: events }) });
  expect(objects(all.stdout)).toHaveLength(5);
});

test('shows people a line that tells nothing only if no other does', async () => {
  const lines = async (stdin: string) => (await cli(['diagnose'], { stdin })).stdout.match(/^\S.*/gm);
  expect(await lines(`starting\n${denied}\nready\n`)).toEqual([expect.stringContaining('forbidden-denied')]);
  expect(await lines('starting\nready\n')).toEqual(['other']);
});

test('names every pod that waits for an image, also where the text does not tell why', async () => {
  const table = [
    'NAMESPACE   NAME    READY   STATUS                                RESTARTS      AGE',
    'payments    web-0   0/1     Init:ImagePullBackOff                 0             3m',
    'payments    api-0   1/1     Running                               3 (5m ago)    3h',
    'payments    job-0   0/1     illegal base64 data at input byte 8   0             3m',
  ];
  const { stdout } = await cli(['diagnose'], { stdin: table.join('\n') });
  expect(stdout.match(/^\S.*/gm)).toEqual(['payments/web-0: other', 'payments/job-0: malformed-pull-secret']);
  expect(stdout).toContain('kubectl -n payments describe pod web-0');
});

test('knows an event of a failed pull by its message, whatever it goes on with', async () => {
  write({ 'pod.json': pod, 'secret.json': secret });
  const odd = { ...backOff, reason: 'Failed', message: `Failed to pull image "${image}": something odd` };
  const { stdout } = await cli(['diagnose', '--manifests', 'pod.json', '--manifests', 'secret.json'], {
    stdin: JSON.stringify(odd),
  });
  expect(stdout).toMatch(/^payments\/web-0\/web .*: other\n/);
  expect(stdout).toContain(
    "found:   no credential of the pod is for 'ghcr.io/acme/web': the kubelet pulls anonymously",
  );
  expect(stdout).toMatch(/\n {2}found: .* \(PRA104\)\n/);
});

test('names a command that says what is in a Secret, which inspect takes from its standard input', async () => {
  const { stdout } = await cli(['diagnose'], { stdin: JSON.stringify([pod, secret]) });
  expect(stdout).toContain(
    'next:    kubectl -n payments get secret regcred -o yaml | npx cdk8s-registry-access inspect -\n',
  );
  const yaml = 'apiVersion: v1\nkind: Secret\nmetadata: {name: regcred, namespace: payments}\ntype: '
    + `${secret.type}\ndata: {.dockerconfigjson: ${btoa(secret.stringData['.dockerconfigjson'])}}\n`;
  const inspected = await cli(['inspect', '-'], { stdin: yaml });
  expect(inspected).toMatchObject({ code: 0, stdout: expect.stringContaining('ghcr.io/other') });
});

test('tells in its help what it reads and how it exits', async () => {
  const { stdout } = await cli(['diagnose', '--help']);
  expect(stdout).toContain('JSON lines with message or msg');
  expect(stdout).toContain('journalctl');
  expect(stdout).toContain('Exit code: 0 regardless of what was found');
});

test('says so where nothing tells of a failed pull', async () => {
  const pulled = { ...backOff, reason: 'Pulled', message: 'Successfully pulled image "nginx"' };
  expect(await cli(['diagnose'], { stdin: JSON.stringify(pulled) }))
    .toEqual({ code: 0, stdout: '', stderr: 'Nothing here says that a pull failed.\n' });
});

test.each([
  ['a pod without a cluster', ['web-0']],
  ['a namespace without a cluster', ['-n', 'payments']],
])('refuses %s', async (_, args) => {
  expect(await cli(['diagnose', ...args])).toMatchObject({
    code: 2, stderr: expect.stringContaining('belong to --cluster'),
  });
});

test.each([['--namespace', ['--cluster']], ['--context', ['--cluster']], ['--manifests', []]])(
  'an empty %s is refused', async (flag, args) => {
    expect(await cli(['diagnose', ...args, flag, ''])).toMatchObject({
      code: 2, stderr: `error: ${flag} is empty: is an environment variable not set?\n`,
    });
  },
);

describe('a secret in what was pasted never comes out', () => {
  const CANARY = 'cAnary7Bird9x2Q';
  test.each([
    `Failed to pull image "robot:${CANARY}@host.example.com/app": rpc error: code = InvalidArgument: invalid reference `
      + 'format',
    `Failed to pull image "a/b": Head "https://robot:${CANARY}/x@host/v2/a/manifests/1": x509: bad`,
    `Error response from daemon: Get https://b.s3.amazonaws.com/x?X-Amz-Signature=${CANARY}: dial tcp: i/o timeout`,
    `failed to fetch oauth token: Get "https://host/token?token=${CANARY}": 401 Unauthorized`,
    `{"msg":"PullImage failed","error":"Authorization: Bearer ${CANARY}: 403 Forbidden","image":"u:${CANARY}@h/a:1"}`,
    `NAME READY STATUS RESTARTS AGE\nweb-0 0/1 API error (500): https://u:${CANARY}@host/v2/: EOF 0 3m`,
    `$ crictl pull --creds robot:${CANARY} host.example.com/a:1\nFATA[0000] pulling image: 401 Unauthorized`,
    `docker login -u robot -p ${CANARY} host`,
  ])('%s', async stdin => {
    for (const format of ['text', 'json']) {
      const { stdout, stderr } = await cli(['diagnose', '--format', format], { stdin });
      expect((stdout + stderr).length).toBeGreaterThan(10);
      expect(stdout + stderr).not.toContain(CANARY);
    }
  });
});

describe('with a cluster', () => {
  const KINDS = ['pods', 'secrets', 'serviceaccounts', 'jobs.batch', 'cronjobs.batch', 'events'];

  /** A kubectl that prints lists from files, and fails where there is none. */
  const withKubectl = (lists: Record<string, object[]>) => {
    write({
      'bin/kubectl': '#!/bin/sh\necho "$*" >> calls\n[ "$1" = api-resources ] && { cat resources; exit; }\n'
        + 'cat "$2.json" 2>/dev/null || { echo "Error from server (Forbidden): $2 is forbidden" >&2; exit 1; }\n',
      'resources': [...new Set([...KINDS, ...Object.keys(lists)])].join('\n'),
      ...Object.fromEntries(
        Object.entries(lists).map(([name, items]) => [`${name}.json`, { apiVersion: 'v1', items, kind: 'List' }]),
      ),
    });
    chmodSync('bin/kubectl', 0o755);
    return { env: { PATH: `${join(process.cwd(), 'bin')}${delimiter}${process.env.PATH}` } };
  };

  test('says once for each pod why it fails, and leaves out what says no more', async () => {
    const ok = { ...pod, metadata: { name: 'ok', namespace: 'payments' }, status: {} };
    const options = withKubectl({
      'pods': [ok, pod],
      'secrets': [secret],
      'serviceaccounts': [],
      'jobs.batch': [],
      'cronjobs.batch': [],
      'events': [backOff, { ...backOff, message: denied }],
    });
    const { stdout, code, stderr } = await cli(
      ['diagnose', '--cluster', '-n', 'payments', '--format', 'json'], options,
    );
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(objects(stdout)).toMatchObject([
      { pod: 'web-0', cause: 'forbidden-denied', findings: [{ code: 'PRA104' }] },
    ]);
  });

  test('looks at one pod', async () => {
    const options = withKubectl({
      'pods': [pod], 'secrets': [], 'serviceaccounts': [], 'jobs.batch': [], 'cronjobs.batch': [], 'events': [],
    });
    expect((await cli(['diagnose', '--cluster', 'web-0'], options)).stdout).toContain('forbidden-denied');
  });

  test('says that there is no such pod, unless events are left of it', async () => {
    const options = withKubectl({
      'pods': [pod, { ...pod, metadata: { name: 'ok', namespace: 'payments' }, status: {} }],
      'secrets': [],
      'serviceaccounts': [],
      'jobs.batch': [],
      'cronjobs.batch': [],
      'events': [{ ...backOff, message: denied, involvedObject: { ...backOff.involvedObject, name: 'gone' } }],
    });
    const diagnose = (...args: string[]) => cli(['diagnose', '--cluster', ...args], options);
    expect(await diagnose('other')).toEqual({
      code: 2, stdout: '', stderr: "error: there is no pod 'other' in the cluster\n",
    });
    expect((await diagnose('-n', 'payments', 'other')).stderr)
      .toBe("error: there is no pod 'other' in namespace 'payments'\n");
    expect((await diagnose('gone')).stdout).toContain('forbidden-denied');
    expect(await diagnose('ok')).toEqual({ code: 0, stdout: '', stderr: 'Nothing here says that a pull failed.\n' });
  });

  test('says what pods tell where events may not be read, and that these were not', async () => {
    const waiting = { reason: 'ErrImagePull', message: 'failed to pull image "ghcr.io/a/web:1": manifest unknown' };
    const options = withKubectl({
      'pods': [{ ...pod, status: { containerStatuses: [{ name: 'web', image: 'a.io/web', state: { waiting } }] } }],
      'secrets': [],
      'serviceaccounts': [],
      'jobs.batch': [],
      'cronjobs.batch': [],
    });
    expect(await cli(['diagnose', '--cluster'], options)).toEqual({
      code: 2,
      stdout: expect.stringContaining('tag-not-found'),
      stderr: expect.stringMatching(/^error: kubectl cannot list events/m),
    });
  });

  test('says no more than the failure where pods may not be read, whatever events say', async () => {
    const options = withKubectl({
      'secrets': [],
      'serviceaccounts': [],
      'jobs.batch': [],
      'cronjobs.batch': [],
      'events': [{ ...backOff, message: denied }],
    });
    for (const args of [[], ['web-0'], ['other'], ['--format', 'json']]) {
      expect(await cli(['diagnose', '--cluster', ...args], options)).toEqual({
        code: 2, stdout: '', stderr: expect.stringMatching(/^error: kubectl cannot list pods: .*Forbidden.*\n$/),
      });
    }
  });

  test('goes on without Secrets, and fails without pods', async () => {
    const lists = { 'serviceaccounts': [], 'jobs.batch': [], 'cronjobs.batch': [], 'events': [] };
    const withoutSecrets = await cli(['diagnose', '--cluster'], withKubectl({ ...lists, pods: [pod] }));
    expect(withoutSecrets).toMatchObject({
      code: 0, stderr: expect.stringContaining('note: kubectl cannot list secrets: Error from server (Forbidden)'),
    });
    expect(withoutSecrets.stdout).toContain('forbidden-denied');
    write({ 'bin/kubectl': '#!/bin/sh\nexit 1\n' });
    expect(await cli(['diagnose', '--cluster'], { env: { PATH: join(process.cwd(), 'bin') } }))
      .toMatchObject({ code: 2 });
  });

  test('says who should have made a Secret that is missing, and why that did not', async () => {
    const group = 'external-secrets.io';
    const maker = {
      apiVersion: `${group}/v1`,
      kind: 'ExternalSecret',
      metadata: { name: 'regcred', namespace: 'payments' },
      status: {
        conditions: [{ type: 'Ready', status: 'False', reason: 'SecretSyncedError', message: 'could not get secret' }],
      },
    };
    const warning = {
      ...backOff,
      type: 'Warning',
      reason: 'UpdateFailed',
      message: 'store is not ready',
      involvedObject: { ...maker.metadata, apiVersion: maker.apiVersion, kind: maker.kind },
    };
    const options = withKubectl({
      'pods': [pod],
      'secrets': [{ ...secret, metadata: { name: 'other', namespace: 'payments' } }],
      'serviceaccounts': [],
      'jobs.batch': [],
      'cronjobs.batch': [],
      'events': [warning],
      [`externalsecrets.${group}`]: [maker],
    });
    const { stdout, stderr } = await cli(['diagnose', '--cluster'], options);
    expect(stderr).toBe('');
    expect(stdout).toContain("'regcred' is made by ExternalSecret 'regcred'");
    expect(stdout).toContain('Ready is False: "SecretSyncedError: could not get secret"; its last event is '
      + '"UpdateFailed: store is not ready"');
    expect(stdout).toContain('next:    kubectl -n payments describe externalsecret regcred\n');
  });

  test('that cannot be read says only that', async () => {
    write({ 'bin/kubectl': '#!/bin/sh\necho "connection to the server was refused" >&2\nexit 1\n' });
    chmodSync('bin/kubectl', 0o755);
    expect(await cli(['diagnose', '--cluster'], { env: { PATH: `${join(process.cwd(), 'bin')}${delimiter}/bin` } }))
      .toEqual({
        code: 2,
        stdout: '',
        stderr: 'error: kubectl cannot reach the cluster: connection to the server was refused\n',
      });
  });

  test('says that there is no kubectl', async () => {
    expect(await cli(['diagnose', '--cluster'], { env: { PATH: '/nowhere' } }))
      .toMatchObject({ code: 2, stderr: expect.stringContaining('kubectl is not installed') });
  });
});
