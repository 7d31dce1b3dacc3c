import { PullFailure, PullFailureCause } from '../../../src/diagnose';

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

test('the image of a task that cannot pull is known', () => {
  expect(PullFailure.classify(`CannotPullContainerError: The task cannot pull ${ECR}/web:5 from the registry. There `
    + 'is a connection issue between the task and the registry.').image).toBe(`${ECR}/web:5`);
});

test('a node asks the API of ECR, which is no registry, for no path of one', () => {
  expect(PullFailure.classify(`error execing credential provider plugin ecr-credential-provider for image ${ECR}/web: `
    + post('dial tcp 10.0.0.1:443: i/o timeout')).nextCommand)
    .toBe('ssh NODE curl -sS -m 10 -o /dev/null -D - https://api.ecr.eu-west-1.amazonaws.com/');
});
