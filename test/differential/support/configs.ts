import { randomKey } from './keys';
import { Random } from './random';

/** Text of a pull secret, and whether it is of the legacy type. */
export interface SecretText {
  readonly text: string;
  readonly legacy: boolean;
}

const OTHER_VALUES = [
  'null', 'true', '0', '-1.5e3', '1e999', '""', '"x"', '[]', '[{}]', '{}', '{"auths":{"a":"b"}}', '["\\"", {"}": "]"}]',
];
const OTHER_MEMBERS = [
  'credHelpers', 'credsStore', 'identitytoken', 'registrytoken', 'serveraddress', 'HttpHeader', 'auths ', 'auth_',
  'user', '', '__proto__', 'constructor',
];
const WORDS = [
  'robot',
  'robot$project+name',
  'AWS',
  '',
  ' ',
  'ünï',
  '𝒜',
  '\u2028<&>',
  '\b\f\n\r\t\x01\x7f',
  '"\\/',
  'x'.repeat(200),
];
const ALPHABET = [
  ...'{}[]",:\\ntfu0-+.eE \t\n\r\f\0\x7f', '\u00a0', '\ufeff', '\\u0041', '\\ud800', '\\x', 'null', '//', 'é', '\u2028',
  '01', '"auths":', '"auth":""',
];

/**
 * A pull secret with credentials for keys near the images; mostly valid JSON, in every spelling of it that Go accepts.
 *
 * Never empty: the API server does not store such a Secret.
 */
export function randomConfig(random: Random, images: readonly string[]): SecretText {
  const legacy = random.oneIn(4);
  const document = legacy ? randomEntries(random, images) : randomDocument(random, images);
  const text = random.oneIn(25) ? random.mutate(document, 1.5, ALPHABET) : document;
  return { text: text === '' ? '{}' : text, legacy };
}

function randomDocument(random: Random, images: readonly string[]): string {
  if (random.oneIn(100)) {
    return random.pick(OTHER_VALUES);
  }
  if (random.oneIn(2000)) {
    const depth = 9990 + random.below(12);
    return `{"auths":{},"x":${'['.repeat(depth)}${']'.repeat(depth)}}`;
  }
  const auths = random.list(random.oneIn(20) ? 0 : 1, random.oneIn(5) ? 3 : 1, () =>
    member(random, 'auths', random.oneIn(40) ? random.pick(['null', ...OTHER_VALUES]) : randomEntries(random, images)));
  const headers = random.oneIn(12) ? [member(random, 'HttpHeaders', randomHeaders(random))] : [];
  return object(random, shuffle(random, [...auths, ...headers, ...others(random)]));
}

function randomHeaders(random: Random): string {
  const value = random.oneIn(10) ? random.pick(OTHER_VALUES) : string(random, 'value');
  return random.oneIn(10) ? random.pick(OTHER_VALUES) : object(random, [member(random, 'User-Agent', value)]);
}

function randomEntries(random: Random, images: readonly string[]): string {
  const keys = random.list(1, 6, () => randomKey(random, images));
  const twice = keys.length > 0 && random.oneIn(8) ? [random.pick(keys)] : [];
  const same = keys.length > 0 && random.oneIn(8) ? [`https://${random.pick(keys)}`] : [];
  return object(
    random,
    shuffle(random, [...keys, ...twice, ...same]).map(key => `${string(random, key)}:${randomEntry(random)}`),
  );
}

function randomEntry(random: Random): string {
  if (random.oneIn(200)) {
    return random.pick(OTHER_VALUES);
  }
  // A password of its own for nearly every credential distinguishes them in the results.
  const password = random.oneIn(10) ? random.pick(WORDS) : `p${random.below(1e9)}`;
  const username = random.pick(WORDS);
  const plain = [
    member(random, 'username', fieldValue(random, username)), member(random, 'password', fieldValue(random, password)),
  ];
  const auth = [member(random, 'auth', fieldValue(random, randomAuth(random, username, password)))];
  const nothing = random.oneIn(8) ? [member(random, random.pick(['username', 'password', 'auth']), 'null')] : [];
  const fields = random.pick([plain, auth, [...plain, ...auth], [...auth, ...plain, ...auth], [...plain, ...plain]]);
  const email = random.oneIn(4) ? [member(random, 'email', fieldValue(random, 'a@b.example'))] : [];
  return object(random, shuffle(random, [...fields, ...nothing, ...email, ...others(random)]));
}

function fieldValue(random: Random, text: string): string {
  return random.oneIn(400) ? random.pick(OTHER_VALUES) : string(random, text);
}

function randomAuth(random: Random, username: string, password: string): string {
  const base64 = Buffer.from(`${username}:${password}`).toString('base64');
  if (!random.oneIn(30)) {
    return random.pick([
      base64, base64, base64.replace(/=/g, ''), base64.replace(/(.{4})/g, '$1\n'), `${base64}\r\n`, `\n${base64}`,
    ]);
  }
  return random.pick([
    '', '', '\n', '=', '==', '====', ' ', 'Og', 'Og=', 'Og==', 'Oh==', 'Oi', 'YQ', 'YQ==', 'YTpi', 'YTpi=', 'YTpi====',
    'YTo', 'YTo=', 'YTo=\n', 'YTo\n=', 'YTo= ', ' YTo=', 'YTo=\u00a0', 'Y', 'YTpiY', 'YTp_', 'YTr/Og==', '/zr/',
    '/zr/7w', 'OtgA', '77+9Og',
    random.mutate(base64, 1.5, [...'=\n\r -_+/A', '\u0085']),
  ]);
}

function others(random: Random): string[] {
  return random.oneIn(5)
    ? random.list(1, 2, () => member(random, random.pick(OTHER_MEMBERS), random.pick(OTHER_VALUES)))
    : [];
}

/** A member whose name is spelled in one of the ways that Go takes for the field, or nearly so. */
function member(random: Random, name: string, value: string): string {
  const spelled = random.oneIn(5)
    ? [...name].map(c => random.pick([c, c.toUpperCase(), c.toLowerCase(), /s/i.test(c) ? 'ſ' : c])).join('')
    : name;
  return `${space(random)}${string(random, spelled)}${space(random)}:${space(random)}${value}${space(random)}`;
}

function object(random: Random, members: readonly string[]): string {
  return `${space(random)}{${space(random)}${members.join(',')}}${space(random)}`;
}

function string(random: Random, text: string): string {
  if (random.oneIn(150)) {
    return JSON.stringify(text).replace(
      /.$/,
      `${random.pick([
        '\\ud800', '\\udc00', '\\ud83d\\ude00', '\\ude00\\ud83d', '\\ud800\\u0041', '\\uD800\\\\', '\\/', '\\u0000',
      ])}"`,
    );
  }
  if (!random.oneIn(10)) {
    return JSON.stringify(text);
  }
  const escaped = text.split('').map(c =>
    random.oneIn(3) ? `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}` : JSON.stringify(c).slice(1, -1),
  );
  return `"${escaped.join('')}"`;
}

function space(random: Random): string {
  return random.oneIn(20) ? random.pick([' ', '\n', '\t', '\r\n', '  ']) : '';
}

function shuffle<T>(random: Random, items: readonly T[]): T[] {
  return items.map(item => ({ item, order: random.next() })).sort((a, b) => a.order - b.order).map(({ item }) => item);
}
