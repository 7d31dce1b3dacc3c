import { causesIn } from '../pastes';

const first = (text: string) => causesIn(text).map(([cause]) => cause);

describe('words that programs of registries share with others raise no alarm', () => {
  test.each([
    ['codes of services', 'sentry-cli: API request failed: not_found: project not found'],
    ['codes of services', 'GraphQL: not_found: repository acme/web'],
    ['packages', 'hex: package phoenix not in registry: hexpm'],
    ['signatures', 'gpg: unrecognized signature format'],
    ['operations', 'backup: operation failed: unexpected EOF'],
    ['registries of Windows', 'cannot read value in the registry "HKEY_LOCAL_MACHINE": access is denied'],
    ['registries of services', 'no endpoint in the registry "consul": connection refused'],
    ['pictures', 'photos: image download error: 404 Not Found'],
    ['pictures', 'import: images could not be fetched: cURL error 28: Operation timed out'],
    ['pictures', '商品イメージをダウンロードできません: HTTP 404'],
    ['pictures', '이미지 다운로드 실패: 404 Not Found'],
    ['blobs', 'storage: failed to get blob foo from backend: 404 Not Found'],
    ['downloads', 'download failed: s3://bucket/key to ./x An error occurred (403) when calling the HeadObject '
      + 'operation: Forbidden'],
    ['downloads', 'Download failed: HTTP Error 404: Not Found'],
    ['downloads', 'Download complete\nconnection refused'],
    ['jobs that are canceled', 'docker pull a.io/x:1\nStatus: Downloaded newer image for a.io/x:1\n'
      + 'Error: The operation was canceled.'],
  ])('%s: %s', (_, text) => {
    expect(first(text)).toEqual([]);
  });
});

describe('a job that runs in an image has its image', () => {
  const RUNNER = 'Using Docker executor with image node:18 ...\n';
  test.each([
    'fatal: unable to access https://gitlab.example.com/x.git/: Could not resolve host: gitlab.example.com',
    '$ go test ./...\ndial tcp 127.0.0.1:5432: connect: connection refused\nFAIL',
    '$ pytest\nE   requests.exceptions.HTTPError: 401 Client Error: Unauthorized for url: https://api.example.com/me',
  ])('so GitLab\'s runner tells of no pull: %s', log => {
    expect(first(RUNNER + log)).toEqual([]);
  });

  test('unless it could not be prepared', () => {
    expect(first(`${RUNNER}ERROR: Preparation failed: dial tcp: lookup a.io: no such host`)).toEqual(['dns']);
  });
});

test('regctl copies what it pulls to a folder, and what it pushes from one', () => {
  const copied = (source: string, target: string, why: string) =>
    first(`level=WARN msg="Failed to copy layer" source=${source} target=${target} err="${why}"\n${why}`);
  expect(copied('a.io/x:1', 'ocidir://o:1', 'unexpected EOF')).toEqual(['corrupt-download']);
  expect(copied('ocidir://o:1', 'a.io/x:1', 'failed to send blob post, ref a.io/x:1: unauthorized')).toEqual([]);
});

test('a repository that Harbor does not know is one in an answer to a pull', () => {
  expect(first('GET https://a.io/v2/x/y/manifests/1: NOT_FOUND: repository x/y not found')).toEqual(['not-found']);
});

describe('what is prepared', () => {
  const FAILED = 'failed to pull image "a.io/x:1": dial tcp 192.0.2.1:443: connect: connection refused';
  test.each(['environment', 'environment...', 'deployment', 'a.io/x:1', 'a.io/x'])('is no push: %s', what => {
    expect(first(`Preparing ${what}\n${FAILED}`)).toEqual(['connection-refused']);
  });
  test.each(['a.txt', './a', '/app/Dockerfile'])('is one if it is a file: %s', what => {
    expect(first(`Preparing ${what}\nError response from registry: denied`)).toEqual([]);
  });
});

test.each([
  ['CRI-O', 'level=error msg="Image a.io/x:1 not found" name=/runtime.v1.ImageService/ImageStatus'],
  ['CoreDNS', '[ERROR] plugin/errors: 2 index.docker.io. A: read udp 10.0.0.2:4->10.0.0.1:53: i/o timeout'],
])('what %s says of a look-up is no cause of a pull beside it', (_, look) => {
  const pull = 'Failed to pull image "a.io/x:1"';
  expect([first(look), first(`${pull}\n\n${look}`), first(`${look}\n\n${pull}`)]).toEqual([[], [], []]);
});
