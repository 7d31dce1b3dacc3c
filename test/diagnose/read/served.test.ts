import { isServed } from '../../../src/diagnose/read/served';
import { expectLinear } from '../../support/linear';
import { causesIn } from '../pastes';

const ACCESS = '10.0.0.1 - - [01/Jan/2024:00:00:00 +0000] "GET /v2/x/manifests/1 HTTP/1.1" 401 87 "" "docker/24.0.7"';

test('what servers were asked is told from what clients ask', () => {
  expect(isServed(ACCESS)).toBe(true);
  expect(isServed('Error response from daemon: Get "https://a.io/v2/": http: server gave HTTP response')).toBe(false);
});

test('a long line is looked at in linear time', async () => {
  await expectLinear(20_000, size => `${'"GET /x'.repeat(size)} HTTP/`, isServed);
});

test.each([
  'error pulling image configuration: unexpected EOF', 'Error response from daemon: manifest unknown',
  'failed to pull image: dial tcp: lookup a.io: no such host',
])('what a client says is read for itself beside the log of a server: %s', said => {
  const named = causesIn(said);
  expect(named).toHaveLength(1);
  expect(causesIn(`${ACCESS}\n${said}`)).toEqual(named);
  expect(causesIn(`${said}\n${ACCESS}`)).toEqual(named);
});
