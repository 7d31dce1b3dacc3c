import * as yaml from 'js-yaml';
import { AccessPattern, RegistryCredentials } from '../../src';
import { harbor, PASSWORD, PLAIN_SECRET, sealed, sops } from '../encrypted/support';

const covers = [harbor];

test.each([
  ['kubeseal', RegistryCredentials.sealedSecret({ texts: [yaml.dump(sealed())], covers, pattern: AccessPattern.WORKLOAD })],
  ['SOPS', RegistryCredentials.sopsSecret({ texts: [yaml.dump(sops())], covers, pattern: AccessPattern.WORKLOAD })],
])('a text of %s says what it covers', (by, credentials) => {
  expect(credentials.registries).toEqual(covers);
  expect(credentials.pattern).toBe(AccessPattern.WORKLOAD);
  expect(`${credentials}`).toBe(`credentials for registry.example.com from a text encrypted with ${by}`);
});

test.each([
  ['no texts', { covers }, "give either 'files', the paths of the encrypted texts, or 'texts', which are the texts"],
  ['nothing that they cover', { texts: [yaml.dump(sealed())], covers: [] }, "'covers' of 'text' is empty"],
  ['two names', { texts: ['harbor', 'other'].map(name => yaml.dump(sealed({ metadata: { name } }))), covers },
    "encrypted Secrets of one entry must have one name, got 'harbor' and 'other'"],
  ['two for one namespace', { texts: [yaml.dump(sealed()), yaml.dump(sealed())], covers }, "two texts hold the encrypted Secret 'harbor' for namespace 'payments': leave one out"],
])('%s are refused', (_, props, message) => {
  expect(() => RegistryCredentials.sealedSecret(props)).toThrow(message);
});

test('a Secret in plain text is refused without a word of it', () => {
  for (const create of [RegistryCredentials.sealedSecret, RegistryCredentials.sopsSecret]) {
    let message = '';
    try {
      create({ texts: [PLAIN_SECRET], covers });
    } catch (error) {
      ({ message } = error as Error);
    }
    expect(message).toMatch(/plain text|not encrypted/);
    expect(message).not.toContain(PASSWORD);
  }
});
