import { join } from 'node:path';
import { RefreshPod } from './support/refresh-pod';
import { SHELLS } from './support/shells';

describe.each(SHELLS)('$name', shell => {
  let pod: RefreshPod;
  beforeAll(() => { pod = new RefreshPod(shell); });

  function run(id: string | undefined, secret: string | undefined) {
    const files = join(pod.work, `key-${Math.random()}`);
    pod.write(files, { id, secret });
    return pod.run('aws-access-key.sh', {}, [join(files, 'id'), join(files, 'secret')]);
  }

  test.each(['', '\n', '\n\n'])('gives the AWS CLI an access key, whose files end in %j', async end => {
    const { code, stdout, stderr } = await run(`AKIAIOSFODNN7EXAMPLE${end}`, `wJalr/K7+DENG=${end}`);
    expect([code, stderr]).toEqual([0, '']);
    expect(JSON.parse(stdout)).toEqual({ Version: 1, AccessKeyId: 'AKIAIOSFODNN7EXAMPLE', SecretAccessKey: 'wJalr/K7+DENG=' });
  });

  test.each([
    ['a file that is missing', undefined, /^the access key is missing: there is no file .*\/secret\n$/],
    ['an empty file', '', /^the access key is not one line of letters, digits and \/\+=: see .*\/secret\n$/],
    ['two lines', 's3cr3t\ns3cr3t', /^the access key is not one line/],
    ['a quote', 's3cr3t"', /^the access key is not one line/],
    ['a line break of Windows', 's3cr3t\r\n', /^the access key is not one line/],
  ])('refuses %s without showing it', async (_, secret, message) => {
    const { code, stdout, stderr } = await run('AKIAIOSFODNN7EXAMPLE', secret);
    expect([code, stdout, stderr]).toEqual([1, '', expect.stringMatching(message)]);
    expect(stderr).not.toContain('s3cr3t');
  });
});
