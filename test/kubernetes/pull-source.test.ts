import { isPullSource, opensSource, pullSource } from '../../src/kubernetes/pull-source';

const OCI = 'source.toolkit.fluxcd.io/OCIRepository';
const HELM = 'source.toolkit.fluxcd.io/HelmRepository';
const IMAGE = 'image.toolkit.fluxcd.io/ImageRepository';

test.each([
  [OCI, true],
  [HELM, true],
  [IMAGE, true],
  ['source.toolkit.fluxcd.io/GitRepository', false],
  ['example.com/OCIRepository', false],
  ['/toString', false],
])(
  '%s is a source: %s', (groupKind, expected) => {
    expect(isPullSource(groupKind)).toBe(expected);
  });

test.each([
  [OCI, { url: 'oci://ghcr.io/a/b' }, 'ghcr.io/a/b'],
  [OCI, { url: 'oci://localhost:5000/a/' }, 'localhost:5000/a'],
  [HELM, { type: 'oci', url: 'oci://ghcr.io/charts' }, 'ghcr.io/charts'],
  [HELM, { type: 'oci', url: 'oci://ghcr.io' }, 'ghcr.io/chart'],
  [IMAGE, { image: 'a/b' }, 'a/b'],
  [IMAGE, { image: 'ghcr.io/a/b' }, 'ghcr.io/a/b'],
])('%s %j pulls %s', (groupKind, spec, repository) => {
  expect(pullSource(groupKind, { spec })).toMatchObject({ repository });
});

test.each([
  [HELM, { url: 'https://charts.example.com' }],
  [HELM, { type: 'default', url: 'oci://ghcr.io' }],
  [OCI, { url: 'https://ghcr.io/a' }],
  [OCI, {}],
  [OCI, undefined],
  [IMAGE, { image: 1 }],
])('%s %j takes no pull secret', (groupKind, spec) => {
  expect(pullSource(groupKind, { spec })).toBeUndefined();
});

test('what it names itself is known', () => {
  expect(
    pullSource(OCI, {
      spec: { url: 'oci://a.io/b', secretRef: { name: 'pull' }, serviceAccountName: 'flux', provider: 'aws' },
    }),
  ).toMatchObject({ secretName: 'pull', serviceAccountName: 'flux', provider: 'aws' });
  expect(
    pullSource(HELM, { spec: { type: 'oci', url: 'oci://a.io/b', serviceAccountName: 'flux', provider: 'generic' } }),
  ).toMatchObject({ secretName: undefined, serviceAccountName: undefined, provider: undefined });
});

test.each([
  [OCI, 'oci://ghcr.io/acme/a', ['ghcr.io'], true],
  [OCI, 'oci://ghcr.io/acme/a', ['ghcr.io/acme', 'ghcr.io/acme'], true],
  [OCI, 'oci://ghcr.io/acme/a', ['ghcr.io/other'], false],
  [OCI, 'oci://docker.io/acme/a', ['https://index.docker.io/v1/'], true],
  [HELM, 'oci://ghcr.io/acme/a', ['ghcr.io/other'], true],
  [HELM, 'oci://ghcr.io/acme/a', ['https://ghcr.io'], true],
  [HELM, 'oci://ghcr.io:443/acme/a', ['ghcr.io'], false],
  [HELM, 'oci://docker.io/acme/a', ['https://index.docker.io/v1/'], false],
])('%s %s is opened by %j: %s', (groupKind, url, keys, expected) => {
  expect(opensSource(pullSource(groupKind, { spec: { type: 'oci', url } })!, keys)).toBe(expected);
});
