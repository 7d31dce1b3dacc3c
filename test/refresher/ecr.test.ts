import { ApiStandIn } from './support/api-stand-in';
import {
  ACCESS_KEY, ECR_PUBLIC, ecrAnswer, ecrError, ecrHost, EXPIRY, newToken, NOW, stsError, stsHost,
} from './support/ecr';
import { AWS_IDENTITY, ecrPart, KEY, SUBJECT, WEB } from './support/ecr-part';
import { Moto } from './support/moto';
import { Outcome, runPod, TWO_ATTEMPTS } from './support/pod';
import { DROP, HANG, Handler, Handlers, StandIn, StandInAnswer } from './support/stand-in';
import { AwsIdentityPlan, EcrPart } from '../../src/refresh/plan';

const REGIONS = [
  'eu-west-1', 'eu-west-2', 'eu-west-3', 'eu-north-1', 'eu-central-1', 'eu-central-2', 'eu-south-1', 'eu-south-2',
  'us-east-1', 'us-east-2', 'us-west-2',
];
const HOSTS = [...REGIONS.flatMap(region => [ecrHost(region), stsHost(region)]), ECR_PUBLIC];

let api: ApiStandIn;
beforeAll(async () => { api = await ApiStandIn.start(); });
afterAll(() => api.server.stop());
beforeEach(() => api.reset());

describe('against moto', () => {
  const publicToken = newToken();
  let moto: Moto;
  let aws: StandIn;
  beforeAll(async () => {
    moto = await Moto.start();
    aws = await StandIn.start(
      { [ECR_PUBLIC]: () => ecrAnswer(publicToken, { public: true }), '*': moto.answer },
      HOSTS,
    );
  });
  afterAll(async () => {
    await aws?.stop();
    moto?.stop();
  });

  test('a web identity, a role assumed from it, an access key and ECR Public give a token each', async () => {
    const { code, lines, stderr } = await runPod({
      api,
      cloud: aws,
      identity: AWS_IDENTITY,
      plan: {
        parts: {
          'ecr-eu-west-1': ecrPart('eu-west-1', WEB, {
            keys: ['123456789012.dkr.ecr.eu-west-1.amazonaws.com', '123456789012.dkr-ecr.eu-west-1.on.aws'],
          }),
          'ecr-eu-west-1-2': ecrPart('eu-west-1', WEB, {
            assumeRole: 'arn:aws:iam::210987654321:role/pull-here',
            keys: ['210987654321.dkr.ecr.eu-west-1.amazonaws.com'],
          }),
          'ecr-us-west-2': ecrPart('us-west-2'),
          'ecr-public': ecrPart('us-east-1', KEY, {
            service: 'ecr-public', ecr: `https://${ECR_PUBLIC}/`, keys: ['public.ecr.aws'],
          }),
        },
      },
    });
    expect({ code, stderr, lines: [...lines].sort() }).toEqual({
      code: 0,
      stderr: '',
      lines: [
        'CA bundle: ok', 'Secret team/pull: ok', 'ecr-eu-west-1-2: ok', 'ecr-eu-west-1: ok', 'ecr-public: ok',
        'ecr-us-west-2: ok',
      ],
    });
    // moto's token names the account of the principal that asked.
    expect(Object.entries(api.auths()!).map(([key, { username, password }]) => [key, username, password])).toEqual([
      ['123456789012.dkr.ecr.eu-west-1.amazonaws.com', 'AWS', '123456789012-auth-token'],
      ['123456789012.dkr-ecr.eu-west-1.on.aws', 'AWS', '123456789012-auth-token'],
      ['210987654321.dkr.ecr.eu-west-1.amazonaws.com', 'AWS', '210987654321-auth-token'],
      ['123456789012.dkr.ecr.us-west-2.amazonaws.com', 'AWS', '123456789012-auth-token'],
      ['public.ecr.aws', 'AWS', publicToken],
    ]);
    expect(Buffer.from(api.auths()!['public.ecr.aws'].auth, 'base64').toString()).toBe(`AWS:${publicToken}`);
    expect(api.applied['team/secrets/pull'].metadata.annotations['cdk8s-registry-access/expires-at'])
      .toBe(`${new Date(EXPIRY * 1000).toISOString().slice(0, 19)}Z`);
    // Each region was asked itself, roles were assumed there too.
    expect(new Set(aws.requests.map(({ host }) => host)))
      .toEqual(new Set([stsHost('eu-west-1'), ecrHost('eu-west-1'), ecrHost('us-west-2'), ECR_PUBLIC]));
  });
});

describe('services of the node', () => {
  const keys = {
    AccessKeyId: 'ASIAIOSFODNN7EXAMPLE',
    SecretAccessKey: 'a/b+c',
    Token: newToken(),
    Expiration: '2099-01-01T00:00:00Z',
  };
  const token = newToken();
  const metadata: Handlers = {
    'PUT /latest/api/token': ({ headers }) =>
      headers['x-aws-ec2-metadata-token-ttl-seconds'] ? { body: 'imds-session==' } : { status: 400 },
    'GET /latest/meta-data/iam/security-credentials/': ({ headers }) =>
      headers['x-aws-ec2-metadata-token'] === 'imds-session==' ? { body: 'node-role\n' } : { status: 401 },
    'GET /latest/meta-data/iam/security-credentials/node-role': ({ headers }) =>
      headers['x-aws-ec2-metadata-token'] === 'imds-session=='
        ? { body: { Code: 'Success', ...keys } }
        : { status: 401 },
  };
  const agent: Handler = ({ headers }) =>
    headers.authorization === SUBJECT ? { body: keys } : { status: 401, body: 'no such token' };
  let aws: StandIn;
  beforeAll(async () => { aws = await StandIn.start({}, HOSTS); });
  afterAll(() => aws.stop());
  beforeEach(() => {
    Object.keys(aws.handlers).forEach(key => delete aws.handlers[key]);
    Object.assign(aws.handlers, metadata, {
      'GET /v1/credentials': agent,
      [ecrHost('eu-west-1')]: () => ecrAnswer(token),
    });
    aws.requests.length = aws.tunnels.length = 0;
  });

  const node = (): AwsIdentityPlan => ({ method: 'node', url: `http://${aws.address}` });
  const podIdentity = (): AwsIdentityPlan => ({
    method: 'pod-identity',
    url: `http://${aws.address}/v1/credentials`,
    tokenFile: '/registry-access/identity/tokens/aws',
  });
  const run = (identity: AwsIdentityPlan, env: Record<string, string> = {}) =>
    runPod({ api, cloud: aws, identity: AWS_IDENTITY, env, plan: { parts: { ecr: ecrPart('eu-west-1', identity) } } });

  test.each([
    ['node', node],
    ['EKS Pod Identity', podIdentity],
  ])('%s: asked past the proxy, and their session signs', async (_, identity) => {
    const { code, said } = await run(identity());
    expect([code, said.ecr]).toEqual([0, 'ok']);
    expect(aws.tunnels).toEqual([`${ecrHost('eu-west-1')}:443`]);
    expect(aws.requests.at(-1)!.headers).toMatchObject({
      'x-amz-security-token': keys.Token, 'authorization': expect.stringContaining('Credential=ASIAIOSFODNN7EXAMPLE/'),
    });
  });

  test('takes the address of the agent that EKS has put into the environment', async () => {
    const { said } = await run(podIdentity(), {
      AWS_CONTAINER_CREDENTIALS_FULL_URI: 'http://169.254.170.23/v1/credentials',
    });
    // It is no address of this machine.
    expect(said.ecr).toMatch(/^FAILED: ecr eu-west-1, pod-identity: (no answer from|HTTP \d+ from) 169\.254\.170\.23/);
    expect(aws.requests).toEqual([]);
  });

  test('sends the token nowhere else', async () => {
    const { said } = await run(podIdentity(), {
      AWS_CONTAINER_CREDENTIALS_FULL_URI: `http://${aws.address}/v1/credentials`,
    });
    expect(said.ecr).toBe('FAILED: ecr eu-west-1, pod-identity: AWS_CONTAINER_CREDENTIALS_FULL_URI does not name the '
      + 'agent of EKS Pod Identity, which is at http://169.254.170.23 or http://[fd00:ec2::23]');
    expect(aws.requests).toEqual([]);
  });

  test.each<[string, string, StandInAnswer, RegExp]>([
    ['no session', 'PUT /latest/api/token', { body: '<html>' }, /the answer of 127\.0\.0\.1:\d+ is no session token$/],
    ['no role', 'GET /latest/meta-data/iam/security-credentials/', { body: '../../x' },
      /the answer of 127\.0\.0\.1:\d+ is no name of a role$/],
    ['a refusal in an answer', 'GET /latest/meta-data/iam/security-credentials/node-role',
      { body: { Code: 'AssumeRoleUnauthorizedAccess', Message: 'EC2 cannot assume the role node-role' } },
      /AssumeRoleUnauthorizedAccess from 127\.0\.0\.1:\d+: EC2 cannot assume/],
    ['no keys', 'GET /latest/meta-data/iam/security-credentials/node-role',
      { body: { Code: 'Success', ...keys, Token: '' } }, /holds no credentials$/],
  ])('%s is said', async (_, path, answer, said) => {
    aws.handlers[path] = () => answer;
    expect((await run(node())).said.ecr).toMatch(said);
    expect(aws.tunnels).toEqual([]);
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
    [ecrHost('eu-central-2')]: () => ({
      body: { authorizationData: [{ authorizationToken: '!'.repeat(40), expiresAt: EXPIRY }] },
    }),
    [ecrHost('eu-south-1')]: () => ({ body: `<html>${token}</html>` }),
    [ecrHost('eu-south-2')]: () =>
      ecrError(
        'AccessDeniedException',
        `User: arn:aws:iam::123456789012:user/nobody is not authorized to perform: ecr:GetAuthorizationToken ${token}`,
      ),
    [ecrHost('us-west-2')]: () => ecrError('ServerException', 'oops', 500),
    [stsHost('us-east-1')]: ({ body }) =>
      body.includes('WebIdentity')
        ? stsError(
          'ExpiredTokenException',
          'Token expired: current date/time 1764042123 must be before the expiration date/time 1764042000',
        )
        : stsError(
          'AccessDenied', 'User: arn:aws:iam::123456789012:user/nobody is not authorized to perform: sts:AssumeRole',
        ),
    [ecrHost('us-east-1')]: () => ecrAnswer(token, { expiresAt: NOW - 1 }),
    [ecrHost('us-east-2')]: () => ecrAnswer(token, { expiresAt: 'soon' }),
  };

  /** Each with what is said of it, and how often it is tried when two attempts are allowed. */
  const FAULTS: [part: string, region: string, said: string | RegExp, requests: number, more?: Partial<EcrPart>][] = [
    ['good', 'eu-west-1', 'ok', 1],
    ['busy', 'eu-west-2', 'ok', 2],
    ['denied', 'eu-south-2',
      /^ecr eu-south-2, access-key: AccessDeniedException \(HTTP 400 from api\.ecr.*user\/nobody is not authorized to perform: ecr:GetAuthorizationToken \[masked\]$/,
      1],
    ['malformed', 'eu-central-2',
      `ecr eu-central-2, access-key: the answer of ${ecrHost('eu-central-2')} holds no token`, 2],
    ['empty', 'eu-central-1', `ecr eu-central-1, access-key: the answer of ${ecrHost('eu-central-1')} holds no token`,
      2],
    ['html', 'eu-south-1', `ecr eu-south-1, access-key: the answer of ${ecrHost('eu-south-1')} is no JSON object`, 2],
    ['throttled', 'eu-west-3',
      `ecr eu-west-3, access-key: ThrottlingException (HTTP 400 from ${ecrHost('eu-west-3')}): Rate exceeded`, 2],
    ['broken', 'us-west-2', `ecr us-west-2, access-key: ServerException (HTTP 500 from ${ecrHost('us-west-2')}): oops`,
      2],
    ['down', 'eu-north-1', /^ecr eu-north-1, access-key: no answer from api\.ecr\.eu-north-1\.amazonaws\.com: /, 2],
    ['past', 'us-east-1',
      /^ecr us-east-1, access-key: the token is good for -\d+ s only, and the next run may be 1200 s away: shorten the schedule, /,
      1],
    ['endless', 'us-east-2',
      `ecr us-east-2, access-key: the answer of ${ecrHost('us-east-2')} does not say when the token expires`, 2],
    ['denied-role', 'us-east-1',
      /^ecr us-east-1, access-key, role arn:aws:iam::111111111111:role\/denied: AccessDenied .* sts:AssumeRole$/, 0,
      { assumeRole: 'arn:aws:iam::111111111111:role/denied' }],
    ['expired', 'us-east-1',
      /^ecr us-east-1, web-identity, role arn:aws:iam::123456789012:role\/pull: ExpiredTokenException \(HTTP 403 /, 0,
      { identity: WEB }],
    ['no-key', 'eu-west-1', /^ecr eu-west-1, access-key: the access key is missing: there is no file \S+$/, 0,
      { identity: { ...KEY, idFile: '/registry-access/identity/none' } as AwsIdentityPlan }],
    ['no-token', 'eu-west-1', /the token of the ServiceAccount is missing: there is no file \S+$/, 0,
      { identity: { ...WEB, tokenFile: '/registry-access/x' } as AwsIdentityPlan }],
  ];

  let aws: StandIn;
  let outcome: Outcome;
  let written: Record<string, any>;
  beforeAll(async () => {
    let asked = 0;
    aws = await StandIn.start(
      { ...handlers, [ecrHost('eu-west-2')]: request => (asked++ ? ecrAnswer(token) : throttling(request)) },
      HOSTS,
    );
    outcome = await runPod({
      api,
      cloud: aws,
      identity: AWS_IDENTITY,
      plan: {
        budgetSeconds: TWO_ATTEMPTS,
        parts: Object.fromEntries(
          FAULTS.map(([part, region, , , more]) => [
            part, ecrPart(region, KEY, { keys: [`${part}.example.com`], ...more }),
          ]),
        ),
      },
      previous: {
        'denied': '"denied.example.com":{"auth":"YTpi"}',
        'malformed': 'half of a par',
        'empty': '"empty.example.com":{}',
        'empty.expires': `${NOW}`,
      },
    });
    written = { ...api.applied };
  });
  afterAll(() => aws.stop());

  test.each(FAULTS)('%s', (part, region, said, requests) => {
    const text = outcome.said[part].replace(/^FAILED: /, '');
    expect(text).toEqual(typeof said === 'string' ? said : expect.stringMatching(said));
    expect(text).not.toContain(token.slice(0, 20));
    if (requests > 0) expect(aws.requests.filter(({ host }) => host === ecrHost(region)).length).toBe(requests);
  });

  test('the last good part is taken if it is whole and still good, and all that failed is named', () => {
    const { code, lines, stderr } = outcome;
    expect([code, stderr]).toEqual([1, '']);
    const { auths } = JSON.parse(
      Buffer.from(written['team/secrets/pull'].data['.dockerconfigjson'], 'base64').toString(),
    );
    expect(Object.keys(auths).sort()).toEqual(['busy.example.com', 'denied.example.com', 'good.example.com']);
    expect(lines.filter(line => line.includes(': FAILED: ecr ')).length).toBe(FAULTS.length - 2);
    // The writes are under way side by side.
    expect([...lines.slice(-4, -2), ...lines.slice(-2).sort()]).toEqual([
      'pull secret pull: keeps the last good denied',
      `pull secret pull: is without ${FAULTS.slice(3).map(([part]) => part)
        .join(' ')}, of which no earlier run has left anything that is still good`.slice(0, 300),
      'Secret own/pull-parts: ok',
      'Secret team/pull: ok',
    ]);
    expect(Object.keys(written['own/secrets/pull-parts'].data).sort())
      .toEqual(['busy', 'busy.expires', 'denied', 'good', 'good.expires']);
  });

  test('nobody at the other end, proxy or not', async () => {
    const down = await StandIn.start({});
    const { address } = down;
    await down.stop();
    const parts = { down: ecrPart('eu-west-1', KEY, { ecr: `https://${address}/` }) };
    const runs = await Promise.all([{}, { proxy: { url: `http://${address}`, noProxy: [] } }].map(more =>
      runPod({ api, identity: AWS_IDENTITY, plan: { parts, ...more } })));
    const said = `FAILED: ecr eu-west-1, access-key: no answer from ${address}: connect ECONNREFUSED ${address}`;
    expect(runs.map(run => run.said.down)).toEqual([said, said]);
  });

  test('providers that hang cost their own tokens and one wait; the others are fetched meanwhile', async () => {
    const hanging = ['eu-west-2', 'eu-west-3', 'eu-north-1', 'eu-south-1'];
    hanging.forEach(region => { aws.handlers[ecrHost(region)] = () => HANG as any; });
    const started = Date.now();
    const slow = Object.fromEntries(hanging.map(region => [region, ecrPart(region)]));
    const parts = { ...slow, good: ecrPart('eu-west-1') };
    const { code, said } = await runPod({ api, cloud: aws, identity: AWS_IDENTITY, plan: { parts } });
    const failures = hanging.map(region =>
      `FAILED: ecr ${region}, access-key: no answer from ${ecrHost(region)} within 10 s`);
    expect([code, ...hanging.map(region => said[region]), said.good]).toEqual([1, ...failures, 'ok']);
    expect(Object.keys(api.auths()!)).toEqual(['123456789012.dkr.ecr.eu-west-1.amazonaws.com']);
    expect(Date.now() - started).toBeLessThan(35_000);
  });
});

test('an access key is signed with, not sent', async () => {
  const aws = await StandIn.start({ '*': () => ecrAnswer('token') }, HOSTS);
  await runPod({ api, cloud: aws, identity: AWS_IDENTITY, plan: { parts: { ecr: ecrPart('eu-west-1') } } });
  await aws.stop();
  expect(aws.requests.length).toBe(1);
  expect(JSON.stringify(aws.requests)).not.toContain(ACCESS_KEY.secret.slice(0, 12));
});
