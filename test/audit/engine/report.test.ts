import { AuditSeverity } from '../../../src/audit/audit-report';
import { Audit } from '../../../src/audit/engine/audit';
import { Registry } from '../../../src/registry';
import { deployment, lists, pullSecret, report, serviceAccount } from '../support';

const MISSING = [
  serviceAccount('default', ['gone'], { namespace: 'b' }), serviceAccount('default', ['gone'], { namespace: 'a' }),
];

test('findings are in the order of namespace, kind, name and rule', () => {
  const order = report([...MISSING, deployment('x.io/A', lists('gone'), { namespace: 'b' })]).findings.map(
    ({ namespace, kind, rule }) => [namespace, kind, rule].join(' '),
  );
  expect(order).toEqual([
    'a ServiceAccount PRA101', 'a ServiceAccount PRA401', 'b Deployment PRA101', 'b Deployment PRA107',
    'b ServiceAccount PRA101', 'b ServiceAccount PRA401',
  ]);
});

test('a severity of the options comes before those of the rules', () => {
  const findings = report(MISSING, { severities: { PRA101: AuditSeverity.INFO, PRA401: AuditSeverity.OFF } }).findings;
  expect(findings.map(({ rule, severity }) => [rule, severity])).toEqual([['PRA101', 'info'], ['PRA101', 'info']]);
});

test('findings of excluded namespaces are left out, their objects count all the same', () => {
  const { findings, objects } = report(MISSING, { excludedNamespaces: ['a*'] });
  expect(new Set(findings.map(({ namespace }) => namespace))).toEqual(new Set(['b']));
  expect(objects).toBe(2);
});

test('a workload and the pods that it made have a finding once', () => {
  const pod = (suffix: string) => ({
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      name: `web-5d4cf56db6-${suffix}`,
      uid: suffix,
      labels: { 'pod-template-hash': '5d4cf56db6' },
      ownerReferences: [{ kind: 'ReplicaSet', name: 'web-5d4cf56db6', controller: true }],
    },
    spec: { containers: [{ name: 'main', image: 'x.io/A' }] },
  });
  const findings = report([pod('a'), deployment('x.io/A'), pod('b')]).findings;
  expect(findings.map(({ kind, name, rule }) => [kind, name, rule])).toEqual([['Deployment', 'web', 'PRA107']]);
});

test('the same object in two files has a finding in each, with one fingerprint', () => {
  const audit = new Audit();
  audit.addObject(MISSING[0], { file: 'dev.yaml', document: 0, line: 1 });
  audit.addObject(MISSING[0], { file: 'prod.yaml', document: 3, line: 40 });
  const found = audit.finish().findings.filter(({ rule }) => rule === 'PRA101');
  expect(found.map(({ origin }) => origin.file)).toEqual(['dev.yaml', 'prod.yaml']);
  expect(new Set(found.map(({ fingerprint }) => fingerprint)).size).toBe(1);
});

test('a fingerprint does not depend on the file, the line, the tag of the image or the others', () => {
  const fingerprints = (tag: string, file: string, others: object[]) => {
    const audit = new Audit({ privateRegistries: [Registry.of('reg.io')] });
    [...others, deployment(`reg.io/app:${tag}`)].forEach((object, line) =>
      audit.addObject(object, { file, document: 0, line }),
    );
    return audit.finish().findings.filter(({ rule }) => rule === 'PRA103').map(({ fingerprint }) => fingerprint);
  };
  expect(fingerprints('1', 'a.yaml', [])).toEqual(fingerprints('2', 'b.yaml', MISSING));
  expect(fingerprints('1', 'a.yaml', [])[0]).toMatch(/^[0-9a-f]{20}$/);
});

test('of many related objects the first are named, and all counted', () => {
  const users = Array.from({ length: 30 }, (_, index) =>
    deployment('x.io/a', {}, { name: `web-${String(index).padStart(2, '0')}`, namespace: 'a' }),
  );
  const [finding] = report([MISSING[1], ...users]).findings.filter(({ rule }) => rule === 'PRA101');
  expect(finding.relatedCount).toBe(30);
  expect(finding.related).toHaveLength(20);
  expect(finding.related[0]).toBe("Deployment 'a/web-00'");
});

test('the inventory names keys, hosts, users and consumers, and nothing else of the contents', () => {
  const { secrets } = report([
    pullSecret('b', ['https://index.docker.io/v1/', 'reg.io/team']), pullSecret('a', []),
    serviceAccount('default', ['b']), deployment('reg.io/team/app:1'),
    { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'tls' }, type: 'kubernetes.io/tls', data: {} },
  ]);
  expect(secrets).toEqual([
    {
      namespace: 'default',
      name: 'a',
      type: 'kubernetes.io/dockerconfigjson',
      keys: [],
      hosts: [],
      users: [],
      consumers: 0,
      origin: {},
    },
    {
      namespace: 'default',
      name: 'b',
      type: 'kubernetes.io/dockerconfigjson',
      keys: ['https://index.docker.io/v1/', 'reg.io/team'],
      hosts: ['index.docker.io', 'reg.io'],
      users: ['robot'],
      consumers: 1,
      origin: {},
    },
  ]);
});
