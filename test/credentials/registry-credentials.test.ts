import { inspect } from 'util';
import { AccessPattern, Registry, RegistryCredentials } from '../../src';

const harbor = Registry.harbor('registry.example.com');
const credentials = RegistryCredentials.unsafeLiteralInManifest(harbor, 'robot$ci', 'hunter2');

test('credentials say what they are for and where they come from', () => {
  expect(`${credentials}`).toBe('credentials for registry.example.com from unsafe-literal');
});

test.each([
  ['toString', `${credentials}`],
  ['JSON', JSON.stringify({ credentials })],
  ['console.log', inspect(credentials, { depth: 9, showHidden: true })],
])('%s does not show the password', (_, printed) => {
  expect(printed).toContain('registry.example.com');
  expect(printed).not.toContain('hunter2');
});

test('the registries of every source are known', () => {
  expect(credentials.registries).toEqual([harbor]);
  expect(RegistryCredentials.existingSecret('pull', { covers: [harbor] }).registries).toEqual([harbor]);
});

test('credentials may bring their pattern', () => {
  expect(credentials.pattern).toBeUndefined();
  expect(RegistryCredentials.existingSecret('pull', { covers: [harbor], pattern: AccessPattern.WORKLOAD }).pattern)
    .toBe(AccessPattern.WORKLOAD);
});
