import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { acr, artifactRegistry, chinaEcr, clientId, ecr, harbor, role } from './support';
import { NodeIdentity, Registry } from '../../src';

const email = 'nodes@acme-prod.iam.gserviceaccount.com';

describe('a node identity', () => {
  test('has one policy document for all of ECR, with what a pull takes', () => {
    const [permission, ...others] = NodeIdentity.of([ecr.withPath('apps'), Registry.ecr({ account: '210987654321', region: 'us-east-1' }), Registry.ecrPublic()]).permissions;
    expect(others).toEqual([]);
    expect(permission).toMatchInlineSnapshot(`
{
  "commands": [
    "aws iam put-role-policy --role-name '<ROLE>' --policy-name pull --policy-document '{"Version":"2012-10-17","Statement":[{"Sid":"GetToken","Effect":"Allow","Action":["ecr:GetAuthorizationToken"],"Resource":["*"]},{"Sid":"Pull","Effect":"Allow","Action":["ecr:BatchCheckLayerAvailability","ecr:BatchGetImage","ecr:GetDownloadUrlForLayer"],"Resource":["arn:aws:ecr:eu-west-1:123456789012:repository/apps","arn:aws:ecr:eu-west-1:123456789012:repository/apps/*","arn:aws:ecr:us-east-1:210987654321:repository/*"]},{"Sid":"GetPublicToken","Effect":"Allow","Action":["ecr-public:GetAuthorizationToken","sts:GetServiceBearerToken"],"Resource":["*"]}]}'",
  ],
  "documentation": "https://docs.aws.amazon.com/AmazonECR/latest/userguide/ECR_on_EKS.html",
  "grantee": "the role of the nodes",
  "policyDocument": {
    "Statement": [
      {
        "Action": [
          "ecr:GetAuthorizationToken",
        ],
        "Effect": "Allow",
        "Resource": [
          "*",
        ],
        "Sid": "GetToken",
      },
      {
        "Action": [
          "ecr:BatchCheckLayerAvailability",
          "ecr:BatchGetImage",
          "ecr:GetDownloadUrlForLayer",
        ],
        "Effect": "Allow",
        "Resource": [
          "arn:aws:ecr:eu-west-1:123456789012:repository/apps",
          "arn:aws:ecr:eu-west-1:123456789012:repository/apps/*",
          "arn:aws:ecr:us-east-1:210987654321:repository/*",
        ],
        "Sid": "Pull",
      },
      {
        "Action": [
          "ecr-public:GetAuthorizationToken",
          "sts:GetServiceBearerToken",
        ],
        "Effect": "Allow",
        "Resource": [
          "*",
        ],
        "Sid": "GetPublicToken",
      },
    ],
    "Version": "2012-10-17",
  },
  "provider": "aws",
  "resources": [
    "123456789012.dkr.ecr.eu-west-1.amazonaws.com/apps",
    "210987654321.dkr.ecr.us-east-1.amazonaws.com",
    "public.ecr.aws",
  ],
}
`);
  });

  test('has a role for each other cloud', () => {
    expect(NodeIdentity.of([acr, artifactRegistry, Registry.gcr()]).permissions).toMatchObject([
      { provider: 'gcp', grantee: 'the service account of the nodes', role: 'roles/artifactregistry.reader', resources: ['europe-west1-docker.pkg.dev/acme-prod', 'gcr.io'] },
      { provider: 'azure', grantee: 'the managed identity of the nodes', role: 'AcrPull', resources: ['contoso.azurecr.io'] },
    ]);
  });

  test('names who the nodes are', () => {
    const { permissions } = NodeIdentity.of([ecr, acr, artifactRegistry], { awsRoleArn: role, googleServiceAccount: email, azureClientId: clientId });
    expect(permissions.map(({ grantee }) => grantee)).toEqual([role, `serviceAccount:${email}`, clientId]);
  });

  test('says what the nodes pull from', () => {
    expect(`${NodeIdentity.of([ecr, acr])}`).toBe(`node identity for ${ecr}, ${acr}`);
  });

  test('is written as JSON, for AWS with the policy alone', () => {
    const folder = mkdtempSync(join(tmpdir(), 'node-'));
    try {
      const identity = NodeIdentity.of([ecr, acr]);
      expect(identity.write(join(folder, 'nodes'))).toEqual(['nodes/node-permissions.json', 'nodes/node-policy.json'].map(file => join(folder, file)));
      const read = (file: string) => JSON.parse(readFileSync(join(folder, file), 'utf-8'));
      expect(read('nodes/node-permissions.json')).toEqual(identity.permissions);
      expect(read('nodes/node-policy.json')).toEqual(identity.permissions[0].policyDocument);
      NodeIdentity.of([acr]).write(join(folder, 'azure'));
      expect(readdirSync(join(folder, 'azure'))).toEqual(['node-permissions.json']);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  test.each([
    ['no registries', () => NodeIdentity.of([]), "NodeIdentity.of: 'registries' is empty"],
    ['a registry without cloud identities', () => NodeIdentity.of([ecr, harbor]), "got 'registry.example.com' (harbor), which knows no cloud identities"],
    ['two partitions', () => NodeIdentity.of([ecr, chinaEcr]), "'registries' are of partitions aws and aws-cn, and a node is of one"],
    ['a role of another partition', () => NodeIdentity.of([chinaEcr], { awsRoleArn: role }), "NodeIdentity.of: 'awsRoleArn' is of no use"],
    ['a role that is none', () => NodeIdentity.of([ecr], { awsRoleArn: 'nodes' }), "NodeIdentity.of: 'awsRoleArn' must be the ARN of an IAM role"],
    ['an identity of another cloud', () => NodeIdentity.of([ecr], { googleServiceAccount: email }), `'googleServiceAccount' is of no use: none of the registries (${ecr}) is in that cloud`],
    ['a service account that is none', () => NodeIdentity.of([artifactRegistry], { googleServiceAccount: 'nodes' }), "NodeIdentity.of: 'googleServiceAccount' must be the e-mail of a Google service account"],
    ['a client ID that is none', () => NodeIdentity.of([acr], { azureClientId: 'nodes' }), "'azureClientId' must be a GUID"],
  ])('refuses %s', (_, make, problem) => {
    expect(make).toThrow(problem);
  });
});
