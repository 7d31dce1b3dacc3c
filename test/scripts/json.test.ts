import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { SCRIPTS } from './support/refresh-pod';
import { propertyOptions } from '../support/property';

const AWKS = [['gawk'], ['mawk'], ['busybox', 'awk']];

describe.each(AWKS)('json.awk in %s', (...awk) => {
  function run(text: string, depth: number, want?: string) {
    const [program, ...args] = [...awk, '-v', `depth=${depth}`, '-f', join(SCRIPTS, 'json.awk')];
    return spawnSync(program, args, { input: `${text}\n`, encoding: 'utf8', env: { PATH: process.env.PATH, LC_ALL: 'C', WANT: want } });
  }

  /** Lines of `path, tab, value` as a list of path and parsed value. */
  function values(text: string, depth: number): [string, unknown][] {
    const { status, stdout } = run(text, depth);
    expect(status).toBe(0);
    return stdout.split('\n').slice(0, -1).map(line => {
      const [path, value] = line.split('\t');
      return [path, JSON.parse(value)];
    });
  }

  test('takes what JSON.parse takes, whatever stands between the tokens', () => {
    fc.assert(fc.property(fc.json(), fc.constantFrom('', ' ', '\t', '\r\n'), (json, space) => {
      const text = json.replace(/"(?:[^"\\]|\\.)*"|[{}[\],:]/g, token => `${space}${token}${space}`);
      expect(values(text, 0)).toEqual([['', JSON.parse(text)]]);
    }), propertyOptions());
  });

  test('refuses what JSON.parse refuses', () => {
    // Damage of well-formed text finds more than random text would.
    const damaged = fc.tuple(fc.json({ maxDepth: 2 }), fc.nat(), fc.constantFrom('', '"', '\\', ',', ':', '}', ']', '{', '[', '0', '\n', '\\u', 'e', '-', '.'))
      .map(([json, place, insert]) => {
        const at = place % (json.length + 1);
        return json.slice(0, at) + insert + json.slice(at + (place % 2));
      });
    fc.assert(fc.property(damaged, text => {
      expect(run(text, 0).status).toBe(isJson(text) ? 0 : 1);
    }), propertyOptions());
  });

  test.each(['', ' ', '{', '{}"', '{"a"}', '{"a":}', '[1,]', '{"a":1,}', '{,}', '01', '1 2', '+1', '.5', '1.', 'tru', '"\\x"', '"\\u12g4"', '"a\tb"', '"a\nb"',
    '{"a":1}}', '"', '"\\"', 'true"', '["a""b"]', ']', '{]', '[}', '{"a":1]', '{1:2}', '{"a" "b"}', '[1 2]', '"a"b', 'nulL', '\u00a01', '{"a":1}\u0000'])('refuses %j', text => {
    expect(run(text, 1).status).toBe(1);
  });

  test('prints the values of a depth, and what ends above it', () => {
    expect(values('{"a":{"b":[1,{"x":"y"}],"c":{}},"d":[],"e":"f","g":[[2]]}', 2)).toEqual([
      ['"a"."b"', [1, { x: 'y' }]], ['"a"."c"', {}], ['"d"', []], ['"e"', 'f'], ['"g".0', [2]],
    ]);
  });

  test('gives a path the same name however it is escaped, and keeps values as they are', () => {
    expect(run('{"\\u0061\\/\\u0022\\u005C\\"\\\\":"\\u0061"}', 1).stdout).toBe('"a/\\"\\\\\\"\\\\"\t"\\u0061"\n');
  });

  test.each([
    ['"access_token"', 'ab=/"c d'], ['"expires_in"', '3599'], ['"error"."message"', 'no  way é'], ['"list".1."x"', 'true'],
  ])('decodes what is at %s', (path, text) => {
    const json = '{"access_token":"ab\\u003d\\/\\"c\\nd","expires_in":3599,"error":{"message":"no\\r\\nway é"},"list":[0,{"x":true}]}';
    expect(run(json, 10000, path)).toMatchObject({ status: 0, stdout: `${text}\n` });
  });

  test('takes the last of two members of one name, as JSON.parse does', () => {
    expect(run('{"a":1,"a":2}', 10000, '"a"').stdout).toBe('2\n');
    expect(run('{"a":{"b":1},"a":{"b":2}}', 10000, '"a"."b"').stdout).toBe('2\n');
    expect(run('{"a":{"b":1},"ab":{},"a.b":{}}', 10000, '"a"."b"').stdout).toBe('1\n');
  });

  test.each(['{}', '{"b":1}', '{"a":{}}', '{"a":{"a":1}}', '[{"a":1}]', '{"a":null}', '{"a":"x","a":{}}', '{"a":"x","a":{"b":1}}', '{"a":1,"a":null}'])('finds nothing at "a" of %j', json => {
    expect(run(json, 10000, '"a"')).toMatchObject({ status: 3, stdout: '' });
  });

  test.each(['{"a":{"b":1},"a":{}}', '{"a":{"b":1},"a":2}', '{"a":{"b":1},"a":[1]}'])('finds nothing at "a"."b" of %j, whose last "a" has no such member', json => {
    expect(run(json, 10000, '"a"."b"')).toMatchObject({ status: 3, stdout: '' });
  });

  test('gives nothing of a text that ends too early', () => {
    expect(run('{"a":1', 10000, '"a"')).toMatchObject({ status: 1, stdout: '' });
  });

  test('reads a document of 1 MiB in seconds', () => {
    const auths = Object.fromEntries(Array.from({ length: 1000 }, (_, i) => [`registry-${i}.example.com/\\"`, { 'auth': 'a'.repeat(950), 'x\\': [] }]));
    const started = Date.now();
    expect(Object.fromEntries(values(JSON.stringify({ auths }), 2).map(([path, value]) => [JSON.parse(path.replace('"auths".', '')), value]))).toEqual(auths);
    expect(Date.now() - started).toBeLessThan(10000);
  });
});

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
