import { Registry } from '../../../src/registry';
import { auditOf, deployment, lists, pullSecret, rawPullSecret, report } from '../support';

const privateRegistries = [Registry.of('dev.io'), Registry.of('prod.io')];
const workloads = [
  deployment('dev.io/app', lists('pull'), { name: 'dev' }), deployment('prod.io/app', lists('pull'), { name: 'prod' }),
];
const rulesOf = (secrets: readonly object[]) =>
  report([...workloads, ...secrets], { privateRegistries }).findings
    .filter(({ severity }) => severity !== 'info').map(({ rule, name }) => `${rule} ${name}`);

test.each<[string, object[], string[]]>([
  ['other registries', [pullSecret('pull', ['dev.io']), pullSecret('pull', ['prod.io'])], []],
  // It holds a Docker config that no pull is made with.
  ['another type', [pullSecret('pull', ['dev.io']), { ...pullSecret('pull', ['prod.io']), type: 'Opaque' }],
    ['PRA201 pull']],
  ['no registry', [pullSecret('pull', ['prod.io']), rawPullSecret('pull', '{"auths":{}}')], []],
])('of two Secrets with one name, one of them with %s, nothing is concluded from one alone', (_, secrets, rules) => {
  expect(rulesOf(secrets)).toEqual(rules);
  expect(rulesOf([...secrets].reverse())).toEqual(rules);
});

test('what is wrong with one of them by itself is told all the same', () => {
  expect(rulesOf([pullSecret('pull', ['dev.io']), rawPullSecret('pull', '{"auths":{"dev.io":{"auth":"!"}}}')]))
    .toEqual(['PRA204 pull']);
});

test('two that open the same are one', () => {
  const secrets = [pullSecret('pull', ['dev.io', 'a.io']), pullSecret('pull', ['a.io', 'dev.io'])];
  expect(rulesOf(secrets)).toEqual(['PRA104 prod']);
  expect(auditOf(secrets).facts.secrets.isAmbiguous({ namespace: 'default', name: 'pull' })).toBe(false);
});

test('with another namespace, they are two', () => {
  const { secrets } = auditOf([pullSecret('pull', ['dev.io']),
    pullSecret('pull', ['prod.io'], { namespace: 'b' })]).facts;
  expect(secrets.isAmbiguous({ namespace: 'b', name: 'pull' })).toBe(false);
});
