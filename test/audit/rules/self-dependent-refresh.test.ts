import { Audit } from '../../../src/audit/engine/audit';
import { refreshJob } from '../refresh';
import { findingsOf, pullSecret, serviceAccount } from '../support';

const ECR = '123456789012.dkr.ecr.eu-west-1.amazonaws.com/tools:1';
const writesTo = (name: string) => 'aws ecr get-login-password > t; kubectl create secret docker-registry '
  + `${name} --docker-password="$(cat t)" --dry-run=client -o yaml | kubectl apply -f -`;
const find = (job: object, ...objects: object[]) => findingsOf('PRA508', [job, ...objects]);

test('by the list of the pod or of the ServiceAccount', () => {
  expect(find(refreshJob({ image: ECR, podSpec: { imagePullSecrets: [{ name: 'ecr' }] } }))).toHaveLength(1);
  expect(find(refreshJob({ image: ECR }), serviceAccount('refresher', ['ecr']))).toHaveLength(1);
});

test('also where the Secret has a credential for another registry that the job pulls from', () => {
  expect(
    find(refreshJob({ image: 'reg.io/tools:1' }), serviceAccount('refresher', ['ecr']), pullSecret('ecr', ['reg.io'])),
  ).toHaveLength(1);
});

test('of two Secrets that it writes, the one that the image needs is named', () => {
  const script = ['one', 'two'].map(writesTo).join('\n');
  const podSpec = { imagePullSecrets: [{ name: 'one' }, { name: 'two' }] };
  const [finding] = find(refreshJob({ script, image: 'reg.io/tools:1', podSpec }), pullSecret('two', ['reg.io']));
  expect(finding.message).toContain("pulls 'reg.io/tools:1' with the Secret 'two', which it writes itself");
});

test.each([
  ['an image of elsewhere', 'registry.k8s.io/kubectl:v1.34.1', 'ecr'],
  ['another Secret', ECR, 'other'],
])('%s is fine', (_, image, secret) => {
  expect(find(refreshJob({ image }), serviceAccount('refresher', [secret]))).toEqual([]);
});

test('is not known of a ServiceAccount that files have with several lists', () => {
  const audit = new Audit();
  audit.addObject(refreshJob({ image: ECR }));
  audit.addObject(serviceAccount('refresher', ['ecr']), { file: 'dev/sa.yaml' });
  audit.addObject(serviceAccount('refresher', []), { file: 'prod/sa.yaml' });
  expect(audit.finish().findings.filter(({ rule }) => rule === 'PRA508')).toEqual([]);
});
