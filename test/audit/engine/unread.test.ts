import { Registry } from '../../../src/registry';
import { auditOf, deployment, lists, pullSecret } from '../support';

const ROLES = 'clusterrolebindings.rbac.authorization.k8s.io';
const POLICIES = 'mutatingadmissionpolicies.admissionregistration.k8s.io';
const OPTIONS = { cluster: true, privateRegistries: [Registry.of('reg.io')] };

const JOB = {
  apiVersion: 'batch/v1',
  kind: 'CronJob',
  metadata: { name: 'refresh', namespace: 'default' },
  spec: {
    schedule: '0 */6 * * *',
    jobTemplate: {
      spec: {
        template: {
          spec: {
            containers: [{
              name: 'main',
              image: 'alpine',
              command: ['sh', '-c', 'kubectl create secret docker-registry pull --docker-username=AWS '
                + '--docker-password=$(aws ecr get-login-password) --dry-run=client -o yaml | kubectl apply -f -'],
            }],
          },
        },
      },
    },
  },
};

const POD = {
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name: 'web', uid: 'a', namespace: 'default' },
  spec: { nodeName: 'node', containers: [{ name: 'main', image: 'reg.io/a' }] },
  status: { phase: 'Pending' },
};

/** What the rules find in a cluster of which some resources may not be listed, and what is said of that. */
function auditWithout(objects: readonly object[], ...resources: string[]): [string[], string[]] {
  const audit = auditOf(objects, OPTIONS);
  audit.addUnread(resources);
  const report = audit.finish();
  return [report.findings.map(({ rule }) => rule), audit.notes(report).map(({ message }) => message)];
}

test.each<[string, object[], string, string]>([
  ['that a job may write no Secret', [JOB], 'PRA509', ROLES],
  ['that nothing names a Secret', [pullSecret('a', ['reg.io'])], 'PRA402', POLICIES],
  ['that a Secret matches no image', [pullSecret('a', ['quay.io']), deployment('nginx', lists('a'))], 'PRA105',
    'statefulsets.apps'],
])('it is left out %s, and told, where not all is known that it rests on', (_, objects, rule, resource) => {
  expect(auditWithout(objects)[0]).toContain(rule);
  const [found, notes] = auditWithout(objects, resource);
  expect(found).not.toContain(rule);
  expect(notes[0]).toMatch(new RegExp(`${rule}.* rest on what may not be listed, and were left out$`));
});

test('where policies may not be listed, credentials are missing of pods only, as others may yet get them', () => {
  expect(auditWithout([deployment('reg.io/a')])).toEqual([['PRA103'], []]);
  expect(auditWithout([deployment('reg.io/a')], POLICIES)[0]).toEqual([]);
  const [found, notes] = auditWithout([POD], POLICIES);
  expect(found).toEqual(['PRA103']);
  expect(notes.at(-1)).toMatch(/^Admission policies may not be listed/);
});

test('what does not rest on it is judged as ever', () => {
  expect(auditWithout([deployment('reg.io/a')], 'podtemplates')[0]).toEqual(['PRA103']);
});
