import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { ACCESS_KEY, awsConfig, ecrAnswer, ecrError, ecrHost, EXPIRY, newToken, NOW, stsError, stsHost } from './support/ecr';
import { Moto } from './support/moto';
import { RefreshPod, RefreshPodOptions } from './support/refresh-pod';
import { Shell, SHELLS } from './support/shells';
import { DROP, HANG, Handler, Handlers, StandIn } from './support/stand-in';
import { DockerConfigJson } from '../../src';
import { makeFolder } from '../support/workspace';

const PUBLIC = 'api.ecr-public.us-east-1.amazonaws.com';
const REGIONS = ['eu-west-1', 'eu-west-2', 'eu-west-3', 'eu-north-1', 'eu-central-1', 'eu-central-2', 'eu-south-1', 'eu-south-2', 'us-east-1', 'us-west-2'];
const HOSTS = [...REGIONS.flatMap(region => [ecrHost(region), stsHost(region)]), PUBLIC];

/** A pod whose AWS is the stand-in. */
function podOf(shell: Shell, aws: StandIn, plan: string[], options: RefreshPodOptions = {}): RefreshPod {
  const pod = new RefreshPod(shell, {
    ...options,
    config: { 'ecr.plan': plan, 'secrets.plan': [`pull|${plan.map(line => line.split('|')[0]).join(' ')}`], ...options.config },
    env: { ...aws.proxyEnvironment, NOW: `${NOW}`, ATTEMPTS: '2', ...options.env },
  });
  const identity = makeFolder('identity');
  pod.write(identity, { token: 'header.payload.signature', id: ACCESS_KEY.id, secret: `${ACCESS_KEY.secret}\n` });
  pod.write(pod.config, { 'aws-config': awsConfig(pod.config, identity) });
  return pod;
}

/** Users and passwords of a part, as a client reads them. */
function loginsOf(pod: RefreshPod, part: string): string[][] {
  return DockerConfigJson.parse(`{"auths":{${pod.file('parts', part)}}}`)._entries().map(({ key, username, password }) => [key, username, password]);
}

describe('against moto', () => {
  let moto: Moto;
  let aws: StandIn;
  let publicToken: string;

  beforeAll(async () => {
    moto = await Moto.start();
    publicToken = newToken();
    aws = await StandIn.start({ [PUBLIC]: () => ecrAnswer(publicToken, { public: true }), '*': moto.answer }, HOSTS);
  });
  afterAll(async () => {
    await aws?.stop();
    moto?.stop();
  });
  beforeEach(() => aws.requests.splice(0));

  test.each(SHELLS)('a web identity, a role assumed from it, an access key and ECR Public give a token each: $name', async shell => {
    const pod = podOf(shell, aws, [
      'ecr-eu-west-1|ecr|eu-west-1|web|123456789012.dkr.ecr.eu-west-1.amazonaws.com 123456789012.dkr-ecr.eu-west-1.on.aws',
      'ecr-eu-west-1-2|ecr|eu-west-1|other-account|210987654321.dkr.ecr.eu-west-1.amazonaws.com',
      'ecr-us-west-2|ecr|us-west-2|key|123456789012.dkr.ecr.us-west-2.amazonaws.com',
      'ecr-public|ecr-public|us-east-1|key|public.ecr.aws',
    ]);
    expect(await pod.run('fetch-ecr.sh')).toEqual({ code: 0, stdout: '', stderr: '' });

    const parts = ['ecr-eu-west-1', 'ecr-eu-west-1-2', 'ecr-us-west-2', 'ecr-public'];
    expect(parts.map(part => [pod.status(part), pod.file('expires', part)])).toEqual(parts.map(() => ['ok', `${EXPIRY}\n`]));
    // moto's token names the account of the principal that asked.
    expect(parts.flatMap(part => loginsOf(pod, part))).toEqual([
      ['123456789012.dkr-ecr.eu-west-1.on.aws', 'AWS', '123456789012-auth-token'],
      ['123456789012.dkr.ecr.eu-west-1.amazonaws.com', 'AWS', '123456789012-auth-token'],
      ['210987654321.dkr.ecr.eu-west-1.amazonaws.com', 'AWS', '210987654321-auth-token'],
      ['123456789012.dkr.ecr.us-west-2.amazonaws.com', 'AWS', '123456789012-auth-token'],
      ['public.ecr.aws', 'AWS', publicToken],
    ]);
    // Each region was asked itself, roles were assumed there too.
    expect(new Set(aws.requests.map(({ host }) => host))).toEqual(new Set([stsHost('eu-west-1'), ecrHost('eu-west-1'), ecrHost('us-west-2'), PUBLIC]));
  });
});

describe('faults', () => {
  const token = newToken();
  const throttling: Handler = () => ecrError('ThrottlingException', 'Rate exceeded');
  const handlers: Handlers = {
    [ecrHost('eu-west-1')]: () => ecrAnswer(token),
    [ecrHost('eu-west-3')]: throttling,
    [ecrHost('eu-north-1')]: () => DROP,
    [ecrHost('eu-central-1')]: () => ({ body: { authorizationData: [] } }),
    [ecrHost('eu-central-2')]: () => ({ body: { authorizationData: [{ authorizationToken: '!'.repeat(40), expiresAt: EXPIRY }] } }),
    [ecrHost('eu-south-1')]: () => ({ body: `<html>${token}</html>` }),
    [ecrHost('eu-south-2')]: () => ecrError('AccessDeniedException', 'User: arn:aws:iam::123456789012:user/nobody is not authorized to perform: ecr:GetAuthorizationToken'),
    [ecrHost('us-west-2')]: () => ecrError('ServerException', 'oops', 500),
    [stsHost('us-east-1')]: ({ body }) => body.includes('WebIdentity')
      ? stsError('ExpiredTokenException', 'Token expired: current date/time 1764042123 must be before the expiration date/time 1764042000')
      : stsError('AccessDenied', 'User: arn:aws:iam::123456789012:user/nobody is not authorized to perform: sts:AssumeRole'),
  };

  /** Each with what is recorded of it, and how often it is tried when two attempts are allowed. */
  const FAULTS: [part: string, profile: string, region: string, status: string | RegExp, requests: number][] = [
    ['good', 'key', 'eu-west-1', 'ok', 1],
    ['busy', 'key', 'eu-west-2', 'ok', 2],
    ['denied', 'key', 'eu-south-2', /^ecr eu-south-2, profile key: .*AccessDeniedException.*user\/nobody is not authorized to perform: ecr:GetAuthorizationToken$/, 1],
    ['malformed', 'key', 'eu-central-2', 'ecr eu-central-2, profile key: the answer holds no token', 2],
    ['empty', 'key', 'eu-central-1', 'ecr eu-central-1, profile key: the answer holds no token', 2],
    ['html', 'key', 'eu-south-1', 'ecr eu-south-1, profile key: the answer holds no token', 2],
    ['throttled', 'key', 'eu-west-3', /^ecr eu-west-3, profile key: An error occurred \(ThrottlingException\) .* Rate exceeded$/, 2],
    ['broken', 'key', 'us-west-2', /^ecr us-west-2, profile key: An error occurred \(ServerException\)/, 2],
    ['down', 'key', 'eu-north-1', /^ecr eu-north-1, profile key: (Failed to connect|Connection was closed)/, 2],
    ['denied-role', 'denied', 'us-east-1', /^ecr us-east-1, profile denied, role arn:aws:iam::111111111111:role\/denied: .*AccessDenied.* sts:AssumeRole$/, 1],
    ['expired', 'expired', 'us-east-1', /^ecr us-east-1, profile expired, role arn:aws:iam::123456789012:role\/expired: .*ExpiredTokenException/, 1],
    ['no-profile', 'nobody', 'eu-west-1', 'ecr eu-west-1, profile nobody: The config profile (nobody) could not be found', 1],
  ];

  // The faults are those of the CLI, whose runs are what costs time here: one shell meets them all.
  describe.each(SHELLS.map((shell, index) => ({ name: shell.name, shell, faults: index === 0 ? FAULTS : FAULTS.slice(0, 4) })))('$name', ({ shell, faults }) => {
    let aws: StandIn;
    let pod: RefreshPod;

    beforeAll(async () => {
      let asked = 0;
      aws = await StandIn.start({ ...handlers, [ecrHost('eu-west-2')]: request => asked++ ? ecrAnswer(token) : throttling(request) }, HOSTS);
      pod = podOf(shell, aws, faults.map(([part, profile, region]) => `${part}|ecr|${region}|${profile}|${part}.example.com`), {
        config: { 'namespaces.plan': ['team'] },
        previous: { 'denied': '"denied.example.com":{"auth":"YTpi"}', 'malformed': 'half of a par', 'empty': '"empty.example.com":{}', 'empty.expires': `${NOW}` },
      });
      expect(await pod.run('fetch-ecr.sh')).toEqual({ code: 0, stdout: '', stderr: '' });
    });
    afterAll(() => aws?.stop());

    test.each(faults)('%s', (part, profile, region, status, requests) => {
      expect(pod.status(part)).toEqual(typeof status === 'string' ? status : expect.stringMatching(status));
      expect(pod.file('parts', part) !== undefined).toBe(status === 'ok');
      expect(pod.status(part)).not.toContain(token.slice(0, 20));
      if (profile === 'key') expect(aws.requests.filter(({ host }) => host === ecrHost(region)).length).toBe(requests);
    });

    test('compose takes the last good part if it is whole and still good, and the verdict names all that failed', async () => {
      expect(await pod.run('compose.sh')).toEqual({ code: 0, stdout: '', stderr: '' });
      const { data } = pod.manifests()['team.pull.yaml'];
      const { auths } = JSON.parse(Buffer.from(data['.dockerconfigjson'], 'base64').toString());
      expect(Object.keys(auths).sort()).toEqual(['busy.example.com', 'denied.example.com', 'good.example.com']);

      const { code, stdout } = await pod.run('verdict.sh');
      const lines = stdout.trimEnd().split('\n');
      expect([code, lines.filter(line => line.endsWith(': ok'))]).toEqual([1, ['good: ok', 'busy: ok']]);
      expect(lines.filter(line => line.includes(': FAILED: ecr ')).length).toBe(faults.length - 2);
      expect(lines.slice(-2)).toEqual([
        'pull secret pull: keeps the last good denied',
        `pull secret pull: is without ${faults.slice(3).map(([part]) => part).join(' ')}, of which no earlier run has left anything that is still good`,
      ]);
    });
  });

  const [bash, busybox] = SHELLS;

  describe('a provider that hangs', () => {
    let aws: StandIn;
    beforeAll(async () => { aws = await StandIn.start({ [ecrHost('eu-west-1')]: () => ecrAnswer(token), '*': () => HANG }, HOSTS); });
    afterAll(() => aws?.stop());

    test('is left after the time for an attempt', async () => {
      const pod = podOf(busybox, aws, ['slow|ecr|eu-west-2|key|k'], { env: { ATTEMPTS: '1', ATTEMPT_SECONDS: '3' } });
      const started = Date.now();
      await pod.run('fetch-ecr.sh');
      expect(pod.status('slow')).toBe('ecr eu-west-2, profile key: no answer within 3 s');
      expect(Date.now() - started).toBeLessThan(20000);
    });

    test('and a pod that is killed meanwhile leave nothing half done', async () => {
      const pod = podOf(busybox, aws, ['good|ecr|eu-west-1|key|good.example.com', 'slow|ecr|eu-west-2|key|slow.example.com'], {
        config: { 'namespaces.plan': ['team'] }, previous: { slow: '"slow.example.com":{"auth":"YTpi"}' },
      });
      aws.requests.splice(0);
      const child = pod.spawn([join(pod.config, 'fetch-ecr.sh')]);
      const ended = once(child, 'exit');
      while (!aws.requests.some(({ host }) => host === ecrHost('eu-west-2'))) await setTimeout(20);
      child.kill('SIGKILL');
      await ended;
      expect([pod.status('good'), pod.status('slow')]).toEqual(['ok', undefined]);
      // Kubernetes would not run these in that pod any more.
      await pod.run('compose.sh');
      expect(Object.keys(pod.manifests())).toEqual(['team.pull.yaml']);
      expect(await pod.run('verdict.sh')).toMatchObject({ code: 1, stdout: expect.stringContaining('slow: FAILED: its step has recorded nothing\n') });
    });
  });

  test('nobody at the other end', async () => {
    const aws = await StandIn.start({});
    const pod = podOf(bash, aws, ['down|ecr|eu-west-1|key|k'], { env: { ATTEMPTS: '1' } });
    await aws.stop();
    await pod.run('fetch-ecr.sh');
    expect(pod.status('down')).toMatch(/^ecr eu-west-1, profile key: Failed to connect to proxy URL/);
  });

  test('without a configuration of the CLI the part fails', async () => {
    const pod = new RefreshPod(bash, { config: { 'ecr.plan': ['a|ecr|eu-west-1|web|k'] } });
    expect(await pod.run('fetch-ecr.sh')).toMatchObject({ code: 0 });
    expect(pod.status('a')).toBe('ecr eu-west-1, profile web: The config profile (web) could not be found');
  });

  test.each(SHELLS)('a plan that is missing ends the container: $name', async shell => {
    expect(await new RefreshPod(shell).run('fetch-ecr.sh')).toMatchObject({ code: 1, stderr: expect.stringContaining('ecr.plan is missing') });
  });
});
