import { decodeDockercfg, decodeDockerConfigJson } from '../../src/image/docker-config-decode';

const base64 = (text: string) => Buffer.from(text, 'latin1').toString('base64');

/** The credential that an entry, given as JSON text, decodes to. */
function credential(entry: string): string {
  const [{ username, password }] = decodeDockerConfigJson(`{"auths":{"x.io":${entry}}}`);
  return `${username} / ${password}`;
}

/** The entries of a document, given as JSON text. */
function entries(text: string): string[] {
  return decodeDockerConfigJson(text).map(({ key, username }) => `${key} ${username}`);
}

describe('an entry', () => {
  // Cases from config_test.go of kubernetes v1.37 pkg/credentialprovider, and from what Go's encoding/json documents.
  test.each([
    ['username and password', '{"username":"u","password":"p"}', 'u / p'],
    ['auth', `{"auth":"${base64('u:p')}"}`, 'u / p'],
    ['auth before username and password', `{"username":"x","password":"y","auth":"${base64('u:p')}"}`, 'u / p'],
    ['auth that is empty does not count', '{"username":"u","password":"p","auth":""}', 'u / p'],
    ['auth whose password has colons', `{"auth":"${base64('u:p:q')}"}`, 'u / p:q'],
    ['auth with neither part', `{"username":"x","auth":"${base64(':')}"}`, ' / '],
    ['auth without padding', '{"auth":"dTpwcA"}', 'u / pp'],
    ['auth with line breaks', '{"auth":"dTpw\\r\\ncA==\\n"}', 'u / pp'],
    ['auth with loose bits at its end', '{"auth":"dTpwcB=="}', 'u / pp'],
    ['auth in UTF-8', `{"auth":"${Buffer.from('ü:𝒜').toString('base64')}"}`, 'ü / 𝒜'],
    ['auth that is not UTF-8', `{"auth":"${base64('u\xff:p')}"}`, 'u\ufffd / p'],
    ['member names in any case', '{"UserName":"u","PASSWORD":"p"}', 'u / p'],
    ['the long s for an s', '{"uſername":"u","paſſword":"p"}', 'u / p'],
    ['the last of members that differ in case', '{"username":"a","Username":"b","username":"c","USERNAME":"d"}',
      'd / '],
    ['null leaves what was there', '{"username":"u","username":null,"password":null}', 'u / '],
    ['null', 'null', ' / '],
    ['no members', '{}', ' / '],
    ['members that it does not know',
      '{"username":"u","identitytoken":1,"registrytoken":{"username":"x"},"credHelpers":[{"username":"y"}],"__proto__":{"username":"z"}}',
      'u / '],
    ['escapes', '{"\\u0075sername":"\\ud83d\\ude00\\/\\n"}', '😀/\n / '],
    ['lone surrogates', '{"username":"\\ud800x\\udc00"}', '\ufffdx\ufffd / '],
  ])('%s', (_, entry, expected) => {
    expect(credential(entry)).toBe(expected);
  });

  test.each([
    ['wrong-type', '"text"'],
    ['wrong-type', '[]'],
    ['wrong-type', '1'],
    ['wrong-type', 'true'],
    ['wrong-type', '{"username":1}'],
    ['wrong-type', '{"password":["p"]}'],
    ['wrong-type', '{"email":{}}'],
    ['wrong-type', '{"auth":false}'],
    ['wrong-type', '{"auth":false,"auth":"dTpw"}'],
    ['invalid-auth', '{"auth":"u:p"}'],
    ['invalid-auth', '{"auth":"dTpwcA="}'],
    ['invalid-auth', '{"auth":"dTpwcA==="}'],
    ['invalid-auth', '{"auth":"dTpw="}'],
    ['invalid-auth', '{"auth":"dTpwc"}'],
    ['invalid-auth', '{"auth":" dTpw"}'],
    ['invalid-auth', '{"auth":"dTp_"}'],
    ['invalid-auth', '{"auth":"="}'],
    ['auth-without-colon', `{"auth":"${base64('up')}"}`],
    ['auth-without-colon', '{"auth":"\\n"}'],
    ['auth-without-colon', `{"username":"u","password":"p","auth":"${base64('up')}"}`],
  ])('is refused as %s: %s', (code, entry) => {
    expect(() => credential(entry)).toThrow(
      expect.objectContaining({ name: 'DockerConfigJsonError', message: expect.stringMatching(`^${code}: `) }),
    );
    expect(() => decodeDockercfg(`{"x.io":${entry}}`)).toThrow(`${code}: `);
  });
});

describe('a document', () => {
  test.each([
    ['{}', []],
    ['null', []],
    [' \t\r\n{"auths":{}}\n', []],
    ['null\n', []],
    ['{"auths":null}', []],
    ['{"AUTHS":{"a":{"username":"u"}}}', ['a u']],
    ['{"authſ":{"a":{"username":"u"}}}', ['a u']],
    ['{"auths":{"a":{"username":"u"}},"other":{"auths":{"b":{}}}}', ['a u']],
    ['{"auths":{"a":{"username":"u"}},"auths":{"b":{"username":"v"}}}', ['a u', 'b v']],
    ['{"auths":{"a":{"username":"u"}},"auths":null,"auths":{"b":{"username":"v"}}}', ['b v']],
    ['{"auths":{"a":{"username":"u"},"a":{"password":"p"}}}', ['a ']],
    ['{"auths":{"A":{"username":"u"},"a":{"username":"v"}}}', ['A u', 'a v']],
    ['{"auths":{"":{"username":"u"}}}', [' u']],
    ['{"auths":{"__proto__":{"username":"u"}}}', ['__proto__ u']],
    ['{"HttpHeaders":{"User-Agent":"x","y":null},"httpheaders":null,"auths":{}}', []],
  ])('%s', (text, expected) => {
    expect(entries(text)).toEqual(expected);
  });

  test.each([
    ['invalid-json', ''],
    ['invalid-json', '{"auths":{}'],
    ['invalid-json', '{"auths":{}} x'],
    ['invalid-json', '{"auths":{},}'],
    ['invalid-json', "{'auths':{}}"],
    ['invalid-json', '\ufeff{}'],
    ['invalid-json', '{}\u00a0'],
    ['wrong-type', '[]'],
    ['wrong-type', '"auths"'],
    ['wrong-type', '{"auths":[]}'],
    ['wrong-type', '{"auths":"x"}'],
    ['wrong-type', '{"auths":"x","auths":{}}'],
    ['wrong-type', '{"HttpHeaders":{"User-Agent":1}}'],
    ['wrong-type', '{"HttpHeaders":[]}'],
    ['invalid-auth', '{"auths":{"a":{"auth":"?"},"a":{}}}'],
    ['invalid-auth', '{"auths":{"a":{"auth":"?"}},"auths":null}'],
  ])('is refused as %s: %s', (code, text) => {
    expect(() => entries(text)).toThrow(`${code}: `);
  });

  test('may be nested 10,000 deep, as in Go', () => {
    const nested = (depth: number) => `{"auths":{},"x":${'['.repeat(depth - 1)}${']'.repeat(depth - 1)}}`;
    expect(entries(nested(10_000))).toEqual([]);
    expect(() => entries(nested(10_001))).toThrow('invalid-json: ');
  });
});

test('the legacy document is the entries alone', () => {
  expect(
    decodeDockercfg('{"a":{"username":"u"},"auths":{"username":"v"}}').map(({ key, username }) => `${key} ${username}`),
  ).toEqual(['a u', 'auths v']);
  expect(decodeDockercfg('null')).toEqual([]);
});

test('a Secret of the largest size decodes', () => {
  const password = 'x'.repeat(700_000);
  const [entry] = decodeDockerConfigJson(
    `{"auths":{"x.io":{"password":"${'\\u0078'.repeat(1000)}","auth":"${base64(`u:${password}`)}"}}}`,
  );
  expect(entry.password).toBe(password);
});
