import { execFileSync, spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { RefreshPod, RefreshPodOptions } from './support/refresh-pod';
import { SHELLS } from './support/shells';
import { DockerConfigJson, Keyring } from '../../src';
import { propertyOptions } from '../support/property';
import { makeFolder } from '../support/workspace';

const NOW = Date.parse('2026-11-25T03:41:00Z') / 1000;
const LATER = NOW + 3600;

const CONFIG = {
  'namespaces.plan': ['team-a', 'team-b'],
  'secrets.plan': ['pull|ecr acr'],
  'labels.yaml': ['app.kubernetes.io/managed-by: "cdk8s-registry-access"', 'team: "a: \\"b\\""'],
  'annotations.yaml': ['example.com/note: "yes # no"'],
};

/** A part as a fetcher writes it. */
function part(key: string, username: string, password: string): string {
  const auth = Buffer.from(`${username}:${password}`).toString('base64');
  return `${JSON.stringify(key)}:${JSON.stringify({ auth, password, username })}`;
}

const ECR = part('123456789012.dkr.ecr.eu-west-1.amazonaws.com', 'AWS', 'ecr-token');
const ACR = part('team.azurecr.io', '00000000-0000-0000-0000-000000000000', 'acr-token');
const OLD_ACR = part('team.azurecr.io', '00000000-0000-0000-0000-000000000000', 'old-acr-token');

/** What kubectl gets where there is nothing new: it says so, and fails. */
const NOTHING = { 'nothing-to-write.yaml': { apiVersion: 'v1', kind: 'List', items: [] } };

/** The pull secret in a manifest. */
function configOf(manifest: any): DockerConfigJson {
  return DockerConfigJson.parse(Buffer.from(manifest.data['.dockerconfigjson'], 'base64').toString());
}

/** Who a client would log in as, by the key of the registry. */
function loginsOf(manifest: any): Record<string, string> {
  return Object.fromEntries(configOf(manifest)._entries().map(({ key, username, password }) => [key, `${username}:${password}`]));
}

describe.each(SHELLS)('$name', shell => {
  const podOf = (options: RefreshPodOptions = {}) => new RefreshPod(shell, {
    ...options, config: { ...CONFIG, ...options.config }, env: { NOW: `${NOW}`, ...options.env },
  });
  async function compose(pod: RefreshPod): Promise<Record<string, any>> {
    expect(await pod.run('compose.sh')).toEqual({ code: 0, stdout: '', stderr: '' });
    return pod.manifests();
  }
  const verdict = async (pod: RefreshPod) => {
    const { code, stdout, stderr } = await pod.run('verdict.sh');
    return { code, lines: stdout.trimEnd().split('\n'), stderr };
  };

  test('makes one Secret for each namespace from all parts', async () => {
    const pod = podOf();
    pod.put('ecr', ECR, { expires: LATER + 5 });
    pod.put('acr', ACR, { expires: LATER });
    const manifests = await compose(pod);
    expect(manifests).toEqual(Object.fromEntries(['team-a', 'team-b'].map(namespace => [`${namespace}.pull.yaml`, {
      apiVersion: 'v1',
      kind: 'Secret',
      type: 'kubernetes.io/dockerconfigjson',
      metadata: {
        name: 'pull',
        namespace,
        labels: { 'app.kubernetes.io/managed-by': 'cdk8s-registry-access', 'team': 'a: "b"' },
        annotations: {
          'example.com/note': 'yes # no',
          'cdk8s-registry-access/refreshed-at': '2026-11-25T03:41:00Z',
          'cdk8s-registry-access/expires-at': '2026-11-25T04:41:00Z',
        },
      },
      data: { '.dockerconfigjson': expect.any(String) },
    }])));
    const keyring = Keyring.of([configOf(manifests['team-b.pull.yaml'])]);
    expect(keyring.lookup('123456789012.dkr.ecr.eu-west-1.amazonaws.com/app:1').map(({ username }) => username)).toEqual(['AWS']);
    expect(keyring.lookup('team.azurecr.io/app@sha256:' + '0'.repeat(64)).map(({ key }) => key)).toEqual(['team.azurecr.io']);
    expect(keyring.lookup('other.azurecr.io/app')).toEqual([]);
    expect(loginsOf(manifests['team-a.pull.yaml'])).toEqual({
      '123456789012.dkr.ecr.eu-west-1.amazonaws.com': 'AWS:ecr-token',
      'team.azurecr.io': '00000000-0000-0000-0000-000000000000:acr-token',
    });
    expect(await verdict(pod)).toEqual({ code: 0, lines: ['ecr: ok', 'acr: ok'], stderr: '' });
  });

  test('works without labels, annotations and expiry, and with plans that do not end in a line break', async () => {
    const pod = podOf({ config: { 'labels.yaml': undefined, 'annotations.yaml': '', 'namespaces.plan': 'team-a', 'secrets.plan': 'pull|ecr' } });
    pod.put('ecr', ECR);
    expect((await compose(pod))['team-a.pull.yaml'].metadata).toEqual({
      name: 'pull', namespace: 'team-a', annotations: { 'cdk8s-registry-access/refreshed-at': '2026-11-25T03:41:00Z' },
    });
  });

  test.each(['123', '1e3', 'on', 'null', '0x1'])('a namespace called %s stays text', async namespace => {
    const pod = podOf({ config: { 'namespaces.plan': [namespace] } });
    pod.put('ecr', ECR);
    pod.put('acr', ACR);
    expect((await compose(pod))[`${namespace}.pull.yaml`].metadata.namespace).toBe(namespace);
  });

  test('makes several pull secrets of the parts that each has', async () => {
    const pod = podOf({ config: { 'secrets.plan': ['one|ecr', 'two|acr', 'both|ecr acr'], 'namespaces.plan': ['n'] } });
    pod.put('ecr', ECR);
    pod.put('acr', ACR);
    const manifests = await compose(pod);
    expect(Object.entries(manifests).map(([file, manifest]) => [file, configOf(manifest).keys.length])).toEqual([['n.both.yaml', 2], ['n.one.yaml', 1], ['n.two.yaml', 1]]);
  });

  describe('a part that failed', () => {
    const failed = (options: RefreshPodOptions = {}) => {
      const pod = podOf(options);
      pod.put('ecr', ECR, { expires: LATER });
      pod.put('acr', undefined, { status: 'HTTP 500 from team.azurecr.io' });
      return pod;
    };

    test('is replaced by its last good one, whose expiry counts', async () => {
      const pod = failed({ previous: { 'acr': OLD_ACR, 'acr.expires': `${NOW + 60}` } });
      const manifest = (await compose(pod))['team-a.pull.yaml'];
      expect(loginsOf(manifest)['team.azurecr.io']).toMatch(/:old-acr-token$/);
      expect(manifest.metadata.annotations['cdk8s-registry-access/expires-at']).toBe('2026-11-25T03:42:00Z');
      expect(await verdict(pod)).toEqual({
        code: 1, lines: ['ecr: ok', 'acr: FAILED: HTTP 500 from team.azurecr.io', 'pull secret pull: keeps the last good acr'], stderr: '',
      });
    });

    test.each([
      ['there is none', {}],
      ['it has expired', { 'acr': OLD_ACR, 'acr.expires': `${NOW}` }],
      ['its expiry cannot be read', { 'acr': OLD_ACR, 'acr.expires': 'soon' }],
      ['it is empty', { acr: '' }],
      ['it is cut off', { acr: OLD_ACR.slice(0, -5) }],
    ])('does not stop the others if %s', async (_, previous) => {
      const pod = failed({ previous: previous as Record<string, string> });
      expect(Object.keys(loginsOf((await compose(pod))['team-a.pull.yaml']))).toEqual(['123456789012.dkr.ecr.eu-west-1.amazonaws.com']);
      const { code, lines } = await verdict(pod);
      expect([code, lines.at(-1)]).toEqual([1, 'pull secret pull: is without acr, of which no earlier run has left anything that is still good']);
    });

    test('is not taken from a file that its fetcher left half done', async () => {
      const pod = failed({ previous: { acr: OLD_ACR } });
      writeFileSync(join(pod.work, 'parts/acr'), ACR);
      expect(loginsOf((await compose(pod))['team-a.pull.yaml'])['team.azurecr.io']).toMatch(/:old-acr-token$/);
    });

    test('and of which nothing was recorded is named', async () => {
      const pod = podOf();
      pod.put('ecr', ECR);
      await compose(pod);
      expect((await verdict(pod)).lines).toContain('acr: FAILED: its step has recorded nothing');
    });

    test('leaves the pull secret as it is if nothing else of it is new, and does not stop other pull secrets', async () => {
      const pod = failed({
        config: { 'secrets.plan': ['pull|acr static', 'other|ecr'], 'static.plan': ['static'], 'namespaces.plan': ['n'], 'state.plan': ['own|state'] },
        previous: { acr: OLD_ACR },
        static: { static: `{"auths":{${part('ghcr.io', 'robot', 'x')}}}` },
      });
      expect(Object.keys(await compose(pod))).toEqual(['n.other.yaml', 'own.state.yaml']);
      expect((await verdict(pod)).lines).toContain('pull secret pull: not written, since nothing of it is new; what is there stays');
    });

    test('and nothing new at all: nothing is written, the state neither', async () => {
      const pod = podOf({ config: { 'state.plan': ['own|state'] }, previous: { ecr: ECR, acr: ACR } });
      pod.put('ecr', undefined, { status: 'failed' });
      pod.put('acr', undefined, { status: 'failed' });
      expect(await compose(pod)).toEqual(NOTHING);
      expect((await verdict(pod)).code).toBe(1);
    });
  });

  test('the state holds every part, what was kept too, for the next run', async () => {
    const pod = podOf({
      config: { 'state.plan': ['own|state'], 'state-labels.yaml': ['"part": "state"'], 'namespaces.plan': ['n'] },
      previous: { 'acr': OLD_ACR, 'acr.expires': `${LATER}\n` },
    });
    pod.put('ecr', ECR, { expires: LATER + 9 });
    pod.put('acr', undefined, { status: 'failed' });
    const state = (await compose(pod))['own.state.yaml'];
    expect(state).toMatchObject({ kind: 'Secret', type: 'Opaque' });
    // Nothing of what users put on pull secrets: it may have them copied.
    expect(state.metadata).toEqual({
      name: 'state', namespace: 'own', labels: { part: 'state' }, annotations: { 'cdk8s-registry-access/refreshed-at': '2026-11-25T03:41:00Z' },
    });
    const previous = Object.fromEntries(Object.entries<string>(state.data).map(([key, value]) => [key, Buffer.from(value, 'base64').toString()]));
    expect(Object.keys(previous).sort()).toEqual(['acr', 'acr.expires', 'ecr', 'ecr.expires']);

    const next = podOf({ previous, config: { 'namespaces.plan': ['n'] } });
    next.put('acr', ACR, { expires: LATER });
    next.put('ecr', undefined, { status: 'failed' });
    const manifest = (await compose(next))['n.pull.yaml'];
    expect(loginsOf(manifest)).toEqual({
      '123456789012.dkr.ecr.eu-west-1.amazonaws.com': 'AWS:ecr-token', 'team.azurecr.io': '00000000-0000-0000-0000-000000000000:acr-token',
    });
  });

  describe('a Secret that is mounted', () => {
    const merged = (text: string | undefined, options: RefreshPodOptions = {}) => {
      const pod = podOf({
        config: { 'secrets.plan': ['pull|ecr static'], 'static.plan': ['static'], 'namespaces.plan': ['n'] },
        ...(text !== undefined && { static: { static: text } }),
        ...options,
      });
      pod.put('ecr', ECR, { expires: LATER });
      return pod;
    };

    test('is merged in', async () => {
      const pod = merged(` {\n"credHelpers":{"auths":"x"},"auths" : { ${part('ghcr.io', 'robot', 'p"\\\n{}')} ,"plain.io":{"username":"u","password":"p","email":null}},"z":[]} `);
      const manifest = (await compose(pod))['n.pull.yaml'];
      expect(loginsOf(manifest)).toEqual({ '123456789012.dkr.ecr.eu-west-1.amazonaws.com': 'AWS:ecr-token', 'ghcr.io': 'robot:p"\\\n{}', 'plain.io': 'u:p' });
      expect(manifest.metadata.annotations['cdk8s-registry-access/expires-at']).toBe('2026-11-25T04:41:00Z');
      expect(await verdict(pod)).toMatchObject({ code: 0, lines: ['ecr: ok', 'static: ok'] });
    });

    test('does not replace a token for the same key, however it is escaped', async () => {
      const pod = merged('{"auths":{"123456789012.dkr\\u002eecr.eu-west-1.amazonaws.com":{"auth":"YTpi"},"ghcr.io":{"auth":"YTpi"}}}');
      expect(loginsOf((await compose(pod))['n.pull.yaml'])).toEqual({ '123456789012.dkr.ecr.eu-west-1.amazonaws.com': 'AWS:ecr-token', 'ghcr.io': 'a:b' });
    });

    test.each([
      ['absent', undefined, /^there is no .*: does the Secret exist/],
      ['empty', '', /is not JSON$/],
      ['no JSON', '{"auths":{"ghcr.io":{"auth":"s3cret', /is not JSON$/],
      ['two texts', '{"auths":{"ghcr.io":{"auth":"YTpi"}}} {}', /is not JSON$/],
      ['a list', '[]', /: it holds no credentials$/],
      ['without credentials', '{"auths":{}}', /: it holds no credentials$/],
      ['without auths', '{"HttpHeaders":{}}', /: it holds no credentials$/],
      ['with a list of auths', '{"auths":[{"auth":"YTpi"}]}', /: auths is no object$/],
      ['with auths that are text', '{"auths":"YTpi"}', /: auths is no object$/],
      ['with auths in other letters', '{"Auths":{"ghcr.io":{"auth":"YTpi"}}}', /: the member auths has to be in small letters$/],
      ['with an entry that is text', '{"auths":{"ghcr.io":"YTpi"}}', /: the entry "ghcr.io" is no object$/],
      ['with an entry twice', '{"auths":{"ghcr.io":{"auth":"YTpi"},"ghcr\\u002eio":{"auth":"YTpj"}}}', /: the entry "ghcr.io" is there twice$/],
      ['with an auth that is not base64', '{"auths":{"ghcr.io":{"auth":"YT*i"}}}', /: "auths"."ghcr.io"."auth" is not base64 of username:password$/],
      ['with an auth without a colon', '{"auths":{"ghcr.io":{"auth":"YWJj"}}}', /: "auths"."ghcr.io"."auth" is not base64 of username:password$/],
      ['with a password that is a number', '{"auths":{"ghcr.io":{"username":"a","password":1}}}', /: "auths"."ghcr.io"."password" is no string$/],
      ['with an auth that is an object', '{"auths":{"ghcr.io":{"auth":{"YTpi":1}}}}', /: "auths"."ghcr.io"."auth" is no string$/],
    ])('and is %s fails, and the tokens are written without it', async (_, text, status) => {
      const pod = merged(text);
      expect(Object.keys(loginsOf((await compose(pod))['n.pull.yaml']))).toEqual(['123456789012.dkr.ecr.eu-west-1.amazonaws.com']);
      expect(pod.status('static')).toMatch(status);
      expect(pod.status('static')).not.toContain('s3cret');
      expect((await verdict(pod)).code).toBe(1);
    });

    test.each(['YTpi', 'YTpiYw==', 'YTpiYw', 'YTpi\\nYTpi', 'YTpi\\/\\/8=', ''])('may have %j as auth, as for the kubelet', async auth => {
      const pod = merged(`{"auths":{"ghcr.io":{"auth":"${auth}"}}}`);
      await compose(pod);
      expect(pod.status('static')).toBe('ok');
    });

    test('that is broken is replaced by what it last held', async () => {
      const pod = merged('{', { previous: { static: part('ghcr.io', 'robot', 'old') } });
      expect(loginsOf((await compose(pod))['n.pull.yaml'])['ghcr.io']).toBe('robot:old');
      expect((await verdict(pod)).lines).toContain('pull secret pull: keeps the last good static');
    });

    test('gives the entries that JSON.parse finds', async () => {
      const text = fc.string({ unit: 'binary' });
      const others = (reserved: RegExp) => fc.dictionary(text, fc.jsonValue({ maxDepth: 2 }), { maxKeys: 2 })
        .map(members => Object.fromEntries(Object.entries(members).filter(([name]) => !reserved.test(name))));
      const known = fc.record({ username: text, password: text, auth: fc.constant('YTpi'), email: fc.constant(null) }, { requiredKeys: [] });
      const entry = fc.tuple(others(/^(auth|username|password|email)$/iu), known).map(([other, login]) => ({ ...other, ...login }));
      const keys = fc.oneof(text, fc.constantFrom('a"."auth', 'auths', '\\', '{"'));
      const document = fc.tuple(others(/^auths$/iu), fc.dictionary(keys, entry, { minKeys: 1, maxKeys: 3 }), fc.constantFrom(undefined, 1, '\t'))
        .map(([other, auths, space]) => JSON.stringify({ ...other, auths }, null, space));
      const pod = podOf({ config: { 'secrets.plan': ['pull|static'], 'static.plan': ['static'], 'namespaces.plan': ['n'] } });
      await fc.assert(fc.asyncProperty(document, async content => {
        pod.write(join(pod.env.STATIC, 'static'), { '.dockerconfigjson': content });
        await pod.run('compose.sh');
        expect(pod.status('static')).toBe('ok');
        expect(JSON.parse(`{${pod.file('parts', 'static')}}`)).toEqual(JSON.parse(content).auths);
      }), { ...propertyOptions<any>(), numRuns: 30 });
    });
  });

  describe('in the mode with a label selector', () => {
    const selected = (config: Record<string, string[] | undefined> = {}) => podOf({
      config: { 'selector.plan': ['team=a|default builder'], 'namespaces.plan': ['static'], 'secrets.plan': ['one|ecr', 'two|acr'], ...config },
    });

    test('writes to the namespaces that were found, with ServiceAccounts that use the pull secrets', async () => {
      const pod = selected();
      pod.put('ecr', ECR);
      pod.put('acr', ACR);
      pod.put('namespaces', undefined);
      writeFileSync(join(pod.work, 'namespaces'), 'static\nfound\n');
      const manifests = await compose(pod);
      expect(Object.keys(manifests)).toEqual(['found', 'static'].flatMap(namespace =>
        ['builder.service-account', 'default.service-account', 'one', 'two'].map(name => `${namespace}.${name}.yaml`)));
      expect(manifests['found.default.service-account.yaml']).toEqual({
        apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: 'default', namespace: 'found' }, imagePullSecrets: [{ name: 'one' }, { name: 'two' }],
      });
      expect((await verdict(pod)).lines).toEqual(['namespaces: ok', 'ecr: ok', 'acr: ok']);
    });

    test('a list that failed makes the verdict fail, though all that is known is written', async () => {
      const pod = selected({ 'selector.plan': ['team=a|'] });
      pod.put('ecr', ECR);
      pod.put('acr', ACR);
      pod.put('namespaces', undefined, { status: 'HTTP 403' });
      writeFileSync(join(pod.work, 'namespaces'), 'static\n');
      expect(Object.keys(await compose(pod))).toEqual(['static.one.yaml', 'static.two.yaml']);
      expect(await verdict(pod)).toMatchObject({ code: 1, lines: ['namespaces: FAILED: HTTP 403', 'ecr: ok', 'acr: ok'] });
    });

    test('writes no ServiceAccount if no pull secret is new', async () => {
      const pod = selected();
      writeFileSync(join(pod.work, 'namespaces'), 'static\n');
      expect(await compose(pod)).toEqual(NOTHING);
    });

    test('ends the container if no namespaces were listed', async () => {
      expect(await selected().run('compose.sh')).toMatchObject({ code: 1, stderr: expect.stringContaining('cannot read') });
    });
  });

  test.each(['secrets.plan', 'namespaces.plan'])('ends the container if %s is missing', async file => {
    const pod = podOf({ config: { [file]: undefined } });
    expect((await pod.run('compose.sh')).code).toBe(1);
    expect(pod.manifests()).toEqual({});
  });

  test('the verdict fails if compose did not come to its end', async () => {
    const pod = podOf();
    pod.put('ecr', ECR);
    pod.put('acr', ACR);
    expect(await verdict(pod)).toMatchObject({ code: 1, lines: ['ecr: ok', 'acr: ok'] });
  });

  test('makes 1,000 Secrets of 20 kB in seconds', async () => {
    const pod = podOf({ config: { 'namespaces.plan': Array.from({ length: 1000 }, (_, i) => `team-${i}`) } });
    pod.put('ecr', part('a.example.com', 'AWS', 'x'.repeat(3000)));
    pod.put('acr', part('b.example.com', 'AWS', 'y'.repeat(3000)));
    const started = Date.now();
    expect((await pod.run('compose.sh')).code).toBe(0);
    expect(Date.now() - started).toBeLessThan(10000);
    expect(execFileSync('ls', [join(pod.work, 'manifests')], { encoding: 'utf8' }).trim().split('\n').length).toBe(1000);
  });

  describe('on a volume that is full', () => {
    const mounted: string[] = [];
    afterAll(() => mounted.forEach(folder => execFileSync('umount', [folder])));
    const canMount = spawnSync('unshare', ['--mount', 'true']).status === 0;
    if (!canMount) process.stderr.write('skipped: full volumes, since only root may mount a tmpfs\n');

    /** A work volume of 64 KiB, of which so much is free. */
    function fullVolume(free: number): string {
      const work = makeFolder('full');
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', work]);
      mounted.push(work);
      writeFileSync(join(work, 'ballast'), Buffer.alloc(64 * 1024 - free));
      return work;
    }

    const STORE = 'begin; store_token ecr AWS "$(printf "%020000d" 0)" 1 key; echo "code $?"';

    (canMount ? test : test.skip)('a token that does not fit is a failure of its part', async () => {
      const pod = podOf({ work: fullVolume(16384) });
      expect((await pod.evaluate(STORE)).stdout).toBe('code 2\n');
      expect([pod.status('ecr'), pod.file('parts', 'ecr')]).toEqual([expect.stringMatching(/^cannot write the token of ecr to .*: is the volume full\?$/), undefined]);
    });

    (canMount ? test : test.skip)('what cannot be recorded ends the container', async () => {
      const pod = podOf({ work: fullVolume(0) });
      const { code, stderr } = await pod.evaluate(STORE);
      expect([code, stderr]).toEqual([1, expect.stringMatching(/ecr failed, which cannot be recorded in /)]);
      expect(pod.status('ecr')).toBeUndefined();
    });

    (canMount ? test : test.skip)('compose ends the container and leaves no manifest', async () => {
      const pod = podOf({ work: fullVolume(40000), config: { 'namespaces.plan': ['team-a', 'team-b', 'team-c'] } });
      pod.put('ecr', part('a.example.com', 'AWS', 'x'.repeat(3000)));
      pod.put('acr', ACR);
      const { code, stderr } = await pod.run('compose.sh');
      expect([code, stderr]).toEqual([1, expect.stringContaining('cannot write to')]);
      expect(pod.manifests()).toEqual({});
    });
  });
});
