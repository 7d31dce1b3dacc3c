import { PullFailure, PullFailureCause } from '../../../src/diagnose';
import { howToFill } from '../../../src/diagnose/next-command';

const AUTH = 'ResourceInitializationError: unable to pull secrets or registry auth: ';
const ECR = '123456789012.dkr.ecr.eu-west-1.amazonaws.com';
const post = (why: string) => 'RequestError: send request failed caused by: Post "https://api.ecr.eu-west-1.amazonaws.com/": '
  + why;

test.each([
  [AUTH + post('dial tcp 10.0.1.9:443: i/o timeout'), PullFailureCause.NETWORK_TIMEOUT],
  [`${AUTH}The task cannot pull registry auth from Amazon ECR: There is a connection issue between the task and `
    + 'Amazon ECR. ' + post('dial tcp 10.0.1.9:443: i/o timeout'), PullFailureCause.NETWORK_TIMEOUT],
  [`CannotPullContainerError: Get https://${ECR}/v2/: net/http: request canceled (Client.Timeout exceeded)`,
    PullFailureCause.NETWORK_TIMEOUT],
  [`CannotPullContainerError: The task cannot pull ${ECR}/web:5 from the registry ${ECR}/web:5. There is a connection `
    + 'issue between the task and the registry.', PullFailureCause.NETWORK_TIMEOUT],
  [AUTH + post('dial tcp: lookup api.ecr.eu-west-1.amazonaws.com: no such host'), PullFailureCause.DNS],
])('a task of ECS has no node to log in to, so its VPC is looked at: %s', (text, cause) => {
  const failure = PullFailure.classify(text);
  expect(failure.cause).toBe(cause);
  expect(failure.nextCommand).toMatch(/^aws ec2 describe-vpc-endpoints --region eu-west-1 /);
  expect(failure.fix).not.toContain('node');
});

test.each([
  [`failed to resolve ref ${ECR}/web:5: pulling from host ${ECR} failed with status code [manifests 5]: 403 Forbidden`,
    PullFailureCause.FORBIDDEN_DENIED, 'task execution role', 'executionRoleArn'],
  ["pull access denied for acme/web, repository does not exist or may require 'docker login'",
    PullFailureCause.FORBIDDEN_DENIED, 'repositoryCredentials', 'repositoryCredentials'],
  ['Error response from daemon: no basic auth credentials', PullFailureCause.NO_BASIC_AUTH, 'repositoryCredentials',
    'repositoryCredentials'],
  ['toomanyrequests: You have reached your pull rate limit.', PullFailureCause.RATE_LIMITED, 'repositoryCredentials',
    'repositoryCredentials'],
  ['write /var/lib/docker/tmp/GetImageBlob1: no space left on device', PullFailureCause.DISK, 'ephemeralStorage',
    'ephemeralStorage'],
  [`manifest for ${ECR}/web:5 not found: manifest unknown: Requested image not found`,
    PullFailureCause.TAG_NOT_FOUND, 'tag', 'aws ecr describe-images --registry-id 123456789012 --region eu-west-1 '],
  ['manifest unknown', PullFailureCause.TAG_NOT_FOUND, 'tag', 'aws ecs describe-tasks'],
  ['no match for platform in manifest: not found', PullFailureCause.PLATFORM_MISMATCH, 'runtimePlatform',
    'runtimePlatform'],
  ['failed to copy: httpReadSeeker: failed open: unexpected status code https://prod-eu-west-1-starport-layer-bucket.'
    + 's3.eu-west-1.amazonaws.com/a: 403 Forbidden',
  PullFailureCause.FORBIDDEN_DENIED, 'endpoint policy', 'vpc-endpoints'],
  ['failed to unpack image on snapshotter overlayfs: failed to extract layer sha256:0a: exit status 1',
    PullFailureCause.UNPACK_FAILED, 'Fargate', 'aws ecs describe-tasks'],
  ['something odd', PullFailureCause.OTHER, 'task', 'aws ecs describe-tasks'],
])('a task of ECS has no pod, no pull secret and no kubelet, so none is asked for: %s', (text, cause, fix, command) => {
  const failure = PullFailure.classify(`CannotPullContainerError: ${text}`);
  expect(failure.cause).toBe(cause);
  expect(failure.fix).toContain(fix);
  expect(failure.fix).not.toMatch(/\b(?:pod|pull secret|node)/);
  expect(failure.nextCommand).toContain(command);
  expect(failure.nextCommand).toMatch(/^aws /);
  expect(howToFill(failure.nextCommand, {})).toBeUndefined();
});

test.each([
  ['x509: certificate signed by unknown authority', PullFailureCause.X509, 'copy the image to ECR'],
  ['remote error: tls: handshake failure', PullFailureCause.X509, 'public authorities'],
  ['x509: certificate has expired or is not yet valid', PullFailureCause.X509, 'public authorities'],
  ['http: server gave HTTP response to HTTPS client', PullFailureCause.HTTP_VS_HTTPS, 'Fargate asks by HTTPS'],
  ['net/http: TLS handshake timeout', PullFailureCause.TLS_TIMEOUT, 'a registry or machine under'],
  ['dial tcp 10.0.0.1:1: connect: connection refused', PullFailureCause.CONNECTION_REFUSED, 'the machine itself'],
  ['read tcp 10.0.0.2:1: read: connection reset by peer', PullFailureCause.CONNECTION_RESET, 'between machine and'],
  ['dial tcp 10.0.0.1:443: connect: no route to host', PullFailureCause.NETWORK_TIMEOUT, 'NAT gateway'],
  ['received unexpected HTTP status: 503 Service Unavailable', PullFailureCause.REGISTRY_5XX, 'a service of ECS'],
  ['failed to fetch oauth token: unexpected status from POST request to https://a.example/token: 400 Bad Request',
    PullFailureCause.UNEXPECTED_STATUS, 'repositoryCredentials'],
  ['mount options is too long', PullFailureCause.UNPACK_FAILED, 'fewer layers'],
  ['failed to decode hosts.toml', PullFailureCause.BROKEN_RUNTIME_CONFIG, 'another machine'],
])('nobody can log in to the machine of a task, nor set it up on Fargate: %s', (text, cause, words) => {
  const { meaning, fix, nextCommand, ...failure } = PullFailure.classify(`CannotPullContainerError: ${text}`);
  expect(failure.cause).toBe(cause);
  expect(fix).toContain(words);
  expect(meaning + fix).not.toMatch(/\b(?:nodes?|pods?|kubelet|pull secrets?|hosts\.toml|containerd|kernel)\b/);
  expect(nextCommand).not.toMatch(/ssh|kubectl/);
});

test('a task that may get no token of ECR needs a right of its task execution role', () => {
  const { fix, nextCommand } = PullFailure.classify(`${AUTH}unable to retrieve ecr registry auth: `
    + 'AccessDeniedException: User: arn:aws:sts::123456789012:assumed-role/web/1 is not authorized to '
    + 'perform: ecr:GetAuthorizationToken');
  expect(fix).toContain('task execution role');
  expect(nextCommand).toContain('executionRoleArn');
});

test('the image of a task that cannot pull is known', () => {
  expect(PullFailure.classify(`CannotPullContainerError: The task cannot pull ${ECR}/web:5 from the registry. There `
    + 'is a connection issue between the task and the registry.').image).toBe(`${ECR}/web:5`);
});

test('a node asks the API of ECR, which is no registry, for no path of one', () => {
  expect(PullFailure.classify(`error execing credential provider plugin ecr-credential-provider for image ${ECR}/web: `
    + post('dial tcp 10.0.0.1:443: i/o timeout')).nextCommand)
    .toBe('ssh NODE curl -sS -m 10 -o /dev/null -D - https://api.ecr.eu-west-1.amazonaws.com/');
});
