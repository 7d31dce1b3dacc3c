import { Random } from './random';

const SCHEMES = ['', '', '', '', 'https://', 'http://', 'HTTPS://', 'oci://', 'https://https://', '//', 'https:/'];
const USERS = ['user@', 'user:pass@', 'us%40er@', 'us%zzer@', 'us er@', 'a@b@', 'a<b@', '@', ':@', 'é@'];
const HOSTS = [
  'docker.io', 'index.docker.io', 'https://index.docker.io/v1/', 'https://index.docker.io/v1', 'index.docker.io/v2/',
  'registry-1.docker.io', '*.docker.io', '*', '*.*', '*.*.*', '*.io', 'gcr.*', '*.example.com', 'reg.*.com',
  'r*g.ex*le.*om', '*.dkr.ecr.*.amazonaws.com', '123456789012.dkr.ecr.*.amazonaws.com', '*docker.pkg.dev',
  '*-docker.pkg.dev', '*:5000', '*.*.*:5000', '[*]', '[::1]', '[::1]:5000', '[::1]:', '[::A]', '[a::F]', '[::a%25A-Z]',
  '[::a%2525A-Z]', '[::a%25a%2dz]', '[::a%25Z-A]', '[::a%25A--]', '[::a%25]', '[::a%25%20A]', '[::a%2525%2525A]',
  '[::a%25%5b]', '[::a%25[]', '[::a%25A]]', '[::a%25é-ÿA]', '[::a%25%c3%a9A]', '[::a%2a]', '[::ffff:1.2.3.4]',
  '[1.2.3.4]', '*]', '*[a-z]*', 'reg[0-9].io', '?.io', 'r?g.io', 'reg.io:*', 'reg.io:80a', 'reg.io:', ':5000', '', '.',
  '..',
  '\u{1d49c}.example', '\ufffd.example', '\ue000.example', 'localhost', 'A', 'b%C3%BCcher.example', 'bücher.example',
  'b%25C3%25BCcher.example', 'reg%2eio', 'reg%2Eio', 'reg%zz', 'reg%', 'reg%25', 'reg.io\\', 'reg.io"<>', 'a,b.io',
  'reg io', 'reg.io:80:80', 'x'.repeat(300) + '.io',
];
const PATHS = [
  '', '', '/', '//', '/v1', '/v1/', '/v2', '/v2/', '/v3/', '/V1/', '/v1/v2/', '/v1//', '/v1/team', '/v2/team/', '/team',
  '/team/', '/team/app', '/team/app/', '/t', '/lib', '/library', '/library/nginx', '/nginx', '/pong', '/pong/', '/*',
  '/team/*', '/te?m', '/team?x=1', '?x', '?', '??', '#', '#team', '#%zz', '#%41', '/team#frag', '/te%61m', '/te%2561m',
  '/te%252561m', '/team%2Fapp', '/team%3Fapp', '/team%23app', '/team%25', '/team%25zz', '/te%zzam', '/%01', '/te\x01m',
  '/é', '/%C3%A9', '/%FF', '/ team', '/team@x', '/team:1', '/[x]', '/../x', '/./team', '/Team',
];
const ALPHABET = [
  ...'abzAZ019._-/:@[]%*?#\\ \t\n\0\x7f+~$&!;=<>"\'', '%25', '%2F', '%C3%A9', '%ff', '%5B', '**', '//', '://', 'é',
  '𝒜',
  '\ufffd', '\ue000', '/v1/', '*.',
];

/** A key under `auths`, or a `matchImages` pattern; mostly one that is near an image of the case. */
export function randomKey(random: Random, images: readonly string[]): string {
  const image = random.pick(images);
  const scheme = random.oneIn(3) ? random.pick(SCHEMES) : '';
  const user = random.oneIn(15) ? random.pick(USERS) : '';
  const host = random.oneIn(3) ? random.pick(HOSTS) : hostOf(random, image);
  const path = random.oneIn(3) ? random.pick(PATHS) : pathOf(random, image);
  return random.mutate(`${scheme}${user}${host}${path}`, 15, ALPHABET);
}

function hostOf(random: Random, image: string): string {
  const host = image.includes('/') ? image.split('/', 1)[0] : 'docker.io';
  const globbed = random.oneIn(2);
  return host.split('.').map(label => (globbed && random.oneIn(2) ? withStar(random, label) : label)).join('.');
}

/** A part of the label kept, the rest under stars; sometimes a near miss. */
function withStar(random: Random, label: string): string {
  const from = random.below(label.length + 1);
  const to = from + random.below(label.length - from + 1);
  return random.pick([
    '*',
    '*',
    `${label.slice(0, from)}*`,
    `*${label.slice(from)}`,
    `${label.slice(0, from)}*${label.slice(to)}`,
    `*${label.slice(from, to)}*`,
    `${label}*`,
    `**${label}x`,
  ]);
}

function pathOf(random: Random, image: string): string {
  const path = image.replace(/^[^/]*/, '').replace(/[:@].*$/s, '');
  return random.oneIn(2) ? path.slice(0, random.below(path.length + 2)) : '';
}
