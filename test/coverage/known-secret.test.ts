import { declaredSecret } from '../../src/coverage/known-secret';
import { Registry } from '../../src/registry';

test('a Secret that exists only on the cluster has what the app says it covers', () => {
  const covers = [Registry.ghcr(), Registry.parse('registry.example.com').withPath('a'), Registry.ghcr()];
  expect(declaredSecret({ secretName: 'pull', covers }).config.keys).toEqual(['ghcr.io', 'registry.example.com/a']);
});
