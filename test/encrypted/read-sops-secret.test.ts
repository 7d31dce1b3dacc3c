import { dump, enc, PASSWORD, sops } from './support';
import { readEncryptedSecret } from '../../src/encrypted/read-encrypted-secret';

const read = (object: object) => readEncryptedSecret({ text: JSON.stringify(object), source: 'file \'a.yaml\'' });
const withMetadata = (changes: object) => sops({ metadata: { ...sops().metadata, ...changes } });
const withSops = (changes: object) => sops({ sops: { ...sops().sops, ...changes } });
const withValue = (value: unknown) => sops({ stringData: { '.dockerconfigjson': value } });

test('gives where the Secret goes, bound to it, and the object as it is', () => {
  expect(read(sops())).toEqual({ secretName: 'harbor', namespace: 'payments', scope: 'strict', manifest: sops() });
});

test('a text without a namespace has none', () => {
  expect(read(withMetadata({ namespace: undefined }))).not.toHaveProperty('namespace');
});

test('members stay in the order of the text', () => {
  const { metadata, sops: block, kind, ...rest } = sops();
  const order = { metadata, sops: block, ...rest, kind };
  expect(Object.keys(read(order).manifest)).toEqual(Object.keys(order));
});

describe('an encrypted value', () => {
  test.each([['str'], ['int'], ['bytes'], ['comment']])('may be of type %s', type => {
    expect(() => read(withValue(enc(type)))).not.toThrow();
  });

  test.each([
    ['a text', PASSWORD],
    ['base64', Buffer.from(PASSWORD).toString('base64')],
    ['one with something behind it', `${enc()}${PASSWORD}`],
    ['one with a line before it', `${PASSWORD}\n${enc()}`],
    ['another cipher', enc().replace('AES256_GCM', 'ROT13')],
    ['one without a tag', enc().replace(/,tag:[^,]*/, '')],
    ['an object', { a: enc() }],
    ['null', null],
  ])('is none: %s', (_, value) => {
    expect(() => read(withValue(value))).toThrow("file 'a.yaml' has the value of '.dockerconfigjson' in plain text");
    expect(() => read(withValue(value))).not.toThrow(PASSWORD);
  });

  test.each([['data'], ['stringData']])('each of %s is looked at', member => {
    expect(() =>
      read(
        sops({
          data: {},
          stringData: { '.dockerconfigjson': enc() },
          [member]: { '.dockerconfigjson': enc(), 'token': PASSWORD },
        }),
      ),
    ).toThrow(/has the value of 'token' in plain text/);
  });
});

describe('the block of SOPS', () => {
  test.each(['age', 'pgp', 'kms', 'gcp_kms', 'azure_kv', 'hc_vault', 'hckms'])('may name recipients in %s', kind => {
    expect(() => read(withSops({ age: undefined, [kind]: [{ enc: 'x' }] }))).not.toThrow();
  });

  test('may name them in groups', () => {
    expect(() => read(withSops({ age: undefined, key_groups: [{}, { age: [{ enc: 'x' }] }] }))).not.toThrow();
  });

  test.each([
    ['none', { age: undefined }],
    ['an empty list', { age: [] }],
    ['no list', { age: 'age1qqqq' }],
    ['groups without any', { age: undefined, key_groups: [{}, null, 'age'] }],
    ['groups that are none', { age: undefined, key_groups: { age: [{}] } }],
    ['a kind that SOPS does not know', { age: undefined, rot13: [{}] }],
  ])('was encrypted for no recipient with %s', (_, changes) => {
    expect(() => read(withSops(changes))).toThrow(/was encrypted for no recipient: 'sops' has none of age, pgp,/);
  });

  test.each([[undefined], ['abc'], [1]])('needs a MAC: %j is none', mac => {
    expect(() => read(withSops({ mac }))).toThrow(/has no 'sops.mac' as SOPS writes it/);
  });

  test.each([[undefined], ['yesterday'], [1767323045000]])('needs a time: %j is none', lastmodified => {
    expect(() => read(withSops({ lastmodified }))).toThrow(/has no 'sops.lastmodified' as SOPS writes it/);
  });

  test.each([[undefined], [null], ['text'], [[]]])('is missing: %j', block => {
    expect(() => read(sops({ sops: block }))).toThrow(/is a Secret in plain text: encrypt it/);
  });
});

describe('what is not encrypted', () => {
  test.each([
    ['labels and annotations', withMetadata({ annotations: { 'example.com/owner': 'platform' } })],
    ['null', withMetadata({ creationTimestamp: null, labels: null })],
    ['an immutable Secret', sops({ immutable: true })],
  ])('may be %s', (_, object) => {
    expect(() => read(object)).not.toThrow();
  });

  test.each([
    ['a number', withMetadata({ generation: 1 }),
      /a value that is not a string in 'metadata.generation': put it in quotes/],
    ['a boolean', withMetadata({ labels: { a: true } }), /a value that is not a string in 'metadata.labels.a'/],
    ['a list', withMetadata({ finalizers: ['example.com/a'] }), /value that is not a string in 'metadata.finalizers'/],
    ['a member that no Secret has', sops({ password: PASSWORD }), /has the field 'password', which no Secret has/],
    ['an immutable that is a text', sops({ immutable: 'true' }), /has an 'immutable' that is neither true nor false/],
  ])('is refused: %s', (_, object, message) => {
    expect(() => read(object)).toThrow(message);
    expect(() => read(object)).not.toThrow(PASSWORD);
  });
});

test.each([
  ['a kind that is encrypted', sops({ kind: enc() }), /is encrypted as a whole/],
  ['a version that is encrypted', sops({ apiVersion: enc() }), /is encrypted as a whole/],
  ['a ConfigMap', sops({ kind: 'ConfigMap' }),
    /is a v1 ConfigMap: give a .* or a v1 Secret that was encrypted with SOPS/],
  ['a Secret of another group', sops({ apiVersion: 'example.com/v1' }),
    /is a example.com\/v1 Secret: give a .* or a v1 Secret/],
  ['a type that is not a text', sops({ type: 1 }), /is a Secret of type 'number', which the kubelet ignores/],
])('%s is refused', (_, object, message) => {
  expect(() => read(object)).toThrow(message);
});

test('of a long type only the beginning shows', () => {
  expect(() => read(sops({ type: `${'x'.repeat(60)}${PASSWORD}` }))).toThrow(`of type '${'x'.repeat(60)}', which`);
});

describe('a date in the metadata', () => {
  const withDate = (date: string) => dump(withMetadata({ annotations: { since: 'DATE' } })).replace('DATE', date);
  const readText = (text: string) => readEncryptedSecret({ text, source: 'file \'a.yaml\'' });

  test.each([
    ['2026-01-01'],
    ['2026-1-1'],
    ['2026-01-01T00:00:00Z'],
    ['2026-01-01t00:00:00+01:00'],
    ['2026-01-01 00:00:00'],
  ])('is refused without quotes, for SOPS reads a time: %s', date => {
    expect(() => readText(withDate(date))).toThrow(
      /a value that is not a string in 'metadata.annotations.since': put it in quotes/,
    );
  });

  test.each([
    ['"2026-01-01"'],
    ['\'2026-01-01T00:00:00Z\''],
    ['2026-01'],
    ['v2026-01-01'],
    ['2026-01-01-rc'],
  ])('is a text: %s', date => {
    expect(() => readText(withDate(date))).not.toThrow();
  });
});
