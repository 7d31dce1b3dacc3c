import { causesIn } from '../pastes';

const first = (text: string) => causesIn(text).map(([cause]) => cause);

const WARNINGS = [
  'WARNING: The requested image\'s platform (linux/amd64) does not match the detected host platform (linux/arm64/v8) '
    + 'and no specific platform was requested',
  ' ! web The requested image\'s platform (linux/amd64) does not match the detected host platform (linux/arm64) 0.0s',
  'WARNING: image platform (linux/arm64) does not match the expected platform (linux/amd64)',
];

describe.each(WARNINGS)('an image that runs on another platform is there: %s', warning => {
  test('so nothing that is said with or behind that is about a pull', () => {
    expect(first(warning)).toEqual([]);
    expect(first(`$ docker run --rm docker.io/acme/web:1\n${warning}\nexec /bin/web: exec format error`)).toEqual([]);
    expect(first(`docker run -d ghcr.io/acme/web:1\n${warning}\npanic: dial tcp 10.0.0.1:5432: connection refused`))
      .toEqual([]);
  });

  test('but another image may not be', () => {
    expect(first(`${warning}\nError response from daemon: pull access denied for acme/db, repository does not exist`))
      .toEqual(['forbidden-denied']);
  });
});

test('an image of another platform than was asked for is not there', () => {
  expect(first('docker: Error response from daemon: image with reference acme/web:1 was found but its platform '
    + '(linux/amd64) does not match the specified platform (linux/arm64)')).toEqual(['platform-mismatch']);
});

describe.each([
  ' ✔ web Pulled   3.1s', ' ✔ web 8 layers [⣿⣿⣿]  0B/0B  Pulled  14.0s', ' ✔ Image ghcr.io/acme/web:1 Pulled',
  '[config/images] Pulled ghcr.io/acme/web:1', 'Pulled: ghcr.io/acme/charts/web:1', 'Pulling web ... done',
  'Attaching to web-1, db-1', 'Using docker image sha256:0a1b for ghcr.io/acme/web:1 ...',
])('an image of which that is said is there: %s', end => {
  test('so what comes behind that is about something else', () => {
    expect(first(`Pulling docker image ghcr.io/acme/web:1 ...\n${end}\nfatal: unable to look up git.example.com: 503`))
      .toEqual([]);
  });

  test('but another image may not be', () => {
    expect(first(`${end}\n ✘ db Error manifest for acme/db:1 not found: manifest unknown`)).toEqual(['tag-not-found']);
    expect(first(` ✘ db Error manifest for acme/db:1 not found: manifest unknown\n${end}`)).toEqual(['tag-not-found']);
  });
});

describe('a runner that could not pull an image', () => {
  const TRIED = 'Pulling docker image a.io/web:1 ...\nWARNING: Failed to pull image with policy "always": Error '
    + 'response from daemon: received unexpected HTTP status: 502 Bad Gateway (docker.go:143:0s)\n'
    + 'Attempt #2: Trying "if-not-present" pull policy\n';

  test('needs none, where it goes on with the one that it has', () => {
    expect(first(`${TRIED}Using locally found image version due to "if-not-present" pull policy\n$ make`)).toEqual([]);
  });

  test('has a cause, where it does not', () => {
    expect(first(`${TRIED}ERROR: Job failed: failed to pull image "a.io/web:1" with specified policies [always]: Error `
      + 'response from daemon: received unexpected HTTP status: 502 Bad Gateway')).toEqual(['registry-5xx']);
  });
});
