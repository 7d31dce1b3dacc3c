import { loadYaml } from '../../../src/kubernetes/yaml-loader';
import { deployment, findingsOf, report, serviceAccount } from '../support';

test.each([
  ['a text', 'regcred'],
  ['a list of texts', ['regcred']],
  ['an object', { name: 'regcred' }],
  ['an entry without name', [{ name: 'a' }, {}]],
  ['an entry whose name is not a text', [{ name: 1 }]],
])('%s is told, of pods and ServiceAccounts', (_, imagePullSecrets) => {
  expect(
    findingsOf('PRA110', [
      deployment('reg.io/a', { imagePullSecrets }), { ...serviceAccount('a', []), imagePullSecrets },
    ]).map(({ kind }) => kind),
  ).toEqual(['Deployment', 'ServiceAccount']);
});

test.each([[undefined], [null], [[]], [[{ name: 'a' }, { name: 'a' }]]])('%j is fine', imagePullSecrets => {
  expect(
    findingsOf('PRA110', [
      deployment('reg.io/a', { imagePullSecrets }), { ...serviceAccount('a', []), imagePullSecrets },
    ]),
  ).toEqual([]);
});

test('a name that is only left out is a template, and worse where it hides a list', () => {
  const web = deployment('reg.io/a', { imagePullSecrets: [{ name: null }] });
  const severities = (...more: object[]) => findingsOf('PRA110', [web, ...more]).map(({ severity }) => severity);
  expect(severities()).toEqual(['info']);
  expect(severities({ ...serviceAccount('a', []), imagePullSecrets: [{ name: '' }] })).toEqual(['info', 'info']);
  expect(severities(serviceAccount('default', ['pull']))).toEqual(['warning']);
});

test.each([[[null]], [[{}]], [[{ name: 'a' }, null]]])('%j leaves a name out, too', imagePullSecrets => {
  expect(findingsOf('PRA110', [deployment('reg.io/a', { imagePullSecrets })])).toMatchObject([{ severity: 'info' }]);
});

test('a name from a template without quotes, which YAML takes for a map, waits for one too', () => {
  const [{ imagePullSecrets }] = loadYaml('imagePullSecrets:\n- name: {{ .Values.pullSecret }}\n')
    .values as { imagePullSecrets: object[] }[];
  expect(findingsOf('PRA110', [deployment('reg.io/a', { imagePullSecrets })])).toMatchObject([{ severity: 'info' }]);
});

test.each(['{{ .Values.list }}', '"${LIST}"', '[[ .list ]]', '\n- {{ .Values.secret }}', '["<secret>"]'])(
  'a list that is a template, %s, is none, and may be any', text => {
    const [members] = loadYaml(`imagePullSecrets: ${text}\n`).values as object[];
    const ecr = '123456789012.dkr.ecr.eu-west-1.amazonaws.com/a';
    const found = report([deployment(ecr, members), { ...serviceAccount('a', []), ...members }]).findings;
    expect(found.map(({ rule, severity }) => `${rule} ${severity}`)).toEqual(['PRA213 info', 'PRA213 info']);
  });
