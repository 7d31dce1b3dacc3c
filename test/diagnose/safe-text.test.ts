import * as fc from 'fast-check';
import { withoutSecrets } from '../../src/diagnose/safe-text';
import { propertyOptions } from '../support/property';

const CANARY = 'cAnary7Bird9x2Q';

describe('a text is shown without', () => {
  test.each([
    ['a login of an address', `Get "https://robot:${CANARY}@host/v2/": EOF`, 'Get "https://***@host/v2/": EOF'],
    ['a password with slashes', `https://robot:${CANARY}/x/${CANARY}@host/v2/`, 'https://***@host/v2/'],
    ['a password with an @', `https://robot:a@${CANARY}@host/v2/`, 'https://***@host/v2/'],
    ['a user alone', `https://${CANARY}@host/`, 'https://***@host/'],
    ['a login without a scheme', `Failed to pull image "robot:${CANARY}@host/app:1"`,
      'Failed to pull image "***@host/app:1"'],
    ['a login of docker://', `source docker://robot:${CANARY}@host/app: EOF`, 'source docker://***@host/app: EOF'],
    ['a password of curl in quotes', `curl -u user:'pass ${CANARY}' https://host`, "curl -u user:***' https://host"],
    ['a login of curl with a quote in it', `curl -u "user:a\\"b ${CANARY}" https://host`, 'curl -u "user:***" https://host'],
    ['a login within JSON', `"docker login -u x -p \\"my ${CANARY}\\" host"`, '"docker login -u x -p ***\\" host"'],
    ['a very long password in quotes', `password="${'a b '.repeat(900)}${CANARY}" x`, 'password="***" x'],
    ['a long variable of a pod', `{Name:DB_PASSWORD,Value:${'a b '.repeat(300)}${CANARY},ValueFrom:nil,}`,
      '{Name:DB_PASSWORD,Value:***,ValueFrom:nil,}'],
    ['a bearer', `Authorization: Bearer ${CANARY}.x-y`, 'Authorization: Bearer ***'],
    ['a basic login', `authorization: basic cm9ib3Q6${CANARY}==`, 'authorization: basic ***'],
    ['a token in a query', `https://host/v2/?token=${CANARY}&a=b`, 'https://host/v2/?***'],
    ['a signed address of S3', `https://b.s3.amazonaws.com/x?X-Amz-Expires=1&X-Amz-Signature=${CANARY}: 403`,
      'https://b.s3.amazonaws.com/x?***: 403'],
    ['a signed address in JSON', `"https://b/x?a=1\\u0026X-Goog-Signature=${CANARY}"`, '"https://b/x?***"'],
    ['a signed address of Azure', `https://b.blob.core.windows.net/x?se=1&sig=${CANARY}%3D": EOF`,
      'https://b.blob.core.windows.net/x?***": EOF'],
    ['a signed address of Docker Hub', `https://production.cloudflare.docker.com/x?verify=1-${CANARY}`,
      'https://production.cloudflare.docker.com/x?***'],
    ['a variable', `REGISTRY_PASSWORD=${CANARY} docker pull a`, 'REGISTRY_PASSWORD=*** docker pull a'],
    ['a member of JSON', `{"password":"${CANARY}","a":1}`, '{"password":"***","a":1}'],
    ['a member of JSON in JSON', `"{\\"auth\\":\\"${CANARY}\\"}"`, '"{\\"auth\\":\\"***\\"}"'],
    ['an option', `crictl pull --creds robot:${CANARY} a/b`, 'crictl pull --creds *** a/b'],
    ['an option with =', `skopeo copy --src-creds=robot:${CANARY} a`, 'skopeo copy --src-creds=*** a'],
    ['the password of a login', `docker login -u robot -p ${CANARY} host`, 'docker login -u robot -p *** host'],
    ['a token of GitHub', `ghp_${CANARY}`, '***'],
    ['a token of GitLab', `glpat-${CANARY}`, '***'],
    ['a token of another scheme', `> Authorization: token ${CANARY}`, '> Authorization: token ***'],
    ['a short one in capitals', 'AUTHORIZATION: Digest hunter2', 'AUTHORIZATION: Digest ***'],
    ['a bearer in small letters', 'BEARER abCdef1234 and bearer abcdefghijklmnop', 'BEARER *** and bearer ***'],
    ['a header of a client', `X-Registry-Auth: ${CANARY}`, 'X-Registry-Auth: ***'],
    ['a header of GitLab', `PRIVATE-TOKEN: ${CANARY}`, 'PRIVATE-TOKEN: ***'],
    ['a cookie', `Cookie: session=${CANARY}; b=c`, 'Cookie: ***'],
    ['a member of YAML', `auths:\n  a.io:\n    auth: ${CANARY}=\n`, 'auths:\n  a.io:\n    auth: ***\n'],
    ['a Docker config in base64', `.dockerconfigjson: eyJhdXRocyI6${CANARY}==`, '.dockerconfigjson: ***'],
    ['a struct of Go', `auth=&AuthConfig{Username:bob,Password:${CANARY},Auth:,}`,
      'auth=&AuthConfig{Username:bob,Password:***,Auth:,}'],
    ['a variable of another name', `export DOCKER_PASS=${CANARY} GITHUB_PAT=${CANARY}`,
      'export DOCKER_PASS=*** GITHUB_PAT=***'],
    ['the login of ctr', `ctr -n k8s.io images pull -u bob:${CANARY} a/b`, 'ctr -n k8s.io images pull -u bob:*** a/b'],
    ['the login of curl', `curl --user=bob:${CANARY} a.io`, 'curl --user=bob:*** a.io'],
    ['the login of curl without a blank', `curl -ubob:${CANARY} a.io`, 'curl -ubob:*** a.io'],
    ['a variable that ends so', `PGPASSWORD=${CANARY} psql`, 'PGPASSWORD=*** psql'],
    ['a variable of a Dockerfile', `ENV NPM_TOKEN ${CANARY}`, 'ENV NPM_TOKEN ***'],
    ['a variable of a Dockerfile of which something is said', 'ARG NPM_TOKEN not set', 'ARG NPM_TOKEN not set'],
    ['a line of .netrc', `machine a.io login bob password ${CANARY}`, 'machine a.io login bob password ***'],
    ['a session in a path', `Get "https://host/x;jsessionid=${CANARY}": EOF`, 'Get "https://host/x;jsessionid=***": EOF'],
    ['a signature of another name', `https://host/x?hmac=${CANARY}: 403`, 'https://host/x?***: 403'],
    ['a token in a fragment', `https://host/x#access_token=${CANARY}`, 'https://host/x#access_token=***'],
    ['a token that is told', `failed: token: ${CANARY} 401`, 'failed: token: *** 401'],
    ['a token that is told without a colon', `identityToken ${CANARY} 401`, 'identityToken *** 401'],
    ['a member in a sentence', `bad (username: "u", password: "two ${CANARY}")`,
      'bad (username: "u", password: "***")'],
    ['a variable of two words', `password="two ${CANARY}" a`, 'password="***" a'],
    ['a setting of TOML', `password = 'two ${CANARY}' # a`, 'password = \'***\' # a'],
    ['a member of YAML in quotes', `  passwd: 'two ${CANARY}'`, "  passwd: '***'"],
    ['a member of JSON with a quote in it', `{"password":"two\\" ${CANARY}","a":1}`, '{"password":"***","a":1}'],
    ['a password in escaped quotes', `msg="password=\\"two ${CANARY}\\" a"`, 'msg="password=\\"***\\" a"'],
    ['a password whose quote was cut off', `password: "two ${CANARY}`, 'password: "***'],
    ['an option of two words', `a --password 'two ${CANARY}' b`, "a --password '***' b"],
    ['the password of a login of two words', `docker login -p 'two ${CANARY}' host`, 'docker login -p *** host'],
    ['the login of curl in quotes', `curl -u "bob:two ${CANARY}" a.io`, 'curl -u "bob:***" a.io'],
    ['a variable of a container', `EnvVar{Name:DB_PASSWORD,Value:a, ${CANARY}},ValueFrom:nil,},EnvVar{Name:A,Value:b,}`,
      'EnvVar{Name:DB_PASSWORD,Value:***,ValueFrom:nil,},EnvVar{Name:A,Value:b,}'],
    ['a variable of a container, cut off', `EnvVar{Name:DB_PASS,Value:${CANARY}…`, 'EnvVar{Name:DB_PASS,Value:***'],
    ['a struct of Go with two words', `{Username:bob,Password:two ${CANARY},Auth:,}`,
      '{Username:bob,Password:***,Auth:,}'],
    ['a member that is a list', `{"X-Registry-Auth":["${CANARY}"],"a":1}`, '{"X-Registry-Auth":["***"],"a":1}'],
    ['a setting without quotes', `[default]\naws_secret_access_key = ${CANARY}\nregion = a`,
      '[default]\naws_secret_access_key = ***\nregion = a'],
    ['a variable of a compose file', '    MYSQL_ROOT_PASSWORD: swordfish\n    CI_TOKEN: swordfish\n    A: b',
      '    MYSQL_ROOT_PASSWORD: ***\n    CI_TOKEN: ***\n    A: b'],
    ['a variable of JSON', `{"name":"DB_PASSWORD","value":"two ${CANARY}"},{"name":"A","value":"b"}`,
      '{"name":"DB_PASSWORD","value":"***"},{"name":"A","value":"b"}'],
    ['a variable of YAML', `- name: CI_TOKEN\n  value: ${CANARY}\n- name: A\n  value: b`,
      '- name: CI_TOKEN\n  value: ***\n- name: A\n  value: b'],
    ['what is piped into a login', `echo -n "two ${CANARY}" | sudo docker login -u a --password-stdin a.io`,
      'echo -n *** | sudo docker login -u a --password-stdin a.io'],
    ['a password of ECR, which is base64 of JSON', `AWS eyJwYXlsb2FkIjoi${CANARY}=`, 'AWS ***'],
    ['a Docker config in base64 as docker writes it', `.dockerconfigjson: ewoJImF1dGhzIjog${CANARY}==`,
      '.dockerconfigjson: ***'],
    ['a private key', `-----BEGIN RSA PRIVATE KEY-----\nMII${CANARY}\n${CANARY}=\n-----END RSA PRIVATE KEY-----`,
      '-----BEGIN RSA PRIVATE KEY-----***-----END RSA PRIVATE KEY-----'],
    ['a private key with headers', `-----BEGIN PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\n\n${CANARY}\n-----END A-----`,
      '-----BEGIN PRIVATE KEY-----***-----END A-----'],
    ['a private key that is cut off, but with what is said of it',
      `-----BEGIN PRIVATE KEY-----\n${CANARY}\n${CANARY}\nis no key of the registry\nFailed to pull image`,
      '-----BEGIN PRIVATE KEY-----***\nis no key of the registry\nFailed to pull image'],
    ['the key of a service account', `{"private_key":"-----BEGIN PRIVATE KEY-----\\n${CANARY}\\n","a":1}`,
      '{"private_key":"***","a":1}'],
    ['a struct of Go with blanks', `&{Username:bob Password:${CANARY} Auth:}`, '&{Username:bob Password:*** Auth:}'],
    ['a token of a job of GitLab', `glcbt-64_${CANARY}`, '***'],
    ['the password of oras', `oras pull -u bob -p ${CANARY} a.io/b`, 'oras pull -u bob -p *** a.io/b'],
    ['a token in parts', `x eyJ${CANARY}.${CANARY}.${CANARY}`, 'x ***'],
  ])('%s', (_, text, safe) => {
    expect(withoutSecrets(text)).toBe(safe);
  });

  test.each([
    ['a query broken within a value', `https://b/x?se=1&sig=${CANARY}\n  ${CANARY}%3D: 403`, 'https://b/x?***: 403'],
    ['a query broken before a name', `Get "https://b/x?service=x&\nsig=${CANARY}": EOF`, 'Get "https://b/x?***": EOF'],
    ['a query broken within a name', `Get "https://b/x?service=x&si\ng=${CANARY}": EOF`, 'Get "https://b/x?***": EOF'],
    ['a query over many lines', `https://b/x?sig=${`${CANARY}\r\n`.repeat(9)}${CANARY}: 403`, 'https://b/x?***: 403'],
    ['a header over two lines', `Authorization: Bearer ab\n${CANARY}: 401`, 'Authorization: Bearer ***: 401'],
    ['a header of a client over three lines', `X-Registry-Auth: eyJ1c2\n${CANARY}\n${CANARY}=\n> Accept: a`,
      'X-Registry-Auth: ***\n> Accept: a'],
    ['a token broken in its first part', `x eyJhbGciOiJ\n${CANARY}.${CANARY}`, 'x ***'],
    ['a variable broken behind its name', `TOKEN=\n${CANARY}`, 'TOKEN=\n***'],
    ['a login broken within its password', `"https://robot:cAn\n  ${CANARY}@host/v2/"`, '"https://***@host/v2/"'],
  ])('what a screen broke: %s', (_, text, safe) => {
    expect(withoutSecrets(text)).toBe(safe);
  });

  test('and what stands in the line behind it stays', () => {
    expect([
      `https://b/x?sig=${CANARY}\ndial tcp: EOF`, `https://b/x?sig=${CANARY}:\n403 Forbidden`,
      `a:\n  password: ${CANARY}\n  client_id: 12\n`, `auth: ${CANARY}\nr-1.a.io:\n  auth: ${CANARY}\n`,
      `DOCKER_PASS=${CANARY}\nGITHUB_PAT=${CANARY}`, `Bearer ${CANARY}\nWarning  Failed  3s`,
      `Bearer ${CANARY}\nE1127 10:00:00.1 1 a.go:1]`, 'see https://a.io/b\nand somebody@example.com',
    ].map(withoutSecrets)).toEqual([
      'https://b/x?***\ndial tcp: EOF', 'https://b/x?***:\n403 Forbidden', 'a:\n  password: ***\n  client_id: 12\n',
      'auth: ***\nr-1.a.io:\n  auth: ***\n', 'DOCKER_PASS=***\nGITHUB_PAT=***', 'Bearer ***\nWarning  Failed  3s',
      'Bearer ***\nE1127 10:00:00.1 1 a.go:1]', 'see https://a.io/b\nand somebody@example.com',
    ]);
  });

  test('and what is none stays', () => {
    const texts = [
      'reading manifest in quay.io/a/b@sha256:0123: denied', 'docker://a.io/b@sha256:01', 'somebody@example.com',
      'failed to fetch anonymous token: unexpected status from GET request to https://ghcr.io/token?scope=a&service=b: '
        + '403 Forbidden',
      'no basic auth credentials', 'may require authorization: authorization failed: no basic authentication',
      'unauthorized: HTTP Basic: Access denied', 'secret "regcred" not found', 'the flag "--password=" is missing "a"',
      'EnvVar{Name:DB_PASSWORD,Value:,ValueFrom:&EnvVarSource{},},EnvVar{Name:A,Value:b,ValueFrom:nil,}',
      'failed to fetch oauth token: denied', 'Unable to retrieve pull secret prod/regcred for prod/web',
      'https://a.io/v2/b/manifests/1?ns=docker.io: 404', 'failed to authorize: token: 401', 'its password: incorrect', 'no basic auth\ncredentials',
      'failed to fetch anonymous token: Get "https://a.io/token": EOF', 'unable to retrieve auth token: invalid username',
      'echo "$PASSWORD" | docker login --password-stdin a.io', 'echo -n $PASSWORD | docker login --password-stdin a.io',
      'echo `cat a` | docker login --password-stdin a.io', '-----BEGIN PRIVATE KEY----- is missing in the Secret a',
      'Failed to pull image "a.io/oras:v1": docker run -p 5000:5000 registry:2',
      'if token == nil {', 'CI_TOKEN: unbound variable',
      '{"remoteRef":{"key":"a"},"secretKey":"password"}',
      '-----BEGIN CERTIFICATE-----\nMII\n-----END CERTIFICATE-----',
    ];
    expect(texts.map(withoutSecrets)).toEqual(texts);
  });

  test('the name of a Secret stays where the kubelet says of which pod it is, and nothing else does', () => {
    const line = (secret: string) => `pod="prod/web-0" secret="${secret}" err="secret \\"regcred\\" not found"`;
    const escaped = JSON.stringify(line('prod/regcred'));
    expect([line('prod/regcred'), escaped].map(withoutSecrets)).toEqual([line('prod/regcred'), escaped]);
    expect(['hunter2', 'other/hunter2', 'prod/a/hunter2', 'prod/Hunter_2'].map(line).map(withoutSecrets))
      .toEqual(Array(4).fill(line('***')));
    expect(withoutSecrets('secret="prod/hunter2" err="x"')).toBe('secret="***" err="x"');
  });

  test('a login, whatever it is made of', () => {
    const part = fc.stringMatching(/^[A-Za-z0-9!$%^*+.~_/-]{1,20}$/);
    fc.assert(fc.property(part, part, (before, after) => {
      for (const login of [`https://u:${before}${CANARY}${after}@host/a`, `u:${before}${CANARY}${after}@host/a`]) {
        expect(withoutSecrets(`Failed to pull image "${login}": EOF`)).not.toContain(CANARY);
      }
    }), propertyOptions());
  });

  test.each(['@', ':@', 'a:b@', '?token', 'Bearer ', '"password":"', '--creds', 'login -p', 'eyJ', '-eyJabcdefgh',
    '?a\n1', '://a\n', '***\n', 'token: a', 'token=\n', 'token="',
    'password: "a', '"token":"\\', 'Name:TOKEN,Value:', 'login -p "', 'curl -u "a:',
    ',Password:a ', "--token '", 'token =', '\ntoken = ', 'echo ', 'echo a|',
    'name: token\nvalue: ', 'name:token ', '-----BEGIN PRIVATE KEY-----', '\na_', '\nA_', 'ewog', 'oras '])(
    'in a time that grows with the text: %j', piece => {
      const cost = (length: number) => {
        const text = piece.repeat(length / piece.length);
        const before = process.cpuUsage();
        withoutSecrets(text);
        const { user, system } = process.cpuUsage(before);
        return user + system;
      };
      expect(cost(160_000)).toBeLessThan(64 * Math.max(cost(10_000), 2_000));
    });
});
