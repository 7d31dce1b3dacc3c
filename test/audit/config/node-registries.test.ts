import { nodeRegistriesOf } from '../../../src/audit/config/parse-config';
import { Registry } from '../../../src/registry';

test('registries are told from wildcards and platforms', () => {
  expect(nodeRegistriesOf(index => `nodes[${index}]`, ['reg.io/team', 'eks', '*.azurecr.io'])).toEqual({
    nodeRegistries: [Registry.of('reg.io/team')], nodeRegistryPatterns: ['eks', '*.azurecr.io'],
  });
});

test.each([
  ['hub.docker.com', '\'nodes[0]\' must be a registry host: got "hub.docker.com", '],
  ['*', "'nodes[0]' must name hosts such as "],
  ['aws', '\'nodes[0]\' must hold a dot or a port'],
])('%s is refused', (text, message) => {
  expect(() => nodeRegistriesOf(index => `nodes[${index}]`, [text])).toThrow(message);
});
