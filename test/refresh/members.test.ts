import { newRefresh } from './support';

test.each<[object, string, string]>([
  [{ node_selector: {} }, 'node_selector', "write 'nodeSelector'"],
  [{ service_account_name: 'a' }, 'service_account_name', 'the ServiceAccount has the rights of the refresher'],
  [{ affinity: { node_affinity: {} } }, 'affinity.node_affinity', "write 'nodeAffinity'"],
  [{ affinity: { podAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [{ topology_key: 'zone' }] } } },
    'affinity.podAffinity.requiredDuringSchedulingIgnoredDuringExecution[0].topology_key', "write 'topologyKey'"],
  [{ dnsConfig: { name_servers: [] } }, 'dnsConfig.name_servers', "write 'nameservers'"],
  [{ topologySpreadConstraints: [{ max_skew: 1 }] }, 'topologySpreadConstraints[0].max_skew', "write 'maxSkew'"],
  [{ hostAliases: [{ host_names: [] }] }, 'hostAliases[0].host_names', "write 'hostnames'"],
  [{ tolerations: [{ toleration_seconds: 1 }] }, 'tolerations[0].toleration_seconds', "write 'tolerationSeconds'"],
  [{ securityContext: { run_as_user: 1 } }, 'securityContext.run_as_user', "write 'runAsUser'"],
  [{ containers: [{ name: 'refresh', image_pull_policy: 'Always' }] }, 'containers[].image_pull_policy',
    "write 'imagePullPolicy'"],
])('refuses %j, which would be another field than was meant', (spec, name, instead) => {
  const start = `'refresh.pod.spec.${name}' cannot be set for the pod of a refresher, got `;
  expect(() => newRefresh({ pod: { spec } })).toThrow(start);
  expect(() => newRefresh({ pod: { spec } })).toThrow(`: ${instead}`);
});

test('shows nothing of what may be a secret', () => {
  const env = [{ name: 'PASSWORD', value: 'hunter2' }];
  for (const container of [{ name: 'refresh', env }, { name: 'other', env }]) {
    expect(() => newRefresh({ pod: { spec: { containers: [container] } } }))
      .toThrow(expect.objectContaining({ message: expect.not.stringContaining('hunter2') }));
  }
});
