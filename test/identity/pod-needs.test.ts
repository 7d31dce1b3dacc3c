import { account, clientId, IDENTITIES, otherRole, role, tenantId } from './support';
import { CloudIdentity } from '../../src';
import { podNeeds } from '../../src/identity/pod-needs';

const gke = { project: 'acme-prod', location: 'europe-west1', cluster: 'prod' };

test.each(IDENTITIES)('what %s needs of the pod', (_, identity) => {
  expect(podNeeds([identity])).toMatchSnapshot();
});

test('no identity needs nothing', () => {
  expect(podNeeds([])).toEqual({ tokens: [], secretFiles: [], serviceAccountAnnotations: {}, egress: [] });
});

test('what several identities need is there once, in an order that does not depend on theirs', () => {
  const identities = IDENTITIES.map(([, identity]) => identity).filter(
    identity => !`${identity}`.startsWith('IAM role of the nodes'),
  );
  const needs = podNeeds([...identities, ...identities]);
  expect(podNeeds([...identities].reverse())).toEqual(needs);
  expect(needs.tokens.map(({ file }) => file).sort()).toEqual([
    'tokens/aws', 'tokens/azure', 'tokens/eks-pod-identity', 'tokens/gke-acme-prod',
    'tokens/google-123456789-clusters-on-prem',
  ]);
  expect(needs.secretFiles).toHaveLength(3);
  expect(needs.egress).toHaveLength(3);
});

test('no two identities put different things into one file', () => {
  const byFile = new Map<string, string>();
  for (const source of IDENTITIES.flatMap(
    ([, { _binding: { pod } }]) => [...(pod.tokens ?? []), ...(pod.secretFiles ?? [])],
  )) {
    expect(byFile.get(source.file) ?? JSON.stringify(source)).toBe(JSON.stringify(source));
    byFile.set(source.file, JSON.stringify(source));
  }
});

test('the annotation of a role stands on the ServiceAccount of one role only', () => {
  expect(podNeeds([CloudIdentity.irsa(role), CloudIdentity.irsa(role)]).serviceAccountAnnotations)
    .toEqual({ 'eks.amazonaws.com/role-arn': role });
  expect(podNeeds([CloudIdentity.irsa(role), CloudIdentity.irsa(otherRole)])).toMatchObject({
    serviceAccountAnnotations: {},
    tokens: [{ file: 'tokens/aws' }],
  });
});

test('what identities disagree on does not take away what they agree on', () => {
  const azure = CloudIdentity.azureWorkloadIdentity({ clientId, tenantId });
  const other = CloudIdentity.azureWorkloadIdentity({ clientId: tenantId, tenantId });
  const google = CloudIdentity.gkeWorkloadIdentity({ ...gke, serviceAccount: account });
  expect(podNeeds([azure, other, google]).serviceAccountAnnotations).toEqual({
    'azure.workload.identity/tenant-id': tenantId,
    'iam.gke.io/gcp-service-account': account,
  });
});

test('EKS Pod Identity and the role of the nodes go together: each token has an identity of its own', () => {
  expect(podNeeds([CloudIdentity.eksPodIdentity(), CloudIdentity.awsNodeRole()])).toMatchObject({
    tokens: [{ file: 'tokens/eks-pod-identity' }],
    egress: ['169.254.169.254/32', '169.254.170.23/32', 'fd00:ec2::23/128'].map(cidr => ({ cidr, port: 80 })),
  });
});
