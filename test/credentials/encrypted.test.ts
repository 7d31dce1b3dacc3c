import * as yaml from 'js-yaml';
import { AccessPattern, RegistryCredentials } from '../../src';
import { harbor, PASSWORD, PLAIN_SECRET, sealed, sops } from '../encrypted/support';

const covers = [harbor];
const NAMESPACE_WIDE = { 'sealedsecrets.bitnami.com/namespace-wide': 'true' };

test.each([
  ['kubeseal',
    RegistryCredentials.encryptedSecret({ texts: [yaml.dump(sealed())], covers, pattern: AccessPattern.WORKLOAD })],
  ['SOPS',
    RegistryCredentials.encryptedSecret({ texts: [yaml.dump(sops())], covers, pattern: AccessPattern.WORKLOAD })],
])('a text of %s says what it covers', (by, credentials) => {
  expect(credentials.registries).toEqual(covers);
  expect(credentials.pattern).toBe(AccessPattern.WORKLOAD);
  expect(`${credentials}`).toBe(`credentials for registry.example.com from a text encrypted with ${by}`);
});

test.each([
  ['no texts', { covers }, "give either 'files', the paths of the encrypted texts, or 'texts', which are the texts"],
  ['nothing that they cover', { texts: [yaml.dump(sealed())], covers: [] }, "'covers' of 'texts[0]' is empty"],
  ['two names', { texts: ['harbor', 'other'].map(name => yaml.dump(sealed({ metadata: { name } }))), covers },
    "encrypted Secrets of one entry must have one name, got 'harbor' and 'other'"],
  [
    'texts of both tools',
    { texts: [yaml.dump(sealed()), yaml.dump(sops({ metadata: { name: 'harbor', namespace: 'shop' } }))], covers },
    "encrypted Secrets of one entry must come from one tool, got 'texts[0]' of kubeseal and 'texts[1]' of SOPS: give "
      + 'an entry for each tool',
  ],
  ['another name than a text is bound to', { texts: [yaml.dump(sealed())], covers, secretName: 'other' },
    "'secretName' ('other') differs from the name that the text was encrypted for ('harbor')"],
  ['a name that no Secret can have',
    { texts: [yaml.dump(sealed({ annotations: NAMESPACE_WIDE }))], covers, secretName: 'A' },
    "'secretName' must be a DNS subdomain"],
  ['two for one namespace', { texts: [yaml.dump(sealed()), yaml.dump(sealed())], covers },
    "two texts hold the encrypted Secret 'harbor' for namespace 'payments': leave one out"],
])('%s are refused', (_, props, message) => {
  expect(() => RegistryCredentials.encryptedSecret(props)).toThrow(message);
});

test('a Secret in plain text is refused without a word of it', () => {
  let message = '';
  try {
    RegistryCredentials.encryptedSecret({ texts: [PLAIN_SECRET], covers });
  } catch (error) {
    ({ message } = error as Error);
  }
  expect(message).toContain('is a Secret in plain text');
  expect(message).not.toContain(PASSWORD);
});

test('texts of several names come under one, where their scope allows that', () => {
  const texts = ['payments', 'shop'].map(namespace =>
    yaml.dump(sealed({ metadata: { name: `harbor-${namespace}`, namespace }, annotations: NAMESPACE_WIDE })),
  );
  const { _source } = RegistryCredentials.encryptedSecret({ texts, covers, secretName: 'harbor' });
  expect(_source).toMatchObject({
    secrets: ['payments', 'shop'].map(namespace => ({
      secretName: 'harbor', namespace, manifest: { metadata: { name: 'harbor', namespace } },
    })),
  });
});
