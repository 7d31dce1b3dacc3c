import { ChildProcess, spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { API_TOKEN, ApiStandIn, page } from './support/api-stand-in';
import { AzureCloud } from './support/azure-cloud';
import { ACCESS_KEY, ecrAnswer, ecrHost, newToken, NOW, stsAnswer, stsHost } from './support/ecr';
import { AWS_IDENTITY, ecrPart, KEY, staticPart, SUBJECT, WEB } from './support/ecr-part';
import { GoogleCloud } from './support/google-cloud';
import { RUNNER, source } from './support/modules';
import { Pod, PodOptions, runPod } from './support/pod';
import { StandIn } from './support/stand-in';
import { AcrPart, ArtifactRegistryPart, AzureIdentityPlan, GoogleIdentityPlan } from '../../src/refresh/plan';
import { makeFolder } from '../support/workspace';

const REGION = 'eu-west-1';
const SECRETS = {
  token: newToken(),
  previous: newToken(),
  password: `Static/${newToken()}`,
  subject: SUBJECT,
  apiToken: API_TOKEN,
  accessKey: ACCESS_KEY.secret,
  sessionKey: newToken(),
  sessionToken: newToken(),
};

let api: ApiStandIn;
let cloud: StandIn;
beforeAll(async () => {
  api = await ApiStandIn.start();
  cloud = await StandIn.start({
    [ecrHost(REGION)]: () => ecrAnswer(SECRETS.token),
    [stsHost(REGION)]: () => stsAnswer(SECRETS.sessionKey, SECRETS.sessionToken),
  }, [ecrHost(REGION), stsHost(REGION)]);
});
afterAll(() => Promise.all([api.server.stop(), cloud.stop()]));
beforeEach(() => {
  api.reset();
  api.others['/api/v1/namespaces'] = () => page([['team', 'Active']]);
});

/** Which of the secrets are in a text, as they are or in base64. */
function secretsIn(text: string, secrets: Record<string, string> = SECRETS): string[] {
  return Object.entries(secrets).filter(([, secret]) =>
    [secret, Buffer.from(secret).toString('base64'), Buffer.from(`AWS:${secret}`).toString('base64')]
    // The ends depend on what is around it; a part of a token is as bad.
      .some(form => text.includes(form.slice(4, 36))),
  )
    .map(([name]) => name);
}

/** `auth` in a pull secret. */
function loginOf(username: string, password: string): string {
  return Buffer.from(`${username}:${password}`).toString('base64');
}

/** What anybody on the node may see of processes: arguments and environments, of the program and of what it starts. */
function seen(pid: number): string {
  const read = (file: string) => { try { return readFileSync(`/proc/${pid}/${file}`, 'utf8'); } catch { return ''; } };
  return (
    read('cmdline') + read('environ')
    + read(`task/${pid}/children`).trim().split(' ').filter(Boolean).map(Number).map(seen).join('')
  );
}

/** A pod with every kind of secret in it. */
function options(more: Partial<PodOptions> = {}): PodOptions {
  return {
    api,
    cloud,
    identity: AWS_IDENTITY,
    statics: { static: JSON.stringify({ auths: { 'ghcr.io': { username: 'robot', password: SECRETS.password } } }) },
    previous: {
      'ecr-3': `"ecr-3.example.com":{"auth":"${Buffer.from(`AWS:${SECRETS.previous}`).toString('base64')}"}`,
    },
    plan: {
      parts: {
        'ecr': ecrPart(REGION, WEB, { keys: ['ecr.example.com'] }),
        'ecr-2': ecrPart(REGION, KEY, { keys: ['ecr-2.example.com'] }),
        'ecr-3': ecrPart('eu-west-2', KEY, { keys: ['ecr-3.example.com'] }),
        'static': staticPart('static'),
      },
      namespaces: [],
      selector: { labels: 'a=b', serviceAccounts: ['default'] },
    },
    ...more,
  };
}

interface Leaks {
  readonly output: string[];
  readonly processes: string[];
}

/** @param secrets asked for when the run is over, as clouds hand some out meanwhile */
async function leaksOf(
  more: Partial<PodOptions> = {}, secrets = (): Record<string, string> => SECRETS,
): Promise<Leaks> {
  let processes = '';
  let watch: NodeJS.Timeout | undefined;
  const onStart = ({ pid }: ChildProcess) => { watch = setInterval(() => { processes += seen(pid!); }, 5); };
  const { lines, stderr } = await runPod(options({ ...more, onStart }));
  clearInterval(watch);
  expect(processes).toContain('main.mjs');
  return { output: secretsIn(lines.join('\n') + stderr, secrets()), processes: secretsIn(processes, secrets()) };
}

describe('secrets', () => {
  test('a whole run shows none in its output, arguments and environments, and writes no file', async () => {
    // `runPod` looks for files that were written.
    const outcome = await runPod(options());
    expect(outcome.said).toMatchObject({
      'namespaces': 'ok',
      'ecr': 'ok',
      'ecr-2': 'ok',
      'static': 'ok',
      'ecr-3': expect.stringMatching(/^FAILED: ecr eu-west-2, access-key: no answer/),
    });
    // They did pass.
    expect(secretsIn(JSON.stringify(api.auths()))).toEqual(['token', 'previous', 'password']);
    expect(cloud.requests.some(({ headers }) => headers['x-amz-security-token'] === SECRETS.sessionToken)).toBe(true);
    expect(await leaksOf()).toEqual({ output: [], processes: [] });
  });

  test('a run with Google shows none', async () => {
    const google = new GoogleCloud(NOW);
    const audience =
      '//iam.googleapis.com/projects/1/locations/global/workloadIdentityPools/clusters/providers/cluster';
    google.subjects[audience] = SUBJECT;
    google.mintable.push('pull@project.iam.gserviceaccount.com');
    const server = await StandIn.start(google.handlers, ['sts.googleapis.com', 'iamcredentials.googleapis.com']);
    const part = (identity: GoogleIdentityPlan, account?: string): ArtifactRegistryPart => ({
      provider: 'artifact-registry',
      keys: [`${account}.example.com`],
      identity,
      ...(account && {
        mint: {
          serviceAccount: `${account}@project.iam.gserviceaccount.com`, url: 'https://iamcredentials.googleapis.com',
        },
      }),
    });
    const federation: GoogleIdentityPlan = {
      method: 'federation',
      audience,
      sts: 'https://sts.googleapis.com/v1/token',
      tokenFile: '/registry-access/identity/tokens/aws',
    };
    const parts = {
      minted: part(federation, 'pull'),
      federated: part(federation),
      metadata: part({ method: 'metadata', url: `http://${server.address}` }),
      denied: part(federation, 'other'),
    };
    const secrets = () => ({
      SUBJECT,
      ...Object.fromEntries(
        Object.keys(google.scopesOf).flatMap(token => [
          [token, token],
          [`auth of ${token}`, loginOf('oauth2accesstoken', token)],
        ]),
      ),
    });
    expect(await leaksOf({ cloud: server, plan: { parts, gapSeconds: 600 } }, secrets))
      .toEqual({ output: [], processes: [] });
    await server.stop();
    expect([Object.keys(google.scopesOf).length, Object.keys(api.auths()!).length]).toEqual([5, 2]);
  });

  test('a run with Azure shows none', async () => {
    const azure = new AzureCloud(NOW, 'login.microsoftonline.com', ['contoso.azurecr.io']);
    const client = '31fe1b96-1f0e-4b3f-9a63-5a3c6a0f0c11';
    azure.clients[client] = { secret: ACCESS_KEY.secret, assertion: SUBJECT };
    azure.nodeIdentities.push(client);
    const server = await StandIn.start(azure.handlers, ['login.microsoftonline.com', 'contoso.azurecr.io']);
    const part = (identity: AzureIdentityPlan, key: string): AcrPart => ({
      provider: 'acr', keys: [key], registry: 'https://contoso.azurecr.io', tenant: azure.tenant, identity,
    });
    const entra = (method: 'federated' | 'secret', file: string, tenant = azure.tenant): AzureIdentityPlan => ({
      method,
      tokenUrl: `https://login.microsoftonline.com/${tenant}/oauth2/v2.0/token`,
      client,
      file: `/registry-access/identity/${file}`,
    });
    const parts = {
      federated: part(entra('federated', 'tokens/aws'), 'a'),
      secret: part(entra('secret', 'secrets/aws/key'), 'b'),
      managed: part({ method: 'managed', url: `http://${server.address}`, client }, 'c'),
      denied: part(entra('secret', 'secrets/aws/key', 'other'), 'd'),
    };
    const issued = () => [
      ...azure.tokens,
      ...Object.values(api.auths()!).flatMap(({ password }) => [
        password, loginOf('00000000-0000-0000-0000-000000000000', password).slice(48),
      ]),
    ];
    // What tells one token of Azure from another is behind the header that all have.
    const secrets = () => ({
      ...SECRETS,
      ...Object.fromEntries(issued().map(token => [token, token.slice(token.indexOf('.') + 1)])),
    });
    expect(await leaksOf({ cloud: server, plan: { parts } }, secrets)).toEqual({ output: [], processes: [] });
    await server.stop();
    expect([azure.tokens.length, Object.keys(api.auths()!)]).toEqual([3, ['a', 'b', 'c']]);
  });

  test.each([
    ['an output', 'console.log(password);', { output: ['token'], processes: [] }],
    ['an error output', 'console.error(Buffer.from(`AWS:${password}`).toString("base64"));',
      { output: ['token'], processes: [] }],
    ['the name of the process',
      'process.title = password.slice(0, 60); Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 300);',
      { output: [], processes: ['token'] }],
  ])('the proof of that finds %s', async (_, mutation, leaks) => {
    const text = source('part.mts');
    const begin = '  const entry = { auth:';
    expect(text).toContain(begin);
    expect(await leaksOf({ config: { 'part.mts': text.replace(begin, `${mutation}\n${begin}`) } })).toEqual(leaks);
  });
});

describe('what Node.js does not let it do', () => {
  /** A provider that tries something, and says what came of it. */
  const attempt = async (code: string): Promise<string> => {
    const probe = `import * as fs from 'node:fs'; import * as child from 'node:child_process';
import * as workers from 'node:worker_threads';
import * as inspector from 'node:inspector'; import * as wasi from 'node:wasi';
export const describe = () => 'probe';
export async function fetchPart() { ${code}; return { auths: [['done', {}]] }; }`;
    return (await runPod({ api, plan: { parts: { probe: staticPart('static') } }, config: { 'static.mts': probe } }))
      .said.probe;
  };

  const written = join(process.env.TMPDIR ?? '/tmp', 'refresher-wrote-this');
  test.each([
    ['write a file', `fs.writeFileSync(${JSON.stringify(written)}, 'x')`, 'restricted'],
    ['write into its own folder', 'fs.writeFileSync(new URL("x", import.meta.url), "x")', 'restricted'],
    ['make a link', `fs.symlinkSync('/etc/passwd', ${JSON.stringify(written)})`, 'ERR_ACCESS_DENIED'],
    ['remove a file', 'fs.rmSync(new URL("plan.json", import.meta.url))', 'restricted'],
    ['read another file', 'fs.readFileSync("/etc/passwd")', 'restricted'],
    ['read its environment and arguments from /proc', 'fs.readFileSync("/proc/self/environ")', 'restricted'],
    ['start a program', 'child.execFileSync("/bin/true")', 'restricted'],
    ['start a shell', 'child.execSync("true")', 'restricted'],
    ['start itself', 'child.fork(new URL("main.mjs", import.meta.url).pathname)', 'restricted'],
    ['start a worker', 'new workers.Worker("1", { eval: true })', 'restricted'],
    ['load native code', 'process.dlopen({ exports: {} }, "/lib/x.node")', 'addons is disabled|restricted'],
    ['open the inspector', 'inspector.open(0)', 'restricted'],
    ['use WASI', 'new wasi.WASI({ version: "preview1" })', 'restricted'],
  ])('%s', async (_, code, said) => {
    expect(await attempt(code)).toMatch(new RegExp(`^FAILED: probe: .*(${said})`));
  });

  test('it may: the probe is one', async () => {
    expect(await attempt('fs.readFileSync(new URL("plan.json", import.meta.url))')).toBe('ok');
  });
});

describe('an older Node.js', () => {
  // That of the tests may be new enough; the next test stands for both.
  const isOlder = !/^v24\.([5-9]|\d\d)\./.test(process.version);
  (isOlder ? test : test.skip).each([[process.execPath, process.version]])(
    'is refused by its name: %s',
    (node, version) => {
      const folder = makeFolder('older');
      const pod = new Pod(options());
      pod.mount('config', Object.fromEntries(readdirSync(RUNNER).map(name => [name, source(name)])));
      const { status, stderr, stdout } = spawnSync(node, [join(pod.root, 'config/main.mjs')], {
        cwd: folder, encoding: 'utf8',
      });
      expect([status, stdout, stderr]).toEqual([1, '', `this is Node.js ${version}, and a refresher needs 24.5 or a `
        + 'later 24: take an image such as public.ecr.aws/docker/library/node:24-slim (images.node)\n']);
    },
  );

  test.each([
    '16.20.2', '23.11.0', '24.4.1', '25.0.0', '24.5.0', '24.21.0', '24.30.1',
  ])('%s is refused or not', version => {
    const text = source('main.mjs').replace("await import('./start.mts');", 'console.log("taken");')
      .replace(/process\.versions\.node/, `'${version}'`);
    const { stdout } = spawnSync(process.execPath, ['--input-type=module', '--eval', text], { encoding: 'utf8' });
    expect(stdout === 'taken\n').toBe(/^24\.([5-9]|\d\d)\./.test(version));
  });
});
