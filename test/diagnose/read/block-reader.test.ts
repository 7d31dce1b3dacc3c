import { answersTo, causesIn, namedIn } from '../pastes';

const first = (text: string) => causesIn(text).map(([cause]) => cause);

describe('lines that docker compose shows of containers', () => {
  test('are no part of what it says of pulls itself', () => {
    expect(first('docker compose up\nweb-1  | Traceback\n'
      + 'web-1  | ConnectionError: HTTPSConnectionPool(host=\'ghcr.io\'): Name or service not known')).toEqual([]);
  });

  test('tell of a pull that a container tried, also over several lines', () => {
    expect(first('runner-1  | ERROR: Failed to pull image "a.io/x:1":\n'
      + 'runner-1  |   dial tcp: lookup a.io: no such host')).toEqual(['dns']);
  });
});

test('an answer on a line of its own is one to what the line before it parses', () => {
  expect(first('FATA[0000] Error parsing image name "docker://a.io/web:1":\nunauthorized: authentication required'))
    .toEqual(['unauthorized']);
});

test('a word that is broken at the end of a line is one again', () => {
  const [{ diagnoses: [{ failure }] }] = answersTo('Failed to pull image "a.io/web:1": failed to fetch anonymous to\n'
    + 'ken: unexpected status: 401 Unauthor\nized\n');
  expect(failure.evidence).toEqual(['failed to fetch anonymous token … 401 Unauthorized']);
  expect(first('Failed to pull image "a.io/web:1": no space lef\nt on device')).toEqual(['disk']);
});

const REFUSED = 'Error: request to ghcr.io failed: connection refused';

describe('what containers write that run', () => {
  const started = [' Container web-1  Created', 'Attaching to web-1', `web-1  | ${REFUSED}`];

  test.each(['', '> ', '10:11:12 ', '2026-05-01T10:11:12.1234567Z '])('is of no pull behind "%s"', head => {
    expect(first(started.map(line => head + line).join('\n'))).toEqual([]);
  });

  test.each([
    'docker logs web', 'kubectl -n prod logs web-0 -c app', 'docker compose logs -f',
    'docker-compose --file x.yml logs web',
  ])('is what %s shows', command => expect(first(`$ ${command}\n${REFUSED}`)).toEqual([]));

  test.each([
    'kubectl -n logs get events', 'kubectl -n log describe pod web', 'docker compose up logs', 'docker pull log',
    'docker run --name log acme/web',
  ])('is not what %s shows', command => expect(first(`$ ${command}\n${REFUSED}`)).toEqual(['connection-refused']));

  test('says nothing of another block', () => {
    expect(first(`\`\`\`\n Container web-1  Started\n\`\`\`\n\n\`\`\`\nrunner-1  | ${REFUSED}\n\`\`\``))
      .toEqual(['connection-refused']);
  });
});

test('a message may go on with the request that was made', () => {
  expect(first('Failed to pull image "a.io/x:1": rpc error: code = Unknown desc =\n GET https://a.io/v2/ '
    + '"GET /v2/ HTTP/1.1" 401 unauthorized: authentication required')).toEqual(['unauthorized']);
});

test.each([
  ['a name', 'web-0: ', 'web-1: '], ['a kind and a name', 'pod/web-0: ', 'pod/web-1: '],
  ['a line with the name', 'pod a:\n', 'pod b:\n'], ['a line of a list', '- Pod: web-0:\n', '- Pod: web-1:\n'],
])('what is said of two pods stays two, each behind %s', (_, one, other) => {
  const said = (image: string, why: string) => `Failed to pull image "${image}": rpc error: desc =\n   ${why}`;
  expect(namedIn(`${one}${said('a.io/x:1', 'toomanyrequests: slow down')}\n`
    + `${other}${said('a.io/y:1', 'manifest unknown')}\n`).map(named => named.slice(0, 2)))
    .toEqual([['rate-limited', 'a.io/x:1'], ['tag-not-found', 'a.io/y:1']]);
});
