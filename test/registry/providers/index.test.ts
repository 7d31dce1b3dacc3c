import { RegistryKind } from '../../../src/registry';
import { PROVIDERS } from '../../../src/registry/providers';
import { RECOGNISED, SELF_HOSTED } from '../support/samples';

test('every kind has one provider', () => {
  expect(PROVIDERS.map(({ kind }) => kind).sort()).toEqual(Object.values(RegistryKind).sort());
});

test.each(RECOGNISED.map(({ host, kind }) => [host, kind]))('%s is recognised by %s alone', (host, kind) => {
  expect(PROVIDERS.filter(({ hosts }) => hosts?.test(host)).map(provider => provider.kind)).toEqual([kind]);
});

test('no host that is right is taken for a mistake', () => {
  const mistakes = PROVIDERS.flatMap(provider => provider.mistakes);
  const hosts = [...RECOGNISED, ...SELF_HOSTED].map(({ host }) => host);
  expect(hosts.filter(host => mistakes.some(mistake => mistake.host.test(host)))).toEqual([]);
});
