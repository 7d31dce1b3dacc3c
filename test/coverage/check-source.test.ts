import { ApiObject, App } from 'cdk8s';
import { AccessPattern, Registry, RegistryCredentials } from '../../src';
import { newAccess } from '../access/support';
import { newChart } from '../attach/support';

const ecr = Registry.ecr({ account: '123456789012', region: 'eu-west-1' });

test('a source of Flux does not pull as the nodes do, whatever is granted: its controller is not a node', () => {
  const chart = newChart();
  const access = newAccess(chart, {
    pattern: AccessPattern.NODE_IDENTITY, credentials: [RegistryCredentials.nodeIdentity([ecr])],
  });
  access.grantPull(
    new ApiObject(chart, 'Source', {
      apiVersion: 'source.toolkit.fluxcd.io/v1',
      kind: 'OCIRepository',
      metadata: { name: 'app' },
      spec: { url: `oci://${ecr.host}/charts/app` },
    } as any),
  );
  expect(() => App.of(chart).synthYaml()).toThrow(
    /It names no Secret\. What nodes pull by themselves a controller cannot, for it is not a node: give it a Secret /,
  );
});
