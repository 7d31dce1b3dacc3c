import { Chart, Testing } from 'cdk8s';
import { clusterObject } from '../../src/kubernetes/cluster-object';

test.each([
  [undefined],
  ['payments'],
])('an object of the cluster has no namespace in a chart with the namespace %s', namespace => {
  const chart = new Chart(Testing.app(), 'chart', { namespace });
  clusterObject(chart, 'Role', {
    apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'ClusterRole', metadata: { name: 'all' },
  });
  expect(Testing.synth(chart)).toEqual([
    { apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'ClusterRole', metadata: { name: 'all' } },
  ]);
});
