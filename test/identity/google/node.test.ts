import { Duration } from 'cdk8s';
import { CloudIdentity } from '../../../src';
import { account, artifactRegistry, onlyPermission, workload } from '../support';

const egress = [{ cidr: '169.254.169.254/32', port: 80 }];

test('a token of the metadata server may have five minutes to live', () => {
  expect(CloudIdentity.googleNode()._binding).toEqual({
    provider: 'google',
    method: 'metadata',
    file: '',
    audience: '',
    serviceAccount: '',
    tokenLifetime: Duration.minutes(5),
    pod: { egress },
  });
});

test('a token that is minted lives as long as any', () => {
  expect(CloudIdentity.googleNode(account)._binding).toEqual({
    provider: 'google', method: 'metadata', file: '', audience: '', serviceAccount: account, pod: { egress },
  });
});

test('the account of the node may mint tokens', () => {
  expect(
    CloudIdentity.googleNode(account)._permissions({ registries: [artifactRegistry], ...workload })[1],
  ).toMatchObject({
    grantees: ['the service account of the nodes'], role: 'roles/iam.serviceAccountTokenCreator', resources: [account],
  });
  expect(onlyPermission(CloudIdentity.googleNode(), [artifactRegistry])).toMatchObject({
    grantees: ['the service account of the nodes'], role: 'roles/artifactregistry.reader',
  });
});

test('a service account that cannot be is refused', () => {
  expect(() => CloudIdentity.googleNode('pull')).toThrow(
    "CloudIdentity.googleNode: 'serviceAccount' must be the e-mail of a Google service account",
  );
});
