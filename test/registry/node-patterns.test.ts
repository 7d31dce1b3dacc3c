import { ImageReference } from '../../src/image';
import { isNodePattern, nodePattern } from '../../src/registry/node-patterns';

const serves = (text: string, image: string) => nodePattern('nodes', text).serves(ImageReference.parse(image));

test.each([
  ['eks', '123456789012.dkr.ecr.eu-west-1.amazonaws.com/app:1', true],
  ['eks', '123456789012.dkr-ecr.us-east-1.on.aws/app', true],
  ['eks', '123456789012.dkr.ecr.cn-north-1.amazonaws.com.cn/app', true],
  ['eks', '123456789012.dkr.ecr.us-isof-south-1.csp.hci.ic.gov/app', true],
  ['eks', 'public.ecr.aws/acme/app', false],
  ['eks', 'europe-docker.pkg.dev/acme/repo/app', false],
  ['gke', 'europe-docker.pkg.dev/acme/repo/app', true],
  ['gke', 'gcr.io/acme/app', true],
  ['gke', 'eu.gcr.io/acme/app', true],
  ['gke', 'acme.azurecr.io/app', false],
  ['aks', 'acme.azurecr.io/app', true],
  ['aks', 'mcr.microsoft.com/app', false],
  ['*.dkr.ecr.eu-west-1.amazonaws.com', '123456789012.dkr.ecr.eu-west-1.amazonaws.com/app', true],
  ['*.dkr.ecr.eu-west-1.amazonaws.com', '123456789012.dkr.ecr.eu-west-2.amazonaws.com/app', false],
  ['*.example.com', 'a.b.example.com/app', false],
  ['reg-*.example.com:5000/team', 'reg-1.example.com:5000/team/app', true],
  ['reg-*.example.com:5000/team', 'reg-1.example.com/team/app', false],
])('%s serves %s: %s', (text, image, expected) => {
  expect(serves(text, image)).toBe(expected);
});

test.each(['*', 'aws', '*.Example.com', '*.example.com/*', 'https://*.example.com', '', '*.example.com:x', '[a]*.io'])(
  '%j is refused', text => {
    expect(() => nodePattern('nodes', text)).toThrow("'nodes' must name hosts such as "
      + `'*.dkr.ecr.eu-west-1.amazonaws.com', or platforms: eks, gke, aks; got '${text}'`);
  },
);

test('a platform, and what has wildcards, is no registry', () => {
  expect(['eks', '*.example.com', 'example.com', 'constructor'].map(isNodePattern)).toEqual([true, true, false, false]);
});
