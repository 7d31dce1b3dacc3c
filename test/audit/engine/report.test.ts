import { AuditSeverity } from '../../../src/audit/audit-report';
import { Audit } from '../../../src/audit/engine/audit';
import { Registry } from '../../../src/registry';
import { gitHubToken } from '../github-token';
import { deployment, lists, pullSecret, rawPullSecret, report, serviceAccount } from '../support';

const MISSING = [
  serviceAccount('default', ['gone'], { namespace: 'b' }), serviceAccount('default', ['gone'], { namespace: 'a' }),
];

test('findings are in the order of namespace, kind, name and rule', () => {
  const order = report([...MISSING, deployment('x.io/A', lists('gone'), { namespace: 'b' })]).findings.map(
    ({ namespace, kind, rule }) => [namespace, kind, rule].join(' '),
  );
  expect(order).toEqual([
    'a ServiceAccount PRA101', 'a ServiceAccount PRA401', 'b Deployment PRA101', 'b Deployment PRA107',
    'b ServiceAccount PRA401',
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

test('an object in two files, or twice in one, has a finding in each place with a fingerprint of its own', () => {
  const found = (origins: object[]) => {
    const audit = new Audit();
    origins.forEach(origin => audit.addObject(MISSING[0], origin));
    return audit.finish().findings.filter(({ rule }) => rule === 'PRA401');
  };
  const all = found([
    { file: 'dev.yaml', line: 1 }, { file: 'prod.yaml', line: 3 }, { file: 'prod.yaml', line: 40 },
  ]);
  expect(all.map(({ origin: { file, line } }) => `${file}:${line}`).sort())
    .toEqual(['dev.yaml:1', 'prod.yaml:3', 'prod.yaml:40']);
  expect(new Set(all.map(({ fingerprint }) => fingerprint)).size).toBe(3);
  const [moved] = found([{ file: 'prod.yaml', line: 7 }]);
  expect(all.filter(({ origin }) => origin.line === 3)[0].fingerprint).toBe(moved.fingerprint);
});

test('a fingerprint does not depend on the line, the tag of the image or the others', () => {
  const fingerprints = (tag: string, file: string, others: object[], places = {}) => {
    const audit = new Audit({ privateRegistries: [Registry.of('reg.io')] });
    [...others, deployment(`reg.io/app:${tag}`)].forEach((object, line) =>
      audit.addObject(object, { file, document: 0, line }),
    );
    return audit.finish(places).findings.filter(({ rule }) => rule === 'PRA103').map(({ fingerprint }) => fingerprint);
  };
  expect(fingerprints('1', 'a.yaml', [])).toEqual(fingerprints('2', 'a.yaml', MISSING));
  expect(fingerprints('1', 'a.yaml', [])[0]).toMatch(/^[0-9a-f]{20}$/);
  // Nor on where the repository lies.
  expect(fingerprints('1', `${process.cwd()}/a.yaml`, [])).toEqual(fingerprints('1', 'a.yaml', []));
  expect(fingerprints('1', '/tmp/x/a.yaml', [], { root: '/tmp/x' })).toEqual(fingerprints('1', 'a.yaml', []));
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

test('the inventory names keys, hosts, users and how many workloads use them, and nothing else of the contents', () => {
  const { secrets } = report([
    pullSecret('b', ['https://index.docker.io/v1/', 'reg.io/team']), pullSecret('a', []),
    serviceAccount('default', ['b']), serviceAccount('idle', ['a']), deployment('reg.io/team/app:1'),
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

test('of files that something else changes only what stands there by itself is judged', () => {
  const audit = new Audit();
  const secret: any = pullSecret('empty', []);
  ['part.yaml', 'whole.yaml'].forEach(file =>
    [secret, deployment('reg.io/a', lists('gone'))].forEach(object => audit.addObject(object, { file })));
  audit.addPart('part.yaml');
  const rules = (file: string) =>
    audit.finish().findings.filter(({ origin }) => origin.file === file).map(({ rule }) => rule);
  expect(rules('whole.yaml')).toEqual(expect.arrayContaining(['PRA101', 'PRA205']));
  expect(rules('part.yaml')).toEqual(['PRA205']);
});

test('all that name one missing Secret of a namespace are one finding, as bad as the worst, with their list', () => {
  const users = Array.from({ length: 24 }, (_, index) =>
    deployment('x.io/a', lists('gone'), { name: `web-${String(index).padStart(2, '0')}`, namespace: 'a' }));
  const finding = (objects: readonly object[]) => report(objects).findings.filter(({ rule }) => rule === 'PRA101');
  const [all, ...others] = finding([...users, deployment('x.io/a', lists('gone'), { namespace: 'b' })]);
  expect(others).toHaveLength(1);
  expect(all).toMatchObject({ name: 'web-00', relatedCount: 24 });
  expect(all.message).toMatch(/ So do 23 other objects\.$/);
  expect(all.related.slice(0, 2)).toEqual(["Deployment 'a/web-00'", "Deployment 'a/web-01'"]);
  // What is known by it stays the same while others come and go.
  expect(finding(users.slice(5, 6))[0].fingerprint).toBe(all.fingerprint);
});

test('of those that are one finding, what is accepted of some is accepted of them only', () => {
  const web: any = deployment('x.io/a', lists('gone'));
  const annotations = { 'cdk8s-registry-access/ignore-PRA101': 'made by hand' };
  const { findings, suppressed } = report([
    { ...web, metadata: { name: 'a', annotations } }, { ...web, metadata: { name: 'b' } },
  ]);
  expect([...findings, ...suppressed].map(({ name, acceptedReason }) => [name, acceptedReason]))
    .toEqual([['b', undefined], ['a', 'made by hand']]);
  expect(findings[0].fingerprint).not.toBe(suppressed[0].fingerprint);
});

describe('what is wrong in the data of tests', () => {
  const severities = (file: string, root: string, options = {}) => {
    const audit = new Audit(options);
    audit.addObject(rawPullSecret('pull', '{"auths":{"reg.io":{"auth":"hunter2!"}}}'), { file });
    audit.addObject(pullSecret('other', ['reg.io']), { file });
    return audit.finish({ root }).findings.filter(({ rule }) => rule === 'PRA204' || rule === 'PRA405')
      .map(({ rule, severity }) => `${rule} ${severity}`);
  };

  test('is for information, as in examples and in what is no longer applied', () => {
    expect(severities('/repo/a/testdata/b.yaml', '/repo')).toEqual(['PRA405 info', 'PRA204 info']);
    expect(severities('/repo/a/examples/b.yaml', '/repo')).toEqual(['PRA405 info', 'PRA204 info']);
    expect(severities('/repo/a/legacy/b.yaml', '/repo')).toEqual(['PRA405 info', 'PRA204 info']);
    expect(severities('/repo/a/b.yaml', '/repo')).toEqual(['PRA405 error', 'PRA204 error']);
  });

  test('depends on the folders of the repository only, and not where the options say how bad it is', () => {
    expect(severities('/testdata/repo/a/b.yaml', '/testdata/repo')).toEqual(['PRA405 error', 'PRA204 error']);
    expect(severities('/repo/testdata/b.yaml', '/repo', { severities: { PRA204: AuditSeverity.WARNING } }))
      .toEqual(['PRA405 info', 'PRA204 warning']);
  });

  test('is as bad as elsewhere if it is a token that has the form of real ones', () => {
    const audit = new Audit();
    const token = gitHubToken();
    const object = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a' }, data: { token } };
    audit.addObject(object, { file: '/repo/testdata/a.yaml' });
    audit.addText(`# ${token}`, { file: '/repo/testdata/b.yaml' });
    expect(audit.finish({ root: '/repo' }).findings.map(({ rule, severity }) => `${rule} ${severity}`))
      .toEqual(['PRA405 error', 'PRA406 error']);
  });
});
