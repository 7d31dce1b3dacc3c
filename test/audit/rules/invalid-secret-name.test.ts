import { deployment, findingsOf, lists, pullSecret, report, serviceAccount } from '../support';

test.each(['Reg', 'reg_cred', '-a', 'a..b', 'a'.repeat(254)])('%s is not a name of a Secret', name => {
  const objects = [
    pullSecret(name, ['reg.io']), deployment('reg.io/a', lists(name)), serviceAccount('default', [name]),
  ];
  expect(findingsOf('PRA213', objects).map(({ kind }) => kind)).toEqual(['Deployment', 'Secret', 'ServiceAccount']);
});

test.each(['a', 'reg.cred-1', 'a'.repeat(253)])('%s is one', name => {
  expect(findingsOf('PRA213', [pullSecret(name, ['reg.io']), deployment('reg.io/a', lists(name))])).toEqual([]);
});

test('a name that the API server will complete is one', () => {
  expect(findingsOf('PRA213', [{ ...pullSecret('x', []), metadata: { generateName: 'reg-' } }])).toEqual([]);
});

test.each([true, false])('that such a Secret is missing is not said too, in a cluster: %p', cluster => {
  const { findings } = report([deployment('reg.io/a', lists('reg_cred'))], { cluster });
  expect(findings.map(({ rule }) => rule)).toEqual(['PRA213']);
});
