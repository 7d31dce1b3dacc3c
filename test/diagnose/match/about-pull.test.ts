import { tellsPull } from '../../../src/diagnose/match/about-pull';
import { classify } from '../../../src/diagnose/match/classify';

test.each([
  'Failed to pull image "a.io/x:1"', 'Get "https://a.io/v2/": EOF', 'cannot fetch manifest of a.io/x:1: refused',
])('what tells of a pull: %s', text => {
  expect(tellsPull(text)).toBe(true);
});

test.each(['connection to ghcr.io refused', 'unauthorized', 'GET https://a.io/v2.json: 404'])(
  'what does not, whatever names it has: %s', text => {
    expect(tellsPull(text)).toBe(false);
  });

test('the name of a registry shows that a text is about a pull, unless a container wrote it', () => {
  const text = 'request to ghcr.io failed: connection refused';
  expect(classify(text).cause).toBe('connection-refused');
  expect(classify(text, { isLog: true }).cause).toBe('other');
});
