import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { ACCESS_KEY, ECR_PUBLIC, ecrAnswer, ecrHost, stsAnswer, stsHost } from './support/ecr';
import { Moto } from './support/moto';
import { StandIn } from './support/stand-in';
import { awsSignature } from '../refresh/runner/modules';
import { runOrThrow, start } from '../support/program';
import { propertyOptions } from '../support/property';
import { makeFolder } from '../support/workspace';

const { signed } = awsSignature;
const CASES = 600;

test(`signs ${CASES} random requests as botocore does`, async () => {
  const word = fc.stringMatching(/^[A-Za-z0-9/+=]{16,60}$/);
  const { seed } = propertyOptions();
  process.stdout.write(`seed of the requests: ${seed} (PROPERTY_SEED)\n`);
  const cases = fc.sample(fc.record({
    url: fc.oneof(
      fc.constantFrom(
        'https://api.ecr.eu-west-1.amazonaws.com/', 'https://sts.cn-north-1.amazonaws.com.cn/',
        'https://ecr-fips.us-east-1.amazonaws.com', 'https://api.ecr-public.us-east-1.amazonaws.com/',
        'https://vpce-1.example.com:8443/', 'https://api.ecr.eu-west-1.api.aws:443/',
      ),
      fc.stringMatching(/^https:\/\/[a-z]{1,9}(\.[a-z]{2,9}){1,3}(:[1-9][0-9]{3})?(\/[a-z0-9._~-]{0,6}){0,1}$/)
        .filter(url => !/\/\.{1,2}$/.test(url)),
    ),
    headers: fc.oneof(
      fc.constantFrom<Record<string, string>>(
        {
          'content-type': 'application/x-amz-json-1.1',
          'x-amz-target': 'AmazonEC2ContainerRegistry_V20150921.GetAuthorizationToken',
        },
        { 'content-type': 'application/x-www-form-urlencoded' },
      ),
      fc.dictionary(fc.stringMatching(/^(content-type|x-amz-[a-z]{1,9})$/), fc.stringMatching(/^[!-~]{1,20}$/), {
        maxKeys: 4,
      }),
    ),
    body: fc.oneof(fc.constant('{}'), fc.string({ unit: 'binary' }), fc.constant('')),
    service: fc.constantFrom('ecr', 'ecr-public', 'sts'),
    region: fc.constantFrom('eu-west-1', 'us-gov-west-1', 'cn-north-1', 'us-iso-east-1', 'eusc-de-east-1'),
    now: fc.integer({ min: 1, max: 4e9 }),
    accessKeyId: word,
    secretAccessKey: word,
    sessionToken: fc.option(word, { nil: undefined }),
  }), { numRuns: CASES, seed });
  const output = await runOrThrow(await Moto.python(), [join(__dirname, 'support/botocore-sign.py')], {
    env: process.env,
    input: cases.map(one => JSON.stringify(one)).join('\n'),
  });
  const theirs = output.trim().split('\n').map(line => JSON.parse(line));
  expect(theirs.length).toBe(CASES);
  cases.forEach(({ accessKeyId, secretAccessKey, sessionToken, ...request }, index) => {
    const ours = signed(request, { accessKeyId, secretAccessKey, sessionToken });
    expect({ request, authorization: ours.authorization, date: ours['x-amz-date'] })
      .toEqual({ request, ...theirs[index] });
  });
});

test('signs the very requests of the AWS CLI as it does', async () => {
  const hosts = [ecrHost('eu-west-1'), stsHost('eu-west-1'), ECR_PUBLIC];
  const session = { key: 's3cr3t/+key', token: 'T0ken//=' };
  const aws = await StandIn.start(
    {
      [stsHost('eu-west-1')]: () => stsAnswer(session.key, session.token),
      [ECR_PUBLIC]: () => ecrAnswer('a', { public: true }),
      '*': () => ecrAnswer('a'),
    },
    hosts,
  );
  const folder = makeFolder('cli');
  writeFileSync(
    join(folder, 'config'),
    [
      '[profile role]',
      'role_arn = arn:aws:iam::210987654321:role/pull',
      'source_profile = key',
      'role_session_name = cdk8s-registry-access',
      '[profile key]',
      `aws_access_key_id = ${ACCESS_KEY.id}`,
      `aws_secret_access_key = ${ACCESS_KEY.secret}`,
      '',
    ].join('\n'),
  );
  const env = {
    PATH: process.env.PATH,
    HOME: folder,
    AWS_CONFIG_FILE: join(folder, 'config'),
    AWS_PAGER: '',
    ...aws.proxyEnvironment,
  };
  for (const args of [
    ['ecr', 'get-authorization-token', '--profile=role', '--region=eu-west-1'],
    ['ecr-public', 'get-authorization-token', '--profile=key', '--region=us-east-1'],
  ]) {
    const cli = start('/usr/bin/aws', args, { env, stdio: ['ignore', 'ignore', 'inherit'] });
    expect(await once(cli, 'exit')).toEqual([0, null]);
  }
  await aws.stop();
  expect(aws.requests.map(({ host }) => host)).toEqual([stsHost('eu-west-1'), ecrHost('eu-west-1'), ECR_PUBLIC]);
  for (const { host, path, headers, body } of aws.requests) {
    const [, id, region, service, names] =
      /Credential=([^/]+)\/\d+\/([^/]+)\/([^/]+)\/aws4_request, SignedHeaders=([^,]+)/.exec(headers.authorization)!;
    const own = Object.fromEntries(
      names.split(';').filter(name => !/^(host|x-amz-date|x-amz-security-token)$/.test(name))
        .map(name => [name, headers[name]]),
    );
    const now = Date.parse(headers['x-amz-date'].replace(/(....)(..)(..T..)(..)(..Z)/, '$1-$2-$3:$4:$5')) / 1000;
    const credentials = id === ACCESS_KEY.id ? { accessKeyId: id, secretAccessKey: ACCESS_KEY.secret }
      : { accessKeyId: id, secretAccessKey: session.key, sessionToken: session.token };
    expect(
      signed({ url: `https://${host}${path}`, headers: own, body, service, region, now }, credentials).authorization,
    ).toBe(headers.authorization);
  }
});
