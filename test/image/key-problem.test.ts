import * as fc from 'fast-check';
import { DockerConfigJson, Keyring } from '../../src/image';
import { keyProblem } from '../../src/image/key-problem';
import { expectLinear } from '../support/linear';
import { propertyOptions } from '../support/property';

test.each([
  'ghcr.io', 'https://ghcr.io', 'http://ghcr.io/v2/', 'https://index.docker.io/v1/', 'index.docker.io', 'docker.io',
  'docker.io/team', 'reg.io:5000/team/', 'reg.io/a__', 'reg.io/team-', '*.dkr.ecr.*.amazonaws.com', '*', 'localhost',
  'registry:5000', '10.0.0.1', '[::1]:5000', 'user:pass@reg.io', 'us*er@reg.io', 'my_registry.example', 'reg.io/te%61m',
])('%s is fine', key => {
  expect(keyProblem(key)).toBeUndefined();
});

test.each([
  ['HTTPS://ghcr.io', 'scheme'],
  ['oci://ghcr.io', 'scheme'],
  ['docker://ghcr.io', 'scheme'],
  ['https://https://ghcr.io', 'scheme'],
  ['gh?r.io', 'query'],
  ['ghcr.io#team', 'query'],
  ['ghcr[0-9].io', 'bracket'],
  ['[a-z].io', 'bracket'],
  ['[::1', 'bracket'],
  ['reg.io:*', 'glob-in-port'],
  ['reg.io:50*/team', 'glob-in-port'],
  ['reg.io:80a', 'malformed'],
  ['reg%zz', 'malformed'],
  ['reg.io/%25zz', 'malformed'],
  ['reg io', 'malformed'],
  ['[:::]:80', 'malformed'],
  ['registry-1.docker.io', 'docker-hub-alias'],
  ['https://hub.docker.com/', 'docker-hub-alias'],
  ['https://registry.hub.docker.com/v2/', 'docker-hub-alias'],
  ['https://index.docker.io/v1', 'docker-hub-alias'],
  ['index.docker.io/team', 'docker-hub-alias'],
  ['index.docker.io:443', 'docker-hub-alias'],
  ['reg.io/v1', 'api-path'],
  ['https://reg.io/v2', 'api-path'],
  ['REG.io', 'upper-case-host'],
  ['[::1]', 'ipv6-without-port'],
  ['', 'impossible-host'],
  ['reg..io', 'impossible-host'],
  ['reg.io.', 'impossible-host'],
  ['-reg.io', 'impossible-host'],
  ['bücher.example', 'impossible-host'],
  ['registry', 'short-host'],
  ['registry:', 'short-host'],
  ['registry/team', 'short-host'],
  ['reg.io/*', 'glob-in-path'],
  ['reg.io/team/*/app', 'glob-in-path'],
  ['reg.io/app:latest', 'tag-in-path'],
  ['reg.io/app@sha256:0', 'tag-in-path'],
  ['reg.io/Team', 'impossible-path'],
  ['reg.io//', 'impossible-path'],
  ['reg.io/-team', 'impossible-path'],
  ['reg.io/a..b', 'impossible-path'],
])('%s has the problem %s', (key, code) => {
  expect(keyProblem(key)).toEqual({ code, message: expect.stringMatching(/^registry key ".*" does not work: /) });
});

test('the message shows the key without user-info', () => {
  expect(keyProblem('user:hidden@reg.io/v1')?.message).toBe('registry key "***@reg.io/v1" does not work: the kubelet '
    + 'drops /v1 or /v2 only if a slash follows; write the host alone');
});

/**
 * Problems of keys that serve images, only not those that their author has in mind: `reg.io/v2` serves `reg.io/v2x`.
 */
const MISLEADING = new Set(['query', 'docker-hub-alias', 'api-path', 'upper-case-host', 'ipv6-without-port']);

test('a key with a problem matches nothing, a key without matches something', () => {
  const part = fc.constantFrom(
    'a', 'b', 'A', '*', '-', '.', '..', ':', ':80', '@', '%61', '%zz', '[', '[::1]:80', 'é', 'localhost',
  );
  const text = fc.tuple(
    fc.constantFrom('', 'https://', 'oci://'),
    fc.array(part, { maxLength: 5 }),
    fc.constantFrom('', '/'),
    fc.array(part, { maxLength: 4 }),
  )
    .map(([scheme, host, slash, path]) => `${scheme}${host.join('')}${slash}${path.join('')}`);
  fc.assert(fc.property(text, key => {
    const problem = keyProblem(key);
    fc.pre(!problem || !MISLEADING.has(problem.code));
    const found = imagesLike(key).filter(image => lookup(key, image) > 0);
    expect(found.length > 0).toBe(!problem);
  }), { ...propertyOptions(), numRuns: 5000 });
});

function lookup(key: string, image: string): number {
  try {
    return Keyring.of([DockerConfigJson.of([{ key, username: 'u', password: 'p' }])]).lookup(image).length;
  } catch (error) {
    expect((error as Error).name).toBe('ImageReferenceError');
    return 0;
  }
}

/**
 * Images that the key matches if it matches any: itself as a name, completed in each way in which a prefix may go on.
 */
function imagesLike(key: string): string[] {
  const name = key.replace(/^https:\/\//, '').replace(/^[^/]*@/, '').replaceAll('%61', 'a');
  const slash = name.includes('/') ? name.indexOf('/') : name.length;
  const hosts = [
    name.slice(0, slash).replaceAll('*', ''),
    name.slice(0, slash).replaceAll('*', 'x'),
    name.slice(0, slash).replace(/^\*+$/, 'localhost').replaceAll('*', 'X'),
  ].map(host => host.replace(/:$/, ''));
  return hosts.flatMap(host => ['', 'a', '/a'].map(rest => `${host}${name.slice(slash) || '/'}${rest}`));
}

test.each(['a', 'a.', ':', ':1', '[', ']', '@', '/'])('a hostile key of %j is looked at in linear time', async part => {
  await expectLinear(20_000, count => part.repeat(count), keyProblem);
});
