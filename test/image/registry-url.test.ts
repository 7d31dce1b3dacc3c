import { toBytes } from '../../src/image/byte-string';
import { parseSchemelessUrl, splitHost } from '../../src/image/registry-url';

// What Go 1.26 answers; the differential suite asks it.
test.each([
  ['reg.io', 'reg.io', ''],
  ['reg.io/', 'reg.io', '/'],
  ['reg.io:5000/a/b', 'reg.io:5000', '/a/b'],
  ['reg.io:', 'reg.io:', ''],
  ['REG.io/A', 'REG.io', '/A'],
  ['', '', ''],
  ['/a', '', '/a'],
  ['*.reg.io', '*.reg.io', ''],
  ['a]b"<>,;=', 'a]b"<>,;=', ''],
  ['user:p%40ss@reg.io', 'reg.io', ''],
  ['a@b@reg.io', 'reg.io', ''],
  ['reg.io/a@b', 'reg.io', '/a@b'],
  ['reg.io?a=%zz/b', 'reg.io', ''],
  ['reg.io/a?', 'reg.io', '/a'],
  ['reg.io#a?b/c', 'reg.io', ''],
  ['reg.io/%61%2F%25', 'reg.io', '/a/%'],
  ['reg.io/%ff', 'reg.io', '/\xff'],
  ['bücher.example/é', 'b\xc3\xbccher.example', '/\xc3\xa9'],
  ['b%C3%BCcher.example', 'b\xc3\xbccher.example', ''],
  ['reg%25.io', 'reg%.io', ''],
  ['[::1]', '[::1]', ''],
  ['[2001:DB8::1]:5000/a', '[2001:DB8::1]:5000', '/a'],
  ['[::ffff:1.2.3.4]:80', '[::ffff:1.2.3.4]:80', ''],
  ['[fe80::1%25eth0]', '[fe80::1%eth0]', ''],
  ['[fe80::1%25e%20%2A%5b]', '[fe80::1%e *[]', ''],
  ['[fe80::1%25é]', '[fe80::1%\xc3\xa9]', ''],
])('%s is host %j and path %j', (text, host, path) => {
  expect(parseSchemelessUrl(toBytes(text))).toEqual({ host, path });
});

test.each([
  'reg io', 'reg.io\\', 'reg|io', 'reg%zz', 'reg%', 'reg%2eio', 'reg.io/%zz', 'reg.io/%', 'reg.io#%zz', 'reg.io/\x01',
  'reg.io?\n', '\x7freg.io', 'reg.io:80a', 'reg.io:*', 'reg.io:80:80', '2001:db8::1', 'us er@reg.io', 'a<b@reg.io',
  'é@reg.io', 'us%zz@reg.io', '[::1', '[]', '[1.2.3.4]', '[reg.io]', '[:::]', '[1::2::3]', '[12345::]',
  '[1:2:3:4:5:6:7:8::]', '[1:2:3:4:5:6:7]', '[::1]a', '[::1]:a', 'a[::1]', 'reg[0-9].io', '[::ffff:01.2.3.4]',
  '[::1%25]', '[fe80::1%eth0]', '[fe80::1%25e[]', '[fe80::1%25e%2f]', '[fe80::1%25e%c3%a9]', '[fe80::1%25e\\]',
  '[%251]',
])('%j is no URL', text => {
  expect(parseSchemelessUrl(toBytes(text))).toBeUndefined();
});

test.each([
  ['reg.example.com', ['reg', 'example', 'com'], ''],
  ['reg.io:5000', ['reg', 'io'], '5000'],
  ['reg.io:', ['reg', 'io'], ''],
  [':5000', [''], '5000'],
  ['a]b:80', ['a]b:80'], ''],
  ['[::1]:5000', ['::1'], '5000'],
  ['[::1]:', ['::1'], ''],
  ['[::1]', ['[::1]'], ''],
  ['[::ffff:1.2.3.4]', ['[::ffff:1', '2', '3', '4]'], ''],
  ['[::1%[]:80', ['[::1%[]:80'], ''],
])('the host %s has parts %j and port %j', (host, labels, port) => {
  expect(splitHost(host)).toEqual({ labels, port });
});
