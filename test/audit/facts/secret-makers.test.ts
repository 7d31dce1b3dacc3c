import { auditOf } from '../support';

const policy = (generate: object, kind = 'ClusterPolicy') => ({
  apiVersion: 'kyverno.io/v1',
  kind,
  metadata: { name: 'clone' },
  spec: { rules: [{ name: 'clone', generate: { kind: 'Secret', name: 'pull', ...generate } }] },
});

test.each<[string, object, string[]]>([
  ['of a ClusterPolicy in any namespace',
    policy({ namespace: '{{request.object.metadata.name}}', clone: { namespace: 'a', name: 'pull' } }),
    ['a', 'b', 'default']],
  ['of a ClusterPolicy in one namespace', policy({ namespace: 'a' }), ['a']],
  ['of a Policy in one namespace', policy({ namespace: 'b' }, 'Policy'), ['b']],
  ['of another kind', policy({ kind: 'ConfigMap' }), []],
])('what Kyverno makes is known: %s', (_, object, namespaces) => {
  const { facts } = auditOf([object]);
  expect(['a', 'b', 'default'].filter(namespace => facts.madeBy(namespace, 'pull'))).toEqual(namespaces);
});
