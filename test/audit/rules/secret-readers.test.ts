import { Audit } from '../../../src/audit/engine/audit';
import { ANNA, binding, role, rule } from '../rbac';
import { findingsOf, pullSecret, serviceAccount } from '../support';

const SECRETS = [
  pullSecret('pull', ['reg.io'], { namespace: 'a' }),
  pullSecret('pull', ['reg.io'], { namespace: 'b' }),
  pullSecret('other', ['reg.io'], { namespace: 'a' }),
];
const find = (...objects: object[]) => findingsOf('PRA403', [...SECRETS, ...objects]);
const readBy = (verbs: string[], more: object = {}) =>
  find(role('r', [rule(['secrets'], verbs, more)], 'a'), binding('b', { name: 'r' }, 'a'));

test.each([
  ['get', ['get'], {}],
  ['list', ['list'], {}],
  ['watch', ['watch'], {}],
  ['every verb', ['*'], {}],
  ['every API group', ['get'], { apiGroups: ['*'] }],
  ['every resource', ['get'], { resources: ['*'] }],
  ['one of several groups and resources', ['deletecollection', 'get'],
    { apiGroups: ['apps', ''], resources: ['configmaps', 'secrets'] }],
])('%s lets somebody read', (_, verbs, more) => {
  expect(readBy(verbs, more)).toMatchObject([
    { kind: 'RoleBinding', severity: 'warning', related: ["Secret 'a/other'", "Secret 'a/pull'"] },
  ]);
});

test.each([
  ['create and patch', ['create', 'patch', 'update', 'delete'], {}],
  ['another API group', ['get'], { apiGroups: ['apps'] }],
  ['another resource', ['get'], { resources: ['configmaps', 'secrets/status'] }],
  ['another Secret', ['get'], { resourceNames: ['tls'] }],
])('%s does not', (_, verbs, more) => {
  expect(readBy(verbs, more)).toEqual([]);
});

test('who, what and by which role is said', () => {
  const subjects = [
    ANNA,
    { kind: 'Group', name: 'devs' },
    { kind: 'ServiceAccount', name: 'ci', namespace: 'build' },
    { kind: 'ServiceAccount', name: 'local' },
  ];
  const [{ message }] = find(
    role('r', [rule(['secrets'], ['get', 'watch'])], 'a'), binding('b', { name: 'r' }, 'a', subjects),
  );
  expect(message).toBe("RoleBinding 'a/b' lets User 'anna', Group 'devs', ServiceAccount 'build/ci', ServiceAccount "
    + "'a/local' get, watch 2 pull secrets of 'a', by Role 'r'.");
});

test('a role that is built in is not to be changed: another one is bound', () => {
  expect(find(binding('b', { kind: 'ClusterRole', name: 'edit' }, 'a'))[0].fix)
    .toMatch(/^Bind another role: .* edit is built in$/);
  expect(readBy(['get'])[0].fix).toMatch(/^Leave `secrets` out of the role/);
});

test('Secrets that are named and not there are told only where there are no others', () => {
  const account = serviceAccount('web', ['gone'], { namespace: 'a' });
  const [role1, binding1] = [role('r', [rule(['secrets'], ['get'])], 'a'), binding('b', { name: 'r' }, 'a')];
  expect(find(role1, binding1, account)).toMatchObject([
    { relatedCount: 2, message: expect.stringContaining("2 pull secrets of 'a'") },
  ]);
  expect(findingsOf('PRA403', [role1, binding1, account]))
    .toMatchObject([{ message: expect.stringContaining("1 pull secret that is named in 'a'") }]);
});

test('a single Secret that may only be got is a hint; with list it is more', () => {
  expect(readBy(['get'], { resourceNames: ['pull'] }))
    .toMatchObject([{ severity: 'info', related: ["Secret 'a/pull'"] }]);
  expect(readBy(['get', 'list'], { resourceNames: ['pull'] })).toMatchObject([{ severity: 'warning' }]);
});

test('a ClusterRoleBinding is about all namespaces, a RoleBinding of the same ClusterRole about one', () => {
  const wide = role('r', [rule(['secrets'], ['get'])]);
  expect(find(wide, binding('b', { name: 'r' }))).toMatchObject([
    { kind: 'ClusterRoleBinding', relatedCount: 3, message: expect.stringContaining('3 pull secrets of the cluster') },
  ]);
  expect(find(wide, binding('b', { kind: 'ClusterRole', name: 'r' }, 'b'))).toMatchObject([{ relatedCount: 1 }]);
  const named = role('r', [rule(['secrets'], ['get'], { resourceNames: ['pull'] })]);
  expect(find(named, binding('b', { name: 'r' }))).toMatchObject([{ related: ["Secret 'a/pull'", "Secret 'b/pull'"] }]);
});

test.each([
  ['system:authenticated', 'Group'],
  ['system:serviceaccounts', 'Group'],
  ['system:serviceaccounts:a', 'Group'],
  ['system:anonymous', 'User'],
])('%s is nearly everybody: an error', (name, kind) => {
  expect(find(role('r', [rule(['secrets'], ['get'])], 'a'), binding('b', { name: 'r' }, 'a', [{ kind, name }])))
    .toMatchObject([{ severity: 'error' }]);
});

describe('aggregated roles', () => {
  const selector = { clusterRoleSelectors: [{ matchLabels: { team: 'a' } }] };

  test('have what the roles have that they select', () => {
    const parts = [
      role('part', [rule(['secrets'], ['get'])], undefined, { labels: { team: 'a' } }),
      role('not', [rule(['secrets'], ['list'])], undefined, { labels: { team: 'b' } }),
    ];
    const [{ message }] = find(
      ...parts, role('whole', [], undefined, { aggregationRule: selector }), binding('b', { name: 'whole' }),
    );
    expect(message).toContain("lets ServiceAccount 'x/web' get 3 pull secrets");
  });

  test('can be made of each other', () => {
    const round = { labels: { team: 'a' }, aggregationRule: selector };
    expect(
      find(
        role('one', [], undefined, round),
        role('two', [rule(['secrets'], ['get'])], undefined, round),
        binding('b', { name: 'one' }),
      ),
    ).toHaveLength(1);
  });

  test('the built-in ones are known: view gets what is aggregated to it', () => {
    expect(find(binding('b', { name: 'view' }))).toEqual([]);
    expect(find(binding('b', { name: 'edit' }))).toHaveLength(1);
    expect(find(binding('b', { name: 'cluster-admin' }))).toHaveLength(1);
    const leak = role('leak', [rule(['secrets'], ['list'])], undefined, {
      labels: { 'rbac.authorization.k8s.io/aggregate-to-view': 'true' },
    });
    expect(find(leak, binding('b', { kind: 'ClusterRole', name: 'view' }, 'a'))).toHaveLength(1);
  });
});

test('a binding is for the role of its own file; of variants in other files, for that with more rights', () => {
  const audit = new Audit();
  const [wide, narrow] = [role('r', [rule(['secrets'], ['get'])]), role('r', [rule(['pods'], ['get'])])];
  const add = (file: string, ...objects: object[]) => objects.forEach(object => audit.addObject(object, { file }));
  add('a.yaml', ...SECRETS, narrow, binding('a', { name: 'r' }));
  add('b.yaml', wide, binding('b', { name: 'r' }));
  add('c.yaml', binding('c', { name: 'r' }));
  expect(audit.finish().findings.filter(finding => finding.rule === 'PRA403').map(({ name }) => name))
    .toEqual(['b', 'c']);
});

test.each([
  ['without subjects', [role('r', [rule(['secrets'], ['get'])], 'a'), binding('b', { name: 'r' }, 'a', [])]],
  ['of a role that is not there', [binding('b', { name: 'r' }, 'a')]],
  ['of a role of another namespace', [role('r', [rule(['secrets'], ['get'])], 'b'), binding('b', { name: 'r' }, 'a')]],
  ['in a namespace without pull secrets',
    [role('r', [rule(['secrets'], ['get'])], 'c'), binding('b', { name: 'r' }, 'c')]],
  [
    'that Kubernetes makes',
    [
      binding('system:x', { name: 'cluster-admin' }, undefined, [ANNA], {
        'kubernetes.io/bootstrapping': 'rbac-defaults',
      }),
    ],
  ],
])('a binding %s is fine', (_, objects) => {
  expect(find(...objects)).toEqual([]);
});

test('a pull secret that is only named counts too', () => {
  const objects = [
    serviceAccount('web', ['gone'], { namespace: 'c' }),
    role('r', [rule(['secrets'], ['get'])], 'c'),
    binding('b', { name: 'r' }, 'c'),
  ];
  expect(findingsOf('PRA403', objects)).toMatchObject([{ related: ["Secret 'c/gone'"] }]);
});

const boundTo = (subject: object, ref: Parameters<typeof binding>[1] = { name: 'r' }) =>
  find(role('r', [rule(['secrets'], ['get', 'list'])], 'a'), binding('b', ref, 'a', [subject]))
    .map(({ severity }) => severity);

test.each([
  ['a GitOps engine', { kind: 'ServiceAccount', name: 'argocd-server', namespace: 'x' }],
  ['a controller', { kind: 'ServiceAccount', name: 'cert-manager', namespace: 'x' }],
  ['an operator', { kind: 'ServiceAccount', name: 'kafka-operator', namespace: 'x' }],
  ['what runs in a namespace of the platform', { kind: 'ServiceAccount', name: 'any', namespace: 'flux-system' }],
])('%s is expected to read Secrets', (_, subject) => expect(boundTo(subject)).toEqual(['info']));

test.each([
  ['release-argocd-application-controller', 'info'],
  ['argo-events-webhook-sa', 'info'],
  ['rbd-ctrlplugin', 'info'],
  ['ebs-csi-controller-sa', 'info'],
  ['controller-manager', 'info'],
  ['controller', 'info'],
  ['k8s-dashboard', 'info'],
  ['kubernetes-dashboard', 'info'],
  ['monitoring-grafana', 'info'],
  ['istiod', 'info'],
  ['ingress-nginx-admission', 'info'],
  ['manager', 'warning'],
  ['web-manager', 'warning'],
  ['fluxcapacitor', 'warning'],
  ['web-vault-reader', 'warning'],
  ['operators-desk', 'warning'],
  ['gatus', 'warning'],
])('a ServiceAccount %s that reads Secrets: %s', (name, severity) => {
  expect(boundTo({ kind: 'ServiceAccount', name, namespace: 'x' })).toEqual([severity]);
});

test('those of whom it is expected are one finding for each kind of subject', () => {
  const reader = role('r', [rule(['secrets'], ['get', 'list'])]);
  const account = (name: string) => [{ kind: 'ServiceAccount', name, namespace: 'x' }];
  const admin = { kind: 'ClusterRole', name: 'admin' };
  expect(find(
    reader, binding('a', { name: 'r' }, undefined, account('argocd-server')),
    binding('b', { name: 'r' }, undefined, account('cert-manager')),
    binding('c', { name: 'r' }, undefined, account('web')),
    binding('d', admin, 'a', [ANNA]), binding('e', admin, 'b', account('velero')),
  ).map(({ name, severity, message, related }) => [name, severity, / So do.*/.exec(message)?.[0], related])).toEqual([
    ['a', 'info', ' So do 2 other objects.',
      ["ClusterRoleBinding 'a'", "ClusterRoleBinding 'b'", "RoleBinding 'b/e'"]],
    ['c', 'warning', undefined, ["Secret 'a/other'", "Secret 'a/pull'", "Secret 'b/pull'"]],
    ['d', 'info', undefined, []],
  ]);
});

test('an administrator is, and the ServiceAccount that every pod has is not', () => {
  const admin = { kind: 'ClusterRole', name: 'cluster-admin' };
  expect(boundTo(ANNA, admin)).toEqual(['info']);
  expect(boundTo({ kind: 'ServiceAccount', name: 'jenkins', namespace: 'x' }, admin)).toEqual(['info']);
  expect(boundTo({ kind: 'ServiceAccount', name: 'default', namespace: 'x' }, admin)).toEqual(['warning']);
});

test('all of the subjects of a binding have to be', () => {
  const subjects = ['argocd-server', 'frontend'].map(name => ({ kind: 'ServiceAccount', name, namespace: 'x' }));
  expect(find(role('r', [rule(['secrets'], ['get'])], 'a'), binding('b', { name: 'r' }, 'a', subjects)))
    .toMatchObject([{ severity: 'warning' }]);
});

describe('a role that somebody wanted to be just that', () => {
  const severities = (roleName: string, rules: object[], subjects?: object[], name = 'b') =>
    find(role(roleName, rules), binding(name, { name: roleName }, undefined, subjects)).map(({ severity }) => severity);
  const reads = rule(['secrets'], ['get', 'list', 'watch']);
  const all = [{ kind: 'ServiceAccount', name: 'default', namespace: 'a' }];

  test.each([
    ['a user', ANNA], ['a group', { kind: 'Group', name: 'devs' }],
  ])('is that of %s', (_, subject) => expect(severities('r', [reads], [subject])).toEqual(['info']));

  test('says so by its name, or that of its binding', () => {
    expect(severities('secret-reader', [reads], all)).toEqual(['info']);
    expect(severities('r', [reads], undefined, 'readSecrets')).toEqual(['info']);
  });

  test.each([
    ['custom resources', 'acme.io', 'info'],
    ['webhooks', 'admissionregistration.k8s.io', 'info'],
    ['leases', 'coordination.k8s.io', 'info'],
    ['Ingresses', 'networking.k8s.io', 'warning'],
    ['Deployments', 'apps', 'warning'],
    ['Routes of OpenShift', 'route.openshift.io', 'warning'],
    ['metrics', 'metrics.k8s.io', 'warning'],
  ])('is for %s too: %#', (_, group, severity) => {
    const rules = [reads, rule(['*'], ['get', 'list', 'watch'], { apiGroups: [group] })];
    expect(severities('r', rules)).toEqual([severity]);
    expect(severities('r', rules, all)).toEqual([severity]);
  });

  test('lets write Secrets, but not by all verbs at once, and not to every pod', () => {
    const writes = rule(['secrets'], ['get', 'list', 'create', 'update']);
    expect(severities('r', [writes])).toEqual(['info']);
    expect(severities('r', [writes], all)).toEqual(['warning']);
    expect(severities('r', [rule(['secrets'], ['*'])])).toEqual(['warning']);
  });

  test('is of a chart, kept as a file; what was rendered just now is judged', () => {
    const severityIn = (file?: string) => {
      const audit = new Audit();
      const bound = binding('b', { name: 'r' }, undefined, undefined, { 'helm.sh/chart': 'gatus-1.0' });
      [...SECRETS, role('r', [reads]), bound].forEach(object =>
        audit.addObject(object, file === undefined ? {} : { file }));
      return audit.finish().findings.find(({ rule: id }) => id === 'PRA403')?.severity;
    };
    expect(['vendor.yaml', '-', undefined, 'chart/templates/a.yaml'].map(severityIn))
      .toEqual(['info', 'warning', 'warning', 'warning']);
  });
});

test('a ServiceAccount that says no namespace is named without one', () => {
  const account = { kind: 'ServiceAccount', name: 'argo-server' };
  const reader = role('r', [rule(['secrets'], ['get'])]);
  const [{ message }] = find(reader, binding('b', { name: 'r' }, undefined, [account]));
  expect(message).toContain("ServiceAccount 'argo-server'");
});

describe('who makes pods can mount every Secret anyway', () => {
  const secrets = rule(['secrets'], ['get']);
  const severities = (rules: object[], subjects?: object[]) =>
    find(role('r', rules, 'a'), binding('b', { name: 'r' }, 'a', subjects)).map(({ severity }) => severity);

  test.each<[string, object[], string]>([
    ['all of everything', [rule(['*'], ['*'], { apiGroups: ['*'] })], 'info'],
    ['every verb of all of everything, written out',
      [rule(['*'], ['get', 'list', 'watch', 'create', 'delete', 'update', 'patch'], { apiGroups: ['*'] })], 'info'],
    ['Secrets and pods', [rule(['pods', 'secrets'], ['*'])], 'info'],
    ['Deployments too', [secrets, rule(['deployments'], ['create'], { apiGroups: ['apps'] })], 'info'],
    ['Jobs too', [secrets, rule(['jobs'], ['create'], { apiGroups: ['batch'] })], 'info'],
    ['Deployments of another group', [secrets, rule(['deployments'], ['create'], { apiGroups: ['apps.openshift.io'] })],
      'warning'],
    ['changing named pods', [secrets, rule(['pods'], ['create'], { resourceNames: ['a'] })], 'warning'],
    ['reading pods', [rule(['pods', 'secrets'], ['get', 'list'])], 'warning'],
    ['reading everything', [rule(['*'], ['get', 'list', 'watch'], { apiGroups: ['*'] })], 'warning'],
  ])('%s: %#', (_, rules, severity) => expect(severities(rules)).toEqual([severity]));

  test('but nobody expects it of a ServiceAccount that all pods have, or of everybody', () => {
    const all = [rule(['*'], ['*'], { apiGroups: ['*'] })];
    expect(severities(all, [{ kind: 'ServiceAccount', name: 'default', namespace: 'a' }])).toEqual(['warning']);
    expect(severities(all, [{ kind: 'Group', name: 'system:authenticated' }])).toEqual(['error']);
  });
});
