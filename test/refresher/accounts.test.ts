import { appendFileSync, chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { App, Chart, Testing } from 'cdk8s';
import { ApiStandIn } from './support/api-stand-in';
import { ecrHost, stsHost } from './support/ecr';
import { SUBJECT } from './support/ecr-part';
import { Moto } from './support/moto';
import { runPod } from './support/pod';
import { Handler, StandIn } from './support/stand-in';
import { CloudGrant, CloudIdentity, RefreshCronJob, Registry, RegistryCredentials } from '../../src';
import { cleanEnvironment, runOrThrow } from '../support/program';
import { makeFolder } from '../support/workspace';

/** moto is of the first, and who assumes a role of another account is in that. */
const [HOME, OTHER] = ['123456789012', '210987654321'];
const REGION = 'eu-west-1';
/** Both roles have one name. */
const roleIn = (account: string) => `arn:aws:iam::${account}:role/pull`;

let api: ApiStandIn;
let moto: Moto;
let aws: StandIn;
let administrator: AdministratorShell;
beforeAll(async () => {
  api = await ApiStandIn.start();
  moto = await Moto.start();
  aws = await StandIn.start({ '*': oneByOne }, [ecrHost(REGION), stsHost(REGION)]);
});
afterAll(async () => {
  await Promise.all([api?.server.stop(), aws?.stop()]);
  moto?.stop();
});
beforeEach(async () => {
  api.reset();
  await moto.reset();
  administrator = await AdministratorShell.open(moto.url);
});

/** moto can only be told for all requests whether policies count. Those that nobody signs ask for a first session. */
let turn: Promise<unknown> = Promise.resolve();
const oneByOne: Handler = async request => {
  const answer = turn.then(async () => {
    await moto.enforce(request.headers.authorization !== undefined);
    return moto.answer(request);
  });
  turn = answer.catch(() => undefined);
  return answer;
};

/** A shell whose `aws` reaches moto, with a profile for each account that has its number for a name. */
class AdministratorShell {
  public static async open(url: string): Promise<AdministratorShell> {
    const folder = makeFolder('administrator');
    writeFileSync(join(folder, 'aws'), `#!/bin/sh\nexec /usr/bin/aws --endpoint-url ${url} "$@"\n`);
    chmodSync(join(folder, 'aws'), 0o755);
    mkdirSync(join(folder, '.aws'));
    const shell = new AdministratorShell(folder);
    shell.addProfile(HOME, { AccessKeyId: 'AKIAADMINISTRATOR', SecretAccessKey: 'x' });
    const { Credentials } = await shell.aws(
      HOME, 'sts', 'assume-role', '--role-arn', `arn:aws:iam::${OTHER}:role/admin`, '--role-session-name', 'admin');
    shell.addProfile(OTHER, Credentials);
    return shell;
  }

  private constructor(private readonly folder: string) {}

  /** Runs the commands as they are printed; none may fail. */
  public async paste(grants: readonly CloudGrant[]): Promise<void> {
    const script = join(this.folder, 'setup.sh');
    writeFileSync(script, grants.flatMap(({ commands }) => commands).join('\n'));
    await this.run('bash', '-eu', script);
  }

  public async aws(profile: string, ...args: string[]): Promise<any> {
    return JSON.parse(await this.run('aws', '--profile', profile, '--output', 'json', ...args));
  }

  private addProfile(name: string, { AccessKeyId, SecretAccessKey, SessionToken }: Record<string, string>): void {
    const token = SessionToken === undefined ? '' : `aws_session_token = ${SessionToken}\n`;
    appendFileSync(join(this.folder, '.aws/credentials'), `[${name}]\naws_access_key_id = ${AccessKeyId}\n`
      + `aws_secret_access_key = ${SecretAccessKey}\n${token}`, { mode: 0o600 });
  }

  private run(program: string, ...args: string[]): Promise<string> {
    const env = cleanEnvironment(this.folder, {
      PATH: `${this.folder}:${process.env.PATH}`, AWS_PAGER: '', AWS_DEFAULT_REGION: 'us-east-1',
    });
    return runOrThrow(program === 'aws' ? join(this.folder, 'aws') : program, args, { env });
  }
}

const ISSUER = 'https://oidc.eks.eu-west-1.amazonaws.com/id/0123456789ABCDEF';
const identity = CloudIdentity.irsa(roleIn(HOME));
const ecr = (account: string) => Registry.ecr({ account, region: REGION });

/** A refresher, and what its pod is told. */
function newRefresher(...credentials: RegistryCredentials[]): { refresher: RefreshCronJob; plan: any } {
  const chart = new Chart(new App(), 'chart', { namespace: 'own' });
  const refresher = new RefreshCronJob(chart, 'Refresh', { credentials, refresh: { name: 'pull' } });
  const { data } = Testing.synth(chart).find(({ kind }) => kind === 'ConfigMap');
  return { refresher, plan: JSON.parse(data['plan.json']) };
}

/** Whose token is in the pull secret, by key, after a run in which nothing fails. moto's token names the account. */
async function tokensOf({ parts, secrets }: any): Promise<[key: string, token: string][]> {
  const { lines, stderr } = await runPod({
    api, plan: { parts, secrets, namespaces: ['own'] }, cloud: aws, identity: { 'tokens/aws': SUBJECT },
  });
  expect([lines.filter(line => line.includes('FAILED')), stderr]).toEqual([[], '']);
  const config = Buffer.from(api.applied['own/secrets/pull'].data['.dockerconfigjson'], 'base64').toString();
  return Object.entries<any>(JSON.parse(config).auths).map(([key, { password }]) => [key, password]);
}

test('two roles of one name, each set up in its account, fetch a token each', async () => {
  const { refresher, plan } = newRefresher(
    RegistryCredentials.token(ecr(HOME), { identity }),
    RegistryCredentials.token(ecr(OTHER), { identity, assumeRole: roleIn(OTHER) }),
  );
  const trusts = refresher.cloudTrust(ISSUER);
  expect([...trusts, ...refresher.cloudGrants].map(({ account }) => account)).toEqual([HOME, OTHER, HOME, OTHER]);
  await administrator.paste([...trusts, ...refresher.cloudGrants]);

  for (const { account, policyDocument } of trusts) {
    const { Role } = await administrator.aws(account!, 'iam', 'get-role', '--role-name', 'pull');
    expect([Role.Arn, Role.AssumeRolePolicyDocument]).toEqual([roleIn(account!), policyDocument]);
  }
  for (const { account, policyDocument } of refresher.cloudGrants) {
    const name = ['--role-name', 'pull', '--policy-name', 'pull-own-pull'];
    expect(await administrator.aws(account!, 'iam', 'get-role-policy', ...name))
      .toMatchObject({ PolicyDocument: policyDocument });
  }
  expect(await tokensOf(plan))
    .toEqual([[ecr(HOME).host, `${HOME}-auth-token`], [ecr(OTHER).host, `${OTHER}-auth-token`]]);
});

test('without a role to assume, the account of the registry gets the policy of the repository', async () => {
  const { refresher, plan } = newRefresher(RegistryCredentials.token(ecr(OTHER).withPath('apps'), { identity }));
  const [, policy] = refresher.cloudGrants;
  const repository = ['--region', REGION, '--repository-name', 'apps'];
  await administrator.aws(OTHER, 'ecr', 'create-repository', ...repository);
  await administrator.paste([...refresher.cloudTrust(ISSUER), ...refresher.cloudGrants]);

  const { registryId, policyText } = await administrator.aws(OTHER, 'ecr', 'get-repository-policy', ...repository);
  expect([registryId, JSON.parse(policyText)]).toEqual([OTHER, policy.policyDocument]);
  expect(await tokensOf(plan)).toEqual([[`${ecr(OTHER).host}/apps`, `${HOME}-auth-token`]]);
});

test('what was not pasted is missed: without its policies, a role fetches no token', async () => {
  const { refresher, plan } = newRefresher(RegistryCredentials.token(ecr(HOME), { identity }));
  await administrator.paste(refresher.cloudTrust(ISSUER));
  const { parts, secrets } = plan;
  const files = { 'tokens/aws': SUBJECT };
  const { code, said } = await runPod({ api, plan: { parts, secrets }, cloud: aws, identity: files });
  expect([code, said['ecr-eu-west-1']]).toEqual([1, expect.stringMatching(/^FAILED: .*AccessDenied/)]);
});
