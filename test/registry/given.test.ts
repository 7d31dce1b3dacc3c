import { Registry } from '../../src';
import { coveredRegistries } from '../../src/registry/given';

test('what is covered is a list of its own', () => {
  const covers = [Registry.ghcr()];
  expect(coveredRegistries(covers, 'Secret')).toEqual(covers);
  expect(coveredRegistries(covers, 'Secret')).not.toBe(covers);
});

test('a Secret that covers nothing is refused', () => {
  expect(() => coveredRegistries([], "Secret 'a'"))
    .toThrow("'covers' of Secret 'a' is empty: list the registries that the Secret holds credentials for");
});

test('a registry that is covered twice is refused, and its paths are not one', () => {
  const harbor = Registry.harbor('registry.example.com');
  expect(() => coveredRegistries([Registry.ghcr(), Registry.of('ghcr.io')], "Secret 'a'"))
    .toThrow("'covers' of Secret 'a' names 'ghcr.io' twice: leave one out");
  expect(coveredRegistries([harbor, harbor.withPath('a'), harbor.withPath('b')], 'Secret')).toHaveLength(3);
});
