import { findingsOf } from '../support';

const secret = (name: string) => ({
  apiVersion: 'v1',
  kind: 'Secret',
  metadata: { name },
  type: 'kubernetes.io/dockercfg',
  stringData: { '.dockercfg': '{}' },
});

test('those of OpenShift are fine', () => {
  expect(findingsOf('PRA212', [secret('regcred'), secret('default-dockercfg-x7k2p')]).map(({ name }) => name))
    .toEqual(['regcred']);
});
