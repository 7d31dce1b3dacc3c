import { Random } from './random';

const DOMAINS = [
  '', '', '', 'docker.io/', 'index.docker.io/', 'registry-1.docker.io/', 'localhost/', 'localhost:5000/', 'gcr.io/',
  'ghcr.io/', 'reg.example.com/', 'reg.example.com:5000/', 'REG.example.com/', 'A/', 'FOO/', 'my_reg.example/',
  '[::1]/', '[::1]:5000/', '10.0.0.1/', '10.0.0.1:5000/', '123456789012.dkr.ecr.eu-west-1.amazonaws.com/',
  '123456789012.dkr.ecr.us-east-1.amazonaws.com/', 'europe-docker.pkg.dev/', 'a.b.c.d.e/',
];
const ODD_DOMAINS = [
  'docker.io/', 'index.docker.io/', 'registry-1.docker.io/', 'localhost/', 'localhost:5000/', 'gcr.io/', 'ghcr.io/',
  'reg.example.com/', 'reg.example.com:5000/', 'reg.example.com:05000/', 'REG.example.com/', 'Reg.io/', 'A/', 'FOO/',
  'X:5000/', 'foo/', 'my_reg.example/', 'My_reg.example/', '[::1]/', '[::1]:5000/', '[fe80::1]:5000/',
  '[FE80::1]:5000/', '[::A]/', '[::ffff:1.2.3.4]:80/', '[1:2:3:4:5:6:7:8]:80/', '[1:2:3:4:5:6:7::]:80/',
  '[1:2:3:4:5:6:7:8::]:80/', '[:::]:80/', '[12345::]:80/', '[]:80/', '[::1%25a]:80/', '10.0.0.1/', '10.0.0.1:5000/',
  '127.1/', '123456789012.dkr.ecr.eu-west-1.amazonaws.com/', '123456789012.dkr.ecr.us-east-1.amazonaws.com/',
  '123456789012.dkr.ecr.cn-north-1.amazonaws.com.cn/', 'europe-docker.pkg.dev/', 'a.b.c.d.e/', 'a..b/', '.a.b/',
  'a.b./', '-a.b/', 'a-.b/', 'a--b.c/', 'bücher.example/', 'xn--bcher-kva.example/', 'reg.io:/', 'reg.io:80:80/',
  ':5000/', '/', 'http://reg.io/', 'user@reg.io/',
];

const PATHS = [
  'nginx',
  'library/nginx',
  'team/app',
  'team/app/web',
  'team/application',
  'pong',
  'pongz',
  'pong/x',
  'v1',
  'v1/app',
  'v2/app',
  'a/b/c/d',
  'a__b/a--b/a.b',
  'x'.repeat(247),
  'abcdef0123456789'.repeat(4),
];
const ODD_PATHS = [
  'nginx', 'library/nginx', 'team/app', 'team/app', 'team/app/web', 'team/application', 'pong', 'pongz', 'pong/x', 'v1',
  'v1/app', 'v2/app', 'a/b/c/d', 'a__b', 'a___b', 'a--b', 'a-----b', 'a.b', 'a..b', 'a._b', '-a', 'a-', '_a', 'a_',
  '.a', '0', 'team//app', '/team', 'team/', '', 'App', 'team/App', 'Team/app', 'tëam/app',
  'ΣΑΣ', 'İ', 'K', 'ſ', 'docker.io/nginx', 'index.docker.io', 'localhost', 'x'.repeat(247), 'x'.repeat(248),
  'x'.repeat(255), 'x'.repeat(256), 'x/'.repeat(127) + 'x', 'x/'.repeat(128) + 'x', 'y'.repeat(3000),
  'ABCDEF0123456789'.repeat(4), 'abcdef0123456789'.repeat(4) + '0',
];

const HEX = '0123456789abcdef'.repeat(8);

const SUFFIXES = ['', '', '', ':latest', ':1.27', `@sha256:${HEX.slice(0, 64)}`, `:1.27@sha512:${HEX}`];
const ODD_SUFFIXES = [
  ':latest', ':1.27', ':1.27-alpine_x', ':_', ':-x', ':.x', ':', '::', ':a:b', ':ünï', `:${'t'.repeat(128)}`,
  `:${'t'.repeat(129)}`, ':Tag', ':a/b', ':5000/x',
  ...[
    ['sha256', 64],
    ['sha256', 63],
    ['sha256', 32],
    ['sha256', 31],
    ['sha384', 96],
    ['sha512', 128],
    ['sha512', 64],
    ['SHA256', 64],
    ['sha1', 40],
    ['md5', 32],
    ['blake3', 64],
    ['sha256+b64', 64],
    ['sha256.', 64],
    ['2sha', 64],
    ['', 64],
    ['toString', 64],
    ['__proto__', 64],
  ].map(([algorithm, length]) => `@${algorithm}:${HEX.slice(0, Number(length))}`),
  `@sha256:${HEX.slice(0, 64).toUpperCase()}`, `@sha256:${HEX.slice(0, 63)}g`, '@', '@sha256', '@sha256:',
  `@sha256:${HEX.slice(0, 64)}@sha256:${HEX.slice(0, 64)}`,
];

const ALPHABET = [
  ...'abzAZ019._-/:@[]%*?#\\ \t\n\r\0\x7f+~$', '__', '..', '//', 'é', 'Σ', 'ς', 'İ', 'ı', 'ſ', '\u212a', '\ufeff',
  '\ufffd', '𝒜', '%41', '.io', 'docker.io/',
];

/** An image as it might stand in a pod, right or wrong. */
export function randomImage(random: Random): string {
  if (random.oneIn(40)) {
    return random.list(0, 12, () => random.pick(ALPHABET)).join('');
  }
  const domain = random.pick(random.oneIn(6) ? ODD_DOMAINS : DOMAINS);
  const path = random.pick(random.oneIn(6) ? ODD_PATHS : PATHS);
  const suffix = random.pick(random.oneIn(6) ? ODD_SUFFIXES : SUFFIXES);
  const tag = random.oneIn(10) ? ':1.27' : '';
  return random.mutate(`${domain}${path}${tag}${suffix}`, 12, ALPHABET);
}
