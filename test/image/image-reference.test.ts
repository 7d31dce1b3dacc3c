import * as fc from 'fast-check';
import { ImageReference } from '../../src/image';
import { expectLinear } from '../support/linear';
import { propertyOptions } from '../support/property';

const SHA256 = `sha256:${'0123456789abcdef'.repeat(4)}`;

// Cases from the documentation and tests of distribution/reference v0.6.0 (reference_test.go, normalize_test.go), and
// from its grammar.
test.each([
  // text, domain, path, tag, digest, normalised
  ['nginx', 'docker.io', 'library/nginx', undefined, undefined, 'docker.io/library/nginx'],
  ['nginx:1.27', 'docker.io', 'library/nginx', '1.27', undefined, 'docker.io/library/nginx:1.27'],
  ['team/app', 'docker.io', 'team/app', undefined, undefined, 'docker.io/team/app'],
  ['docker.io/nginx', 'docker.io', 'library/nginx', undefined, undefined, 'docker.io/library/nginx'],
  ['index.docker.io/nginx', 'docker.io', 'library/nginx', undefined, undefined, 'docker.io/library/nginx'],
  ['index.docker.io/team/app', 'docker.io', 'team/app', undefined, undefined, 'docker.io/team/app'],
  [
    'registry-1.docker.io/team/app', 'registry-1.docker.io', 'team/app', undefined, undefined,
    'registry-1.docker.io/team/app',
  ],
  ['test.com:tag', 'docker.io', 'library/test.com', 'tag', undefined, 'docker.io/library/test.com:tag'],
  ['test:5000/repo', 'test:5000', 'repo', undefined, undefined, 'test:5000/repo'],
  ['test:5000/repo:tag', 'test:5000', 'repo', 'tag', undefined, 'test:5000/repo:tag'],
  [`test:5000/repo:tag@${SHA256}`, 'test:5000', 'repo', 'tag', SHA256, `test:5000/repo:tag@${SHA256}`],
  [`test:5000/repo@${SHA256}`, 'test:5000', 'repo', undefined, SHA256, `test:5000/repo@${SHA256}`],
  [`app@sha384:${'a'.repeat(96)}`, 'docker.io', 'library/app', undefined, `sha384:${'a'.repeat(96)}`,
    `docker.io/library/app@sha384:${'a'.repeat(96)}`],
  [`app@sha512:${'a'.repeat(128)}`, 'docker.io', 'library/app', undefined, `sha512:${'a'.repeat(128)}`,
    `docker.io/library/app@sha512:${'a'.repeat(128)}`],
  ['localhost/app', 'localhost', 'app', undefined, undefined, 'localhost/app'],
  ['localhost:5000/app', 'localhost:5000', 'app', undefined, undefined, 'localhost:5000/app'],
  ['REG.example.com/app', 'REG.example.com', 'app', undefined, undefined, 'REG.example.com/app'],
  ['Team/app', 'Team', 'app', undefined, undefined, 'Team/app'],
  ['xn--n3h.com/my-app', 'xn--n3h.com', 'my-app', undefined, undefined, 'xn--n3h.com/my-app'],
  ['192.168.1.1:5000/app', '192.168.1.1:5000', 'app', undefined, undefined, '192.168.1.1:5000/app'],
  ['[2001:db8::1]:5000/app:v1', '[2001:db8::1]:5000', 'app', 'v1', undefined, '[2001:db8::1]:5000/app:v1'],
  ['[::1]/app', '[::1]', 'app', undefined, undefined, '[::1]/app'],
  ['my_registry.example/app', '', 'my_registry.example/app', undefined, undefined, 'my_registry.example/app'],
  ['a__b/a--b/a.b/0', 'docker.io', 'a__b/a--b/a.b/0', undefined, undefined, 'docker.io/a__b/a--b/a.b/0'],
  [`app:${'t'.repeat(128)}`, 'docker.io', 'library/app', 't'.repeat(128), undefined,
    `docker.io/library/app:${'t'.repeat(128)}`],
  ['app:_x.Y-1', 'docker.io', 'library/app', '_x.Y-1', undefined, 'docker.io/library/app:_x.Y-1'],
  [`reg.io/${'x'.repeat(255)}`, 'reg.io', 'x'.repeat(255), undefined, undefined, `reg.io/${'x'.repeat(255)}`],
])('%s has its domain, path, tag, digest and normalised form', (text, domain, path, tag, digest, normalized) => {
  const reference = ImageReference.parse(text);
  expect([reference.domain, reference.path, reference.tag, reference.digest, reference.toString()])
    .toEqual([domain, path, tag, digest, normalized]);
  expect(reference.repository).toBe(domain ? `${domain}/${path}` : path);
  expect(ImageReference.isValid(text)).toBe(true);
});

test.each([
  ['', 'invalid-format'],
  [' nginx', 'invalid-format'],
  ['nginx\n', 'invalid-format'],
  ['nginx:', 'invalid-format'],
  [':latest', 'invalid-format'],
  [`nginx:${'t'.repeat(129)}`, 'invalid-format'],
  ['nginx:-x', 'invalid-format'],
  ['foo/bar:5000/x', 'invalid-format'],
  ['/nginx', 'invalid-format'],
  ['team//app', 'invalid-format'],
  ['team/app/', 'invalid-format'],
  ['a___b', 'invalid-format'],
  ['a..b', 'invalid-format'],
  ['-app', 'invalid-format'],
  ['app_', 'invalid-format'],
  ['https://reg.io/app', 'invalid-format'],
  ['user@reg.io/app', 'invalid-format'],
  ['bücher.example/app', 'invalid-format'],
  ['reg.io:port/app', 'invalid-format'],
  ['2001:db8::1:5000/app', 'invalid-format'],
  ['[::1%25eth0]/app', 'invalid-format'],
  ['[fe80::1.2.3.4]/app', 'invalid-format'],
  ['app@sha256:abc', 'invalid-format'],
  ['app@:0123456789abcdef0123456789abcdef', 'invalid-format'],
  ['NGINX', 'uppercase-repository'],
  ['team/App:1', 'uppercase-repository'],
  ['reg.io/Team/app', 'uppercase-repository'],
  ['My_registry.example/app', 'uppercase-repository'],
  ['reg.io/İ', 'uppercase-repository'],
  [`reg.io/${'x'.repeat(256)}`, 'name-too-long'],
  ['x'.repeat(248), 'name-too-long'], // library/ counts
  ['0123456789abcdef'.repeat(4), 'identifier-as-name'],
  ['app@md5:0123456789abcdef0123456789abcdef', 'unsupported-digest'],
  ['app@sha256+b64:0123456789abcdef0123456789abcdef', 'unsupported-digest'],
  [`app@toString:${'a'.repeat(64)}`, 'uppercase-repository'],
  [`app:1@SHA256:${'a'.repeat(64)}`, 'invalid-digest'],
  [`app@sha256:${'a'.repeat(63)}`, 'invalid-digest-length'],
  [`app@sha512:${'a'.repeat(64)}`, 'invalid-digest-length'],
  [`app@sha256:${'A'.repeat(64)}`, 'invalid-digest'],
])('%j is refused as %s', (text, code) => {
  expect(() => ImageReference.parse(text)).toThrow(
    expect.objectContaining({
      name: 'ImageReferenceError', message: expect.stringMatching(`^${code}: image reference `),
    }),
  );
  expect(ImageReference.isValid(text)).toBe(false);
});

test('an error shows the reference and says what to write', () => {
  expect(() => ImageReference.parse('reg.io/Team/app')).toThrow(
    'uppercase-repository: image reference "reg.io/Team/app" has upper case in its repository; write it in lower case',
  );
});

test('the normalised form of the normalised form is itself', () => {
  fc.assert(fc.property(references, text => {
    const normalized = ImageReference.parse(text).toString();
    expect(ImageReference.parse(normalized).toString()).toBe(normalized);
  }), propertyOptions());
});

test.each(['a', 'a.', 'a-', 'a_', 'a/', 'a:', 'a@'])('a hostile text of %j is refused in linear time', async part => {
  const textOf = (count: number) => `${part.repeat(count)}!`;
  await expectLinear(50_000, textOf, ImageReference.isValid);
  expect(ImageReference.isValid(textOf(200_000))).toBe(false);
});

const atom = fc.stringMatching(/^[a-z0-9]{1,5}([._-][a-z0-9]{1,5})?$/);
const references = fc.tuple(
  fc.constantFrom(
    '', 'docker.io/', 'index.docker.io/', 'localhost/', 'reg.io:5000/', '[::1]:80/', 'my_reg.io/', 'UPPER/',
  ),
  fc.array(atom, { minLength: 1, maxLength: 4 }),
  fc.constantFrom('', ':latest', ':_x', `@${SHA256}`, `:1.2@${SHA256}`),
).map(([domain, path, suffix]) => `${domain}${path.join('/')}${suffix}`);

test.each([
  ['robot:S3cr3t@registry.example.com/x:1', '***@registry.example.com/x:1'],
  ['robot:S3cr3t@registry.example.com:5000', '***@registry.example.com:5000'],
  ['registry.example.com/x?token=hunter2', 'registry.example.com/x?***'],
  ['nginx@sha256:abc', 'nginx@sha256:abc'],
  ['nginx@1.27', 'nginx@1.27'],
  ['ghcr.io/acme/app@latest', 'ghcr.io/acme/app@latest'],
])('a login in front of the host, or in a query, is not shown: %s', (text, shown) => {
  expect(() => ImageReference.parse(text)).toThrow(`image reference "${shown}" is not of the form`);
});
