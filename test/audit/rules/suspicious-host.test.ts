import { deployment, findingsOf, lists, pullSecret } from '../support';

const find = (image: string) =>
  findingsOf('PRA109', [deployment(image)]).map(({ message }) => message.replace(/^.*?': /, ''));

test.each([
  ['ghrc.io/acme/app', "it is not 'ghcr.io', though only one character differs."],
  ['ghcr.oi/acme/app', "it is not 'ghcr.io', though only one character differs."],
  ['quay.oi/acme/app', "it is not 'quay.io', though only one character differs."],
  ['hub.docker.com/acme/app', 'it must be a registry host, and this is the web site of Docker Hub; write "docker.io".'],
  ['GHCR.IO/acme/app', 'it must be in lower case, as the kubelet compares hosts case-sensitively; write "ghcr.io".'],
  ['123456789012.dkr.ecr.cn-north-1.amazonaws.com/app',
    'ECR host "123456789012.dkr.ecr.cn-north-1.amazonaws.com" must be of partition'],
  ['my_registry.example/app', 'it must not have an underscore'],
])('%s: %s', (image, message) => {
  expect(find(image)).toMatchObject([expect.stringContaining(message)]);
});

test.each([
  'nginx', 'gcr.io/a/b', 'ghcr.io/a/b', 'k8s.gcr.io/pause', 'localhost:5000/app', 'reg.io/app', 'cr.io/app',
  'registry.example.com:5000/a',
])('%s is fine', image => {
  expect(find(image)).toEqual([]);
});

test.each([
  ['no pull secret', [], 'info'],
  ['a credential for that host', [pullSecret('pull', ['registry.hub.docker.com'])], 'info'],
  ['a credential that does not match', [pullSecret('pull', ['https://index.docker.io/v1/'])], 'warning'],
])('a host that works is a warning where the pod has a credential for the right one: %s', (_, secrets, severity) => {
  const pod = deployment('registry.hub.docker.com/acme/app', lists('pull'));
  expect(findingsOf('PRA109', [pod, ...secrets])).toMatchObject([{
    severity,
    message: expect.stringMatching("images can be pulled from there, and credentials for 'docker.io' do not match"),
  }]);
});
