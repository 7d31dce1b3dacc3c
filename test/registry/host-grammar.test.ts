import { expectRegistryError } from './support/registry-error';
import { checkImageText, checkPath, readLocation } from '../../src/registry/host-grammar';
import { refusal } from '../../src/registry/registry-error';

const DIGEST = `@sha256:${'0'.repeat(64)}`;

test.each([
  ['registry.example.com', { host: 'registry.example.com' }],
  ['registry.example.com:5000', { host: 'registry.example.com:5000' }],
  ['registry:1', { host: 'registry:1' }],
  ['registry.example.com:65535/a', { host: 'registry.example.com:65535', path: 'a' }],
  ['a-b.c1/team-a/my__app.x', { host: 'a-b.c1', path: 'team-a/my__app.x' }],
  ['localhost', { host: 'localhost' }],
  ['10.0.0.1', { host: '10.0.0.1' }],
  ['[fe80::1]:443/v3', { host: '[fe80::1]:443', path: 'v3' }],
  ['reg.io/v2ray/app', { host: 'reg.io', path: 'v2ray/app' }],
])('%s is read', (text, location) => {
  expect(readLocation('it', text)).toEqual(location);
});

test.each([
  ['', 'must not be empty'],
  [' ', 'white space'],
  ['reg.io\n', 'white space'],
  ['reg.io/a\u0000', 'control characters'],
  ['https://reg.io/', 'scheme', 'write "reg.io"'],
  ['HTTP://reg.io/team', 'scheme', 'write "reg.io/team"'],
  ['oci://reg.io', 'scheme', 'write "reg.io"'],
  [`reg.io/app:1${DIGEST}`, 'digest', 'write "reg.io/app"'],
  [`reg.io${DIGEST}`, 'digest', 'write "reg.io"'],
  ['*.reg.io', 'wildcards'],
  ['reg[0-9].io', 'wildcards'],
  ['reg.io?x=1', 'query'],
  ['reg.io#x', 'query'],
  ['reg.io/', 'end in a slash', 'write "reg.io"'],
  ['reg.io/team//', 'end in a slash', 'write "reg.io/team"'],
  ['/team', 'must be a host'],
  ['https://', 'scheme', 'write a host, e.g. registry.example.com'],
  ['REG.io', 'lower case', 'write "reg.io"'],
  ['::1', 'in brackets', 'write "[::1]:443"'],
  ['[::1]', 'port after an IPv6 address', 'write "[::1]:443"'],
  ['[::1]:latest', 'tag', 'write "[::1]:443"'],
  ['[::g]:443', 'must be a host'],
  ['reg.io:latest', 'tag', 'write "reg.io"'],
  ['reg.io:', 'tag', 'write "reg.io"'],
  ['reg.io:0', 'port from 1 to 65535'],
  ['reg.io:65536', 'port from 1 to 65535'],
  ['reg.io:05000', 'leading zeros'],
  ['my_reg.io', 'underscore'],
  ['reg..io', 'must be a host'],
  ['-reg.io', 'must be a host'],
  ['reg-.io', 'must be a host'],
  ['reg.io.', 'must be a host'],
  ['rég.io', 'must be a host'],
  ['undefined.reg.io', 'a variable that is not set leaves'],
  ['undefined:5000', 'a variable that is not set leaves'],
  ['reg.io/undefined/app', 'a variable that is not set leaves'],
  ['None.reg.io', 'a variable that is not set leaves'],
  ['reg.null.io', 'a variable that is not set leaves'],
  ['reg.io/Team', 'path must be in lower case', 'got "reg.io/Team"; write "reg.io/team"'],
  ['Reg.io/Team/', 'end in a slash', 'got "Reg.io/Team/"; write "reg.io/team"'],
  ['reg.io/team/app:1', 'path must not have a tag', 'got "reg.io/team/app:1"; write "reg.io/team/app"'],
  ['https://reg.io/v2/', 'scheme', 'write "reg.io"'],
  ['reg.io/v1/team', 'version of the registry API', 'write "reg.io"'],
  ['reg.io/None', 'a variable that is not set leaves'],
  ['registry', 'folder of Docker Hub', 'write the full host name'],
  ['registry/team', 'folder of Docker Hub'],
])('%j is refused: %s', (text, ...parts) => {
  expectRegistryError(() => readLocation('Registry.of: \'host\'', text), "Registry.of: 'host'", ...parts);
});

test.each([
  'user:hunter2@reg.io', 'https://user:hunter2@reg.io/team', 'user:hunt/er2@reg.io', `u:hunter2@reg.io/app${DIGEST}`,
])('user-info in %j is refused and not shown', text => {
  const read = () => readLocation('it', text);
  expect(read).toThrow(expect.not.objectContaining({ message: expect.stringMatching(/hunt|er2/) }));
  expect(read).toThrow('***@reg.io');
});

test.each([
  ['', 'must not be empty'],
  ['/team', 'slash', 'write "team"'],
  ['team/', 'slash', 'write "team"'],
  ['/', 'slash', 'write a repository path prefix, e.g. team-a, or the host alone'],
  ['//', 'slash', 'write a repository path prefix, e.g. team-a, or the host alone'],
  ['/../', 'slash', 'write letters and digits, with ., _, __ or - between them'],
  ['/Team/', 'slash', 'write "team"'],
  ['team//app', 'repository path'],
  ['team/../app', 'repository path'],
  ['team/-app', 'repository path'],
  ['team app', 'repository path'],
  ['Team', 'lower case', 'write "team"'],
  ['team/*', 'wildcards'],
  ['app:1', 'tag', 'write "app"'],
  [`app${DIGEST}`, 'digest', 'write "app"'],
  ['v2', 'version of the registry API', 'or the host alone'],
  ['v1/team', 'version of the registry API', 'or the host alone'],
  ['reg.io/team', 'begin with the host', 'write "team"'],
  ['reg.io', 'begin with the host', 'or the host alone'],
])('the path %j is refused: %s', (path, ...parts) => {
  expectRegistryError(() => checkPath('it', path, 'reg.io'), 'it ', ...parts);
});

test('the path of a registry may begin with another host, as that of a cache does', () => {
  expect(checkPath('it', 'ghcr.io/acme', 'reg.io')).toBe('ghcr.io/acme');
  expect(checkPath('it', 'reg.iox/acme', 'reg.io')).toBe('reg.iox/acme');
});

test('a proposal is judged by more than this grammar, where there is more', () => {
  const judge = (proposal: string) => {
    throw new Error(`not ${proposal}`);
  };
  expect(() => readLocation('it', 'https://Reg.io/v1/', judge)).toThrow('not reg.io');
  expect(() => readLocation('it', 'https://Reg.io/v1/', proposal => {
    throw refusal('it must be other', proposal, 'write "other.io"');
  })).toThrow('it must not have a scheme: got "https://Reg.io/v1/"; write "other.io"');
  expect(() => readLocation('it', 'reg.io', judge)).not.toThrow();
  expect(() => readLocation('it', '*.reg.io', judge)).toThrow('wildcards');
});

test('a digest is no fault of an image', () => {
  expect(() => checkImageText('it', `reg.io/app:1${DIGEST}`)).not.toThrow();
});
