import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ACCESS_KEY, awsConfig, ecrAnswer, ecrHost, newToken, NOW, stsHost } from './support/ecr';
import { RefreshPod, ScriptOutcome } from './support/refresh-pod';
import { SHELLS } from './support/shells';
import { filesBelow, secretsIn, SpiedShell } from './support/spy';
import { StandIn } from './support/stand-in';
import { makeFolder } from '../support/workspace';

const REGION = 'eu-west-1';

const SECRETS = {
  token: newToken(),
  previous: newToken(),
  password: `Static/${newToken()}`,
  /** Of the pod's ServiceAccount: one file serves as the web identity for AWS and as the token for the API server. */
  serviceAccount: `header.${newToken()}.signature`,
  accessKey: ACCESS_KEY.secret,
  sessionKey: newToken(),
  sessionToken: newToken(),
};

const ASSUMED = `<AssumeRoleWithWebIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><AssumeRoleWithWebIdentityResult><Credentials>
  <AccessKeyId>ASIAIOSFODNN7EXAMPLE</AccessKeyId><SecretAccessKey>${SECRETS.sessionKey}</SecretAccessKey><SessionToken>${SECRETS.sessionToken}</SessionToken>
  <Expiration>2099-01-01T00:00:00Z</Expiration></Credentials></AssumeRoleWithWebIdentityResult></AssumeRoleWithWebIdentityResponse>`;

let cloud: StandIn;
beforeAll(async () => {
  cloud = await StandIn.start({
    [ecrHost(REGION)]: () => ecrAnswer(SECRETS.token),
    [stsHost(REGION)]: () => ({ headers: { 'content-type': 'text/xml' }, body: ASSUMED }),
    'GET /api/v1/namespaces': () => ({ body: { kind: 'Table', metadata: {}, rows: [{ cells: ['team', 'Active', '5d'] }] } }),
  }, [ecrHost(REGION), stsHost(REGION)]);
});
afterAll(() => cloud?.stop());

/** A pod with every kind of secret in it. */
function podOf(spied: SpiedShell): RefreshPod {
  const identity = makeFolder('identity');
  const pod = new RefreshPod(spied.shell, {
    config: {
      'ecr.plan': [`ecr|ecr|${REGION}|web|ecr.example.com`, `ecr-2|ecr|${REGION}|key|ecr-2.example.com`, 'ecr-3|ecr|eu-west-2|nobody|ecr-3.example.com'],
      'static.plan': ['static'],
      'secrets.plan': ['pull|ecr ecr-2 ecr-3 static'],
      'namespaces.plan': [],
      'selector.plan': ['a=b|default'],
      'state.plan': ['own|state'],
    },
    previous: { 'ecr-3': `"ecr-3.example.com":{"auth":"${Buffer.from(`AWS:${SECRETS.previous}`).toString('base64')}"}` },
    static: { static: JSON.stringify({ auths: { 'ghcr.io': { username: 'robot', password: SECRETS.password } } }) },
    env: {
      ...cloud.proxyEnvironment,
      NOW: `${NOW}`,
      ATTEMPTS: '1',
      SERVICE_ACCOUNT: identity,
      KUBERNETES_SERVICE_HOST: '127.0.0.1',
      KUBERNETES_SERVICE_PORT: `${cloud.securePort}`,
    },
  });
  copyFileSync(cloud.caFile, join(identity, 'ca.crt'));
  pod.write(identity, { token: SECRETS.serviceAccount, id: ACCESS_KEY.id, secret: SECRETS.accessKey });
  pod.write(pod.config, { 'aws-config': awsConfig(pod.config, identity) });
  return pod;
}

/** Where secrets are that should be nowhere but in parts and manifests. */
function leaks(pod: RefreshPod, spied: SpiedShell, outcomes: ScriptOutcome[]): string[] {
  const found = [
    ...secretsIn(outcomes.map(({ stdout, stderr }) => stdout + stderr).join(''), SECRETS).map(name => `${name} in the output`),
    ...secretsIn(spied.seen, SECRETS).map(name => `${name} in an argument or environment`),
  ];
  for (const { path, content, mode } of filesBelow(pod.work)) {
    if (mode !== 0o600) found.push(`${path} is open to others: ${mode.toString(8)}`);
    if (!/^(parts|manifests)\//.test(path)) found.push(...secretsIn(content, SECRETS).map(name => `${name} in ${path}`));
  }
  return found;
}

test.each(SHELLS)('a whole run shows no secret in output, arguments and environments, and leaves none in other files: $name', async shell => {
  const spied = new SpiedShell(shell);
  const pod = podOf(spied);
  const outcomes: ScriptOutcome[] = [];
  for (const script of ['fetch-ecr.sh', 'list-namespaces.sh', 'compose.sh', 'verdict.sh']) outcomes.push(await pod.run(script));

  expect(outcomes.map(({ code }) => code)).toEqual([0, 0, 0, 1]);
  expect(outcomes[3].stdout.split('\n').slice(0, 5)).toEqual([
    'namespaces: ok', 'ecr: ok', 'ecr-2: ok', 'ecr-3: FAILED: ecr eu-west-2, profile nobody: The config profile (nobody) could not be found', 'static: ok',
  ]);
  // The tokens did pass, and the programs that handle them were watched.
  const { auths } = JSON.parse(Buffer.from(pod.manifests()['team.pull.yaml'].data['.dockerconfigjson'], 'base64').toString());
  expect(auths).toMatchObject({ 'ecr.example.com': { password: SECRETS.token }, 'ghcr.io': { password: SECRETS.password } });
  expect(secretsIn(JSON.stringify(auths), SECRETS)).toEqual(['token', 'previous', 'password']);
  expect(spied.seen).toContain('get-authorization-token');
  expect(spied.seen).toContain('labelSelector=a=b');
  expect(leaks(pod, spied, outcomes)).toEqual([]);
});

describe('the proof of that finds', () => {
  test.each([
    ['an argument', 'date "+$2" >/dev/null', 'token in an argument or environment'],
    ['a base64 argument', 'date "+$(printf "AWS:%s" "$2" | base64 | tr -d "\\n")" >/dev/null', 'token in an argument or environment'],
    ['an environment', 'export LEAK="$2"; date >/dev/null', 'token in an argument or environment'],
    ['an output', 'printf "%s\\n" "$2" >&2', 'token in the output'],
    ['a file', 'printf "%s\\n" "$2" >"$WORK/left"', 'token in left'],
    ['a file that others may read', 'umask 022; : >"$WORK/open"', 'open is open to others: 644'],
  ])('%s', async (_, mutation, leak) => {
    const spied = new SpiedShell(SHELLS[2]);
    const pod = podOf(spied);
    const common = join(pod.config, 'common.sh');
    const text = readFileSync(common, 'utf8');
    expect(text).toContain('auths_members() (\n');
    writeFileSync(common, text.replace('auths_members() (\n', `auths_members() (\n${mutation}\n`));
    writeFileSync(join(pod.config, 'token'), SECRETS.token);
    const outcome = await pod.evaluate('begin; read -r token <"$CONFIG/token"; store_token ecr AWS "$token" 1 key');
    expect(leaks(pod, spied, [outcome])).toEqual([leak]);
  });
});
