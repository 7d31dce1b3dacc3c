import { knownSecret } from '../../src/coverage/known-secret';
import { NO_CREDENTIALS } from '../../src/kubernetes/pull-secret';
import { Registry } from '../../src/registry';

describe('a Secret that SOPS encrypted', () => {
  const manifest = {
    apiVersion: 'v1',
    kind: 'Secret',
    type: 'kubernetes.io/dockerconfigjson',
    sops: {},
    data: { '.dockerconfigjson': 'ENC[AES256_GCM,…]' },
  };

  test('has what the app says it covers', () => {
    expect(knownSecret('pull', manifest, { covers: [Registry.ghcr()] }).config.keys).toEqual(['ghcr.io']);
  });

  test('has nothing that is known, where the app says nothing', () => {
    expect(knownSecret('pull', manifest, undefined))
      .toEqual({ name: 'pull', state: 'unknown', config: NO_CREDENTIALS });
  });
});
