import { causesIn } from '../pastes';

const first = (text: string) => causesIn(text).map(([cause]) => cause);

describe('an engine that is not there', () => {
  const PIPE = 'failed to connect to the docker API at npipe:////./pipe/dockerDesktopLinuxEngine; check if the path is '
    + 'correct and if the daemon is running: The system cannot find the file specified.';
  test.each([
    `unable to get image 'acme-backend': ${PIPE}`,
    `docker: ${PIPE}\n\nRun 'docker run --help' for more information`,
    'docker: Cannot connect to the Docker daemon at unix:///var/run/docker.sock. Is the docker daemon running?.\nSee '
      + "'docker run --help'.",
    'docker: Error response from daemon: dial unix docker.raw.sock: connect: connection refused.',
    'FATAL scan error: unable to initialize a docker scanner: Cannot connect to Docker daemon at unix:///run/x.sock',
    "[0004] ERROR could not determine source: errors occurred attempting to resolve 'acme-web:latest':\n"
      + '  - docker: docker not available: failed to connect to Docker daemon. Ensure Docker is running',
  ])('is the cause, where an image was to be had: %s', text => {
    expect(first(text)).toEqual(['runtime-unavailable']);
  });

  test.each([PIPE, `ERROR: ${PIPE}`])('and no failed pull, where none was: %s', text => {
    expect(first(text)).toEqual([]);
  });
});

test.each([
  ['singularity', 'FATAL:   While making image from oci registry: unable to parse image name /web.sif',
    'invalid-reference'],
  ['Flux, of a source of kind HelmRepository', 'web-chart   web   *   HelmRepository   acme   7m   False   chart pull '
    + 'error: could not get tags for "web": could not fetch tags for "oci://a.io/charts/web": GET '
    + '"https://a.io/v2/charts/web/tags/list": unexpected status code 404: name unknown: repository name not known to '
    + 'registry', 'not-found'],
  ['helm, as Argo CD quotes it', 'Manifest generation error (cached): `helm dependency build` failed exit status 1: '
    + 'Error: could not retrieve list of tags for repository oci://a.io/helm: GET "https://a.io/v2/helm/web/tags/list": '
    + 'unexpected status code 401: unauthorized: authentication required', 'unauthorized'],
  ['Watchtower', 'Could not do a head request for "a.io/web:1": unauthorized', 'unauthorized'],
  ['Cloud Run', 'Cloud Run Service Agent must have permission to read image a.io/web:1', 'forbidden-denied'],
  ['Jib, which sends no credential in the clear', 'Build to Docker daemon failed, perhaps you should use a registry '
    + "that supports HTTPS so credentials can be sent safely, or set the 'sendCredentialsOverHttp' system property",
  'http-vs-https'],
  ['docker, of a request for a token that was cut', 'failed to authorize: failed to fetch oauth token: Post '
    + '"https://auth.a.io/token": unexpected EOF', 'connection-reset'],
])('words of %s', (_, text, cause) => {
  expect(first(text)).toEqual([cause]);
});

test('Jib may have pushed where it says that of an image that it built', () => {
  expect(first('Build image failed, perhaps you should use a registry that supports HTTPS so credentials can be sent '
    + "safely, or set the 'sendCredentialsOverHttp' system property to true")).toEqual([]);
});
