import * as yaml from 'js-yaml';
import { NodeSetup } from '../../../src';
import { configOf, provider } from '../support';

const config = configOf(provider({ env: { ON: 'on' } }));
const manifest = yaml.load(config.toYaml());

describe('a snippet', () => {
  test.each([
    NodeSetup.KUBEADM, NodeSetup.KOPS, NodeSetup.TALOS, NodeSetup.TALOS_1_13, NodeSetup.K3S,
  ])('for %s is YAML, and names the programs', (setup) => {
    expect(yaml.loadAll(config.snippet(setup)).length).toBeGreaterThan(0);
    expect(config.snippet(setup)).toContain('harbor-credential-provider');
  });

  test('for kOps, Talos and k3s has the file as it is', () => {
    const [kops, talos, oldTalos, k3s] = [
      NodeSetup.KOPS, NodeSetup.TALOS, NodeSetup.TALOS_1_13, NodeSetup.K3S,
    ].map(setup => yaml.load(config.snippet(setup)) as any);
    expect(kops.spec.fileAssets[0].content).toBe(config.toYaml());
    expect(talos.configuration).toEqual(manifest);
    expect(oldTalos.machine.kubelet.credentialProviderConfig).toEqual(manifest);
    expect(k3s).toEqual(manifest);
  });
});
