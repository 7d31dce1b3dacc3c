import { PullFailure } from '../../../src/diagnose';
import { written } from '../../../src/diagnose/causes/status-words';

test.each(written(404, 'Not Found'))('a status is known as programs write it: %s', words => {
  expect(words).toContain('404');
});

test.each([
  ['HTTP status: 401 Unauthorized', 'unauthorized'],
  ['StatusCode: 404', 'tag-not-found'], ['status code 503', 'registry-5xx'],
  ['429 (Too Many Requests)', 'rate-limited'],
])('%s is %s', (words, cause) => {
  const { cause: first, alternatives } = PullFailure.classify(`failed to pull image "a.io/x:1": ${words}`);
  expect([first, ...alternatives]).toContain(cause);
});

test.each([
  ['a push', 'failed to push a.io/x:1: unexpected status from PUT request to https://a.io/v2/x/manifests/1: 403 Forbidden'],
  ['the log of a registry', 'msg="response completed with error" err.code="manifest unknown" http.request.method=GET '
    + 'http.request.uri="/v2/x/manifests/1" go.version=go1.20'],
])('%s is about no pull', (_, text) => {
  expect(PullFailure.classify(text).cause).toBe('other');
});

test.each([
  ['image: a.io/x:1 was not found', 'tag-not-found'], ['Image with reference a.io/x:1 does not exist', 'tag-not-found'],
  ['could not find image a.io/x:1', 'tag-not-found'], ['page a/b not found', 'other'],
  ['the file image/x was not found', 'other'],
])('where nothing else is said, an image is missing only if it is named: %s', (text, cause) => {
  expect(PullFailure.classify(text).cause).toBe(cause);
});
