import { findingsOf, pullSecret, report, serviceAccount } from '../support';

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
