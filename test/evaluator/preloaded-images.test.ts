import { PreloadedImages } from '../../src/pull/preloaded-images';

const DIGEST = `sha256:${'0'.repeat(64)}`;
const serves = (entry: string, image: unknown, pullPolicy?: string) =>
  new PreloadedImages(['quay.io/other', entry])
    .serve({ containerType: 'containers', container: 'main', image, pullPolicy });

test.each([
  ['reg.io/base/app:1', 'reg.io/base/app:1', true],
  ['reg.io/base/app:1', 'reg.io/base/app:2', false],
  ['reg.io/base/app:1', `reg.io/base/app:1@${DIGEST}`, true],
  ['reg.io/base/app:1', 'reg.io/base/app', false],
  [`reg.io/base/app@${DIGEST}`, `reg.io/base/app:1@${DIGEST}`, true],
  [`reg.io/base/app@${DIGEST}`, 'reg.io/base/app:1', false],
  ['reg.io/base/app', 'reg.io/base/app:2', true],
  ['reg.io/base/app', `reg.io/base/app@${DIGEST}`, true],
  ['reg.io/base/app', 'reg.io/base/app/sub:1', false],
  ['reg.io/base/*', 'reg.io/base/app/sub:1', true],
  ['reg.io/base/*', 'reg.io/base:1', false],
  ['reg.io/base/*', 'reg.io/bases/app:1', false],
  ['reg.io:5000/*', 'reg.io:5000/app:1', true],
  ['reg.io:5000/*', 'reg.io/app:1', false],
  ['nginx', 'docker.io/library/nginx:1', true],
  ['acme/*', 'index.docker.io/acme/app:1', true],
  ['reg.io/base/app', 'reg.io/Base/App', false],
  ['reg.io/base/app', 1, false],
])('%s serves %s: %j', (entry, image, expected) => {
  expect(serves(entry, image)).toBe(expected);
});

test.each([
  ['reg.io/app:1', undefined, true],
  ['reg.io/app:1', 'IfNotPresent', true],
  ['reg.io/app:1', 'Never', true],
  ['reg.io/app:1', 'Always', false],
  ['reg.io/app:latest', undefined, false],
  ['reg.io/app', undefined, false],
  ['reg.io/app', 'IfNotPresent', true],
  [`reg.io/app@${DIGEST}`, undefined, true],
])('of %s with imagePullPolicy %s the registry is not asked: %j', (image, pullPolicy, expected) => {
  expect(serves('reg.io/app', image, pullPolicy)).toBe(expected);
});

test('an entry with the tag latest is an image without one', () => {
  expect(serves('reg.io/app:latest', 'reg.io/app', 'Never')).toBe(true);
});


test.each([
  ['reg.io', true],
  ['', false],
  ['*', false],
  ['/*', false],
  ['*.reg.io/*', false],
  ['reg.io/*/app', false],
  ['reg.io/app:1/*', false],
  ['reg.io/App', false],
  [undefined, false],
])('an entry %j is taken: %j', (entry, isValid) => {
  const make = () => new PreloadedImages([entry as string]);
  if (isValid) {
    expect(make).not.toThrow();
  } else {
    expect(make).toThrow(/^'preloadedImages' must name images, such as .*: '.*' (is|has) /);
  }
});
