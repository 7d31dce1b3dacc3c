import { certificatesIn, isSampleKey } from '../../../src/audit/facts/sample-certificate';
import { expectLinear } from '../../support/linear';
import {
  ADDRESS, API_SERVER, CA, CLUSTER, EXAMPLE, HOME, HOME_NAME, HOOK, NAMELESS,
  REAL, STORE, USER,
} from '../certificates';
import { base64 } from '../support';

const BEFORE = Date.parse('2030-01-01');
const AFTER = Date.parse('2130-01-01');
const isSample = (text: string, { now = BEFORE, field = 'data[tls.key]' } = {}) =>
  isSampleKey(certificatesIn(text, now), field);

test.each([
  ['names of documentation', EXAMPLE, true], ['names of one cluster', CLUSTER, true],
  ['a webhook', HOOK, true], ['a Service in `default`', STORE, true], ['the API server', API_SERVER, false],
  ['a name of its own, and that of this machine', REAL, false], ['a user', USER, false],
  ['an address at home', HOME, true], ['the same as its only name', HOME_NAME, true],
  ['a public address', ADDRESS, false], ['an authority', CA, false],
  ['no name at all', NAMELESS, true],
])('the key of a certificate for %s is that of a sample: %s', (_, certificate, expected) =>
  expect(isSample(certificate)).toBe(expected));

test.each([REAL, USER, CA])('one that has ended is for nothing any more', certificate =>
  expect(isSample(certificate, { now: AFTER })).toBe(true));

test.each([
  ['base64', base64(CLUSTER)], ['lines of base64', base64(CLUSTER).replace(/.{76}/g, '$&\n    ')],
  ['JSON', JSON.stringify({ a: CLUSTER })],
  ['base64 of values', base64(`identity:\n  crtPEM: |\n${CLUSTER.replace(/^/gm, '    ')}`)],
  ['lines with blanks in front', CLUSTER.replace(/^/gm, '    ')],
])('it is read in %s', (_, text) => expect(isSample(`kind: Secret\n  a: ${text}\nb: c\n`)).toBe(true));

test('of several certificates that of the server counts, that of an authority for its own key', () => {
  expect(isSample(CA + CLUSTER)).toBe(true);
  expect(isSample(CA + CLUSTER, { field: 'data[ca.key]' })).toBe(false);
  expect(isSample(REAL + CLUSTER)).toBe(false);
});

test('of those in base64 one after the other each is read', () => {
  expect(certificatesIn(`${base64(CLUSTER)}\n${base64(REAL)}`, BEFORE)).toHaveLength(2);
  expect(certificatesIn(base64(CLUSTER), BEFORE)).toHaveLength(1);
});

test.each(['', 'no certificate', CLUSTER.replace(/[A-Z]{3}/g, 'AAA')])('without one nothing is known', text =>
  expect(isSample(text)).toBe(false));

test.each(['\\', ' ', '\n', '-----BEGIN CERTIFICATE-----', 'LS0tLS1CRUdJTiBDRVJUSUZJQ0FUR'])(
  'a text of `%s` alone is read in one pass', unit =>
    expectLinear(100_000 / unit.length, size => unit.repeat(size), text => certificatesIn(text, BEFORE)));
