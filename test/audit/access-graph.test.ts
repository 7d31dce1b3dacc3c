import { auditOf, deployment, lists, pullSecret, rawPullSecret, serviceAccount } from './support';
import { accessGraph } from '../../src/audit/access-graph';
import { Registry } from '../../src/registry';
import { addingPolicies, FOREIGN } from '../support/policies';

function edges(objects: readonly object[], options = {}) {
  return accessGraph(auditOf(objects, options).facts).edges.map(
    ({ from, to, kind }) => `${from} → ${to}${kind === 'pulls' ? '' : ` (${kind})`}`,
  );
}

test('a credential goes from the namespace over workload, ServiceAccount and Secret to the registry', () => {
  expect(
    edges([
      pullSecret('regcred', ['reg.io/team', 'https://index.docker.io/v1/']),
      serviceAccount('web', ['regcred']),
      deployment('reg.io/team/app', { serviceAccountName: 'web' }),
    ]),
  ).toEqual([
    'namespace/default → workload/default/Deployment web',
    'secret/default/regcred → registry/docker.io',
    'secret/default/regcred → registry/reg.io',
    'service-account/default/web → secret/default/regcred',
    'workload/default/Deployment web → service-account/default/web',
  ]);
});

test('a list of the pod leaves the ServiceAccount out', () => {
  expect(edges([serviceAccount('default', ['a']), deployment('reg.io/app', lists('regcred'))])).toEqual([
    'namespace/default → workload/default/Deployment web',
    'secret/default/regcred → registry/reg.io (awaited)',
    'workload/default/Deployment web → secret/default/regcred',
  ]);
});

test('a private image without a credential is told', () => {
  expect(edges([deployment('reg.io/app')], { privateRegistries: [Registry.of('reg.io')] }))
    .toContain('workload/default/Deployment web → registry/reg.io (uncovered)');
  expect(edges([deployment('reg.io/app', lists('gone'))], { privateRegistries: [Registry.of('reg.io')] }).join())
    .not.toContain('uncovered');
});

test('a Secret that does not decode is told apart', () => {
  const { nodes } = accessGraph(auditOf([
    rawPullSecret('a', '{'), pullSecret('b', ['reg.io']), deployment('reg.io/app', lists('a', 'b')),
  ]).facts);
  expect(nodes.filter(({ kind }) => kind === 'secret').map(({ label, state }) => `${label} ${state}`))
    .toEqual(['a broken', 'b known']);
});

test('nodes are there once, and Secrets say what is known of them', () => {
  const { nodes } = accessGraph(
    auditOf([
      pullSecret('a', ['reg.io']),
      deployment('reg.io/app', lists('a', 'gone')),
      deployment('reg.io/b', lists('a'), { name: 'b' }),
    ]).facts,
  );
  expect(nodes.filter(({ kind }) => kind === 'secret').map(({ label, state }) => `${label} ${state}`))
    .toEqual(['a known', 'gone missing']);
  expect(new Set(nodes.map(({ id }) => id)).size).toBe(nodes.length);
});

test('what an admission policy adds comes from the workload, and where it cannot be told nothing is missing', () => {
  const web = deployment('reg.io/app', {}, { namespace: 'a' });
  const account = serviceAccount('default', ['own'], { namespace: 'a' });
  expect(edges([account, web, ...addingPolicies()]).filter(edge => edge.includes('→ secret'))).toEqual([
    'service-account/a/default → secret/a/own', 'workload/a/Deployment web → secret/a/pull',
  ]);
  expect(edges([web, FOREIGN.ClusterPolicy], { privateRegistries: [Registry.of('reg.io')] }).join())
    .not.toContain('uncovered');
});
