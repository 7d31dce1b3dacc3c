import { PullFailure } from '../../../src/diagnose';

const imageIn = (message: string) => PullFailure.classify(message).image;

describe('a word of the sentence is no image', () => {
  test.each([
    "pull access denied for this image, repository does not exist or may require 'docker login'",
    'Error: manifest for requested tag not found: manifest unknown',
    'Failed to pull: manifest for the image not found: manifest unknown',
    'failed to pull image: no such image for image specified: not found',
    'failed to resolve reference for image: not found',
    'reading manifest list in the registry: manifest unknown',
    'pull access denied for private images',
    'failed to solve: failed to parse image config: unexpected end of JSON input',
    'Trying to pull image and/or tag: 404 Not Found',
  ])('%s', message => {
    expect(imageIn(message)).toBeUndefined();
    expect(PullFailure.classify(message).nextCommand).not.toContain('docker.io/library');
  });
});

test.each([
  ["pull access denied for nginxx, repository does not exist or may require 'docker login'", 'nginxx'],
  ['Error response from daemon: repository nginxx not found: does not exist or no pull access', 'nginxx'],
  ['manifest for "this" not found: manifest unknown', 'this'],
  ['pull access denied for web2 and more', 'web2'],
  ['Failed to pull image nginx: manifest unknown', 'nginx'],
  ['manifest for acme/web:1 not found: manifest unknown', 'acme/web:1'],
])('what is quoted, or has a path, a tag or a digit, or of which something is said, is one: %s', (message, image) => {
  expect(imageIn(message)).toBe(image);
});

test.each([
  ['image policy webhook backend denied one or more images: image docker.io/library/nginx:1.99 is not allowed',
    'docker.io/library/nginx:1.99'],
  ['image policy webhook backend denied one or more images: image nginx:1.99 is not allowed', 'nginx:1.99'],
  ['admission webhook "validation.gatekeeper.sh" denied the request: [a] container <web> has an invalid image repo '
    + '<ghcr.io/acme/web>, allowed repos are ["b/"]', 'ghcr.io/acme/web'],
])('what refuses an image names it: %s', (reason, image) => {
  const failure = PullFailure.classify(`Error creating: pods "web-6d4cf56db6-x2k7z" is forbidden: ${reason}`);
  expect([failure.cause, failure.image, failure.pod]).toEqual(['admission-policy', image, 'web-6d4cf56db6-x2k7z']);
});

describe('an address of IPv6 in brackets is a host of images', () => {
  const failure = PullFailure.classify('Failed to pull image "[::1]:5000/a:1": failed to do request: Head '
    + '"http://[::1]:5000/v2/a/manifests/1": dial tcp [::1]:5000: connect: connection refused');

  test('of the node itself, and quoted in a command, as shells read brackets', () => {
    expect(failure).toMatchObject({
      image: '[::1]:5000/a:1',
      registry: '[::1]:5000',
      nextCommand: "ssh NODE curl -sS -m 10 -o /dev/null -D - 'http://[::1]:5000/v2/'",
    });
  });

  test('whose name is looked up without them', () => {
    expect(PullFailure.classify('Failed to pull image "[2001:db8::1]:5000/a:1": dial tcp [2001:db8::1]:5000: connect: '
      + 'network is unreachable').nextCommand).toContain('getent ahosts 2001:db8::1;');
  });
});

test.each([
  '-u alex:hunter2', '--user alex:hunter2', '-u "alex:hunter2 b:c"', "--user 'alex:hunter2'", '--user=alex:hunter2',
])('the login of a command is not taken for its image: %s', login => {
  const text = `$ ctr images pull ${login} a.io/b:1\nctr: x509: certificate signed by unknown authority`;
  expect(imageIn(text)).toBe('a.io/b:1');
});

test('what is masked in the message as a credential is not shown as the image', () => {
  const text = '$ nerdctl pull --password alex:hunter2\nx509: certificate signed by unknown authority';
  expect(imageIn(text)).toBeUndefined();
});
