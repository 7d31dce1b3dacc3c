import { ImageReference } from '../../src/image';

// Cases from plugin_test.go of kubernetes v1.37.2 pkg/credentialprovider/plugin and from the kubelet's documentation of
// matchImages.
test.each([
  ['*.dkr.ecr.*.amazonaws.com', '123456789012.dkr.ecr.eu-west-1.amazonaws.com/app', true],
  ['*.dkr.ecr.*.amazonaws.com.cn', '123456789012.dkr.ecr.cn-north-1.amazonaws.com.cn/app', true],
  ['*.dkr.ecr.*.amazonaws.com', '123456789012.dkr.ecr.cn-north-1.amazonaws.com.cn/app', false],
  ['*.pkg.dev', 'europe-docker.pkg.dev/project/app', true],
  ['*.pkg.dev', 'docker.europe-west1.rep.pkg.dev/project/app', false],
  ['gcr.io', 'gcr.io/project/app:1', true],
  ['gcr.io/project', 'gcr.io/project-2/app', true],
  ['gcr.io/project', 'gcr.io/other/app', false],
  ['*.azurecr.io', 'team.azurecr.io/app', true],
  ['*.azurecr.io', 'team.azurecr.io:443/app', false],
  ['registry.io:8080/path', 'registry.io:8080/path/app', true],
  ['docker.io', 'nginx', true],
  ['index.docker.io', 'nginx', false],
  ['https://gcr.io', 'gcr.io/app', false],
  ['gcr.io/v2/', 'gcr.io/app', false],
  ['gcr.io/v2/', 'gcr.io/v2/app', true],
  ['gcr.io/%61', 'gcr.io/app', true],
  ['gcr.io/%2561', 'gcr.io/app', false],
  ['[::A%25A-Z]', 'Q/app', true],
  ['', 'nginx', false],
])('%s matches %s: %s', (glob, image, matches) => {
  expect(ImageReference.parse(image).matches(glob)).toBe(matches);
});

test.each([
  'gcr.io:*', 'gcr[0-9].io', 'gcr io', 'gcr.io/%zz', 'gcr.io:80:80', '[gcr.io]', 'gcr.io\n',
])('%j is refused, as by the kubelet', glob => {
  expect(() => ImageReference.parse('nginx').matches(glob)).toThrow(
    expect.objectContaining({
      name: 'MatchImageError',
      message: expect.stringContaining(`invalid-glob: matchImages entry ${JSON.stringify(glob)}`),
    }),
  );
});

test('an image that is not a valid reference is an error', () => {
  expect(() => ImageReference.parse('reg.io/App').matches('*.io'))
    .toThrow(expect.objectContaining({ name: 'ImageReferenceError' }));
});
