import { awsCredentials } from './modules';

const { podIdentityAgent } = awsCredentials;
const PLANNED = 'http://169.254.170.23/v1/credentials';

test('without word of EKS the agent is at the address of the plan', () => {
  expect(podIdentityAgent(PLANNED, undefined)).toBe(PLANNED);
});

test.each([
  'http://169.254.170.23/v1/credentials', 'http://[fd00:ec2::23]/v1/credentials', 'http://169.254.170.23:80/v2',
])('EKS may say that it is at %s', injected => {
  expect(podIdentityAgent(PLANNED, injected)).toBe(injected);
});

test.each([
  '', 'x', 'https://169.254.170.23/v1/credentials', 'http://169.254.170.23:8080/', 'http://169.254.170.2/v2',
  'http://169.254.170.23.example.com/', 'http://169.254.169.254/', 'http://user@evil.example.com/169.254.170.23',
  'http://127.0.0.1/', 'http://[::ffff:a9fe:aa17]/', 'file:///169.254.170.23',
])('nobody may say that it is at %j', injected => {
  expect(() => podIdentityAgent(PLANNED, injected)).toThrow(
    /^AWS_CONTAINER_CREDENTIALS_FULL_URI does not name the agent of EKS Pod Identity, which is at http:\/\/169\.254\.170\.23 or /,
  );
});
