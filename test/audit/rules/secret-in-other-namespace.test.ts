import { deployment, findingsOf, pullSecret, report, serviceAccount } from '../support';

test('it is said in the place of a missing Secret, with the namespaces that have it', () => {
  const objects = [
    pullSecret('pull', ['reg.io'], { namespace: 'c' }),
    pullSecret('pull', ['reg.io'], { namespace: 'b' }),
    serviceAccount('default', ['pull'], { namespace: 'a' }),
  ];
  expect(report(objects).findings.filter(({ namespace }) => namespace === 'a').map(({ rule }) => rule))
    .toEqual(['PRA102', 'PRA401']);
  expect(findingsOf('PRA102', objects)[0].message).toContain("exists in 'b', 'c' only, not in 'a'");
});

test('it is a warning in files, and an error in a live cluster', () => {
  const objects = [
    pullSecret('pull', ['reg.io'], { namespace: 'b' }), serviceAccount('default', ['pull'], { namespace: 'a' }),
  ];
  expect(findingsOf('PRA102', objects)).toMatchObject([{ severity: 'warning' }]);
  expect(findingsOf('PRA102', objects, { cluster: true })).toMatchObject([{ severity: 'error' }]);
});

test.each([[undefined, 'b'], ['a', undefined], ['${NAMESPACE}', 'b'], ['a', '{{ .Release.Namespace }}']])(
  'nothing is concluded where the files leave a namespace open: %s and %s', (namespace, other) => {
    const objects = [
      pullSecret('pull', ['reg.io'], { namespace: other }),
      serviceAccount('web', ['pull'], { namespace }),
      deployment('reg.io/app', { serviceAccountName: 'web' }, { namespace }),
    ];
    expect(report(objects).findings.filter(({ rule }) => /^PRA10/.test(rule))).toEqual([]);
  },
);

test('what is of no interest leaves no namespace open, also where readers give its kind only', () => {
  const objects = [
    { apiVersion: 'v1', kind: 'Service' },
    { apiVersion: 'cert-manager.io/v1', kind: 'ClusterIssuer', metadata: { name: 'acme' } },
    pullSecret('pull', ['reg.io'], { namespace: 'a' }),
    deployment('reg.io/app', { imagePullSecrets: [{ name: 'pull' }] }, { namespace: 'default' }),
  ];
  expect(findingsOf('PRA102', objects)).toHaveLength(1);
});
