import { acr, artifactRegistry, chinaEcr, clientId, ecr, role, tenantId } from './support';
import { CloudIdentity, Registry } from '../../src';
import { nodeIdentitySource } from '../../src/credentials/node';
import { nodeGrants } from '../../src/node/node-grants';

const email = 'nodes@acme-prod.iam.gserviceaccount.com';
const chinaRole = 'arn:aws-cn:iam::123456789012:role/nodes';

describe('nodes that pull as themselves', () => {
  test('have one policy document for all of ECR, with what a pull takes', () => {
    const [permission, ...others] = nodeGrants([
      nodeIdentitySource([
        ecr.withPath('apps'), Registry.ecr({ account: '210987654321', region: 'us-east-1' }), Registry.ecrPublic(),
      ]),
    ]);
    expect(others).toEqual([]);
    expect(permission).toMatchInlineSnapshot(`
{
  "account": undefined,
  "commands": [
    "# AWS account of the role of the nodes
aws iam put-role-policy --profile '<PROFILE>' --role-name '<ROLE>' --policy-name pull --policy-document '{"Version":"2012-10-17","Statement":[{"Sid":"GetToken","Effect":"Allow","Action":["ecr:GetAuthorizationToken"],"Resource":["*"]},{"Sid":"Pull","Effect":"Allow","Action":["ecr:BatchCheckLayerAvailability","ecr:BatchGetImage","ecr:GetDownloadUrlForLayer"],"Resource":["arn:aws:ecr:eu-west-1:123456789012:repository/apps","arn:aws:ecr:eu-west-1:123456789012:repository/apps/*","arn:aws:ecr:us-east-1:210987654321:repository/*"]},{"Sid":"GetPublicToken","Effect":"Allow","Action":["ecr-public:GetAuthorizationToken","sts:GetServiceBearerToken"],"Resource":["*"]}]}'",
  ],
  "documentation": "https://docs.aws.amazon.com/AmazonECR/latest/userguide/ECR_on_EKS.html",
  "grantees": [
    "the role of the nodes",
  ],
  "kind": "permission",
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

  test('may import into a pull-through cache, and into nothing else', () => {
    const cache = Registry.ecr({ account: '123456789012', region: 'eu-west-1', pullThroughCache: true })
      .withPath('docker-hub');
    const [{ policyDocument, commands }] = nodeGrants([nodeIdentitySource([ecr.withPath('apps'), cache])]);
    const repository = 'arn:aws:ecr:eu-west-1:123456789012:repository';
    expect(policyDocument.Statement.slice(1).map(({ Sid, Action, Resource }: any) => [Sid, Action, Resource])).toEqual([
      ['Pull', expect.anything(),
        ['apps', 'apps/*', 'docker-hub', 'docker-hub/*'].map(path => `${repository}/${path}`)],
      [
        'PullThroughCache', ['ecr:BatchImportUpstreamImage', 'ecr:CreateRepository'],
        [`${repository}/docker-hub`, `${repository}/docker-hub/*`],
      ],
    ]);
    expect(commands[0]).toContain(JSON.stringify(policyDocument));
  });

  test('have a role in each other cloud', () => {
    expect(nodeGrants([nodeIdentitySource([acr, artifactRegistry, Registry.gcr()])])).toMatchObject([
      {
        provider: 'google',
        account: undefined,
        grantees: ['the service account of the nodes'],
        role: 'roles/artifactregistry.reader',
        resources: ['europe-west1-docker.pkg.dev/acme-prod', 'gcr.io'],
      },
      {
        provider: 'azure',
        grantees: ['the managed identity of the nodes'],
        role: 'AcrPull',
        resources: ['contoso.azurecr.io'],
      },
    ]);
  });

  test('are named where it is known who they are, with where to run the commands', () => {
    const grants = nodeGrants([
      nodeIdentitySource([ecr], CloudIdentity.awsNodeRole(role)),
      nodeIdentitySource([acr], CloudIdentity.azureManagedIdentity(tenantId, clientId)),
      nodeIdentitySource([artifactRegistry], CloudIdentity.googleNode(email)),
    ]);
    expect(grants.map(({ grantees, account }) => [grantees, account])).toEqual([
      [[role], '123456789012'], [[`serviceAccount:${email}`], 'acme-prod'], [[clientId], tenantId],
    ]);
    expect(grants.map(({ commands }) => commands)).toEqual([
      [expect.stringMatching(/\naws iam put-role-policy --profile 123456789012 --role-name pull --policy-name pull /)],
      ['# Google Cloud project acme-prod\n'
        + 'gcloud projects add-iam-policy-binding acme-prod --role roles/artifactregistry.reader --member '
        + `serviceAccount:${email} --condition None`],
      [expect.stringContaining(` --assignee ${clientId} --role AcrPull `)],
    ]);
  });

  test('pull as the account alone: nobody mints a token for it', () => {
    expect(nodeGrants([nodeIdentitySource([artifactRegistry], CloudIdentity.googleNode(email))])).toHaveLength(1);
  });

  test('have one grant for all that is said of them, and one for each identity', () => {
    const other = Registry.ecr({ account: '210987654321', region: 'us-east-1' });
    const grants = nodeGrants([
      nodeIdentitySource([ecr], CloudIdentity.awsNodeRole(role)),
      nodeIdentitySource([ecr]),
      nodeIdentitySource([chinaEcr]),
      nodeIdentitySource([other], CloudIdentity.awsNodeRole(role)),
      nodeIdentitySource([chinaEcr], CloudIdentity.awsNodeRole(chinaRole)),
    ]);
    expect(grants.map(({ account, grantees, resources }) => [account, grantees, resources])).toEqual([
      ['123456789012', [role], [`${ecr}`, `${other}`]],
      [undefined, ['the role of the nodes'], [`${ecr}`]],
      [undefined, ['the role of the nodes'], [`${chinaEcr}`]],
      ['123456789012', [chinaRole], [`${chinaEcr}`]],
      ['210987654321', [role], [`${other}`]],
    ]);
  });
});
