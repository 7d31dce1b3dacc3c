import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Chart, Include, JsonPatch, Testing } from 'cdk8s';
import {
  AccessPattern, CoverageStrictness, ImageCoverage, Registry, RegistryCredentials, ScopedPullSecret, SynthesisWarnings,
} from '../../src';
import { ghcrLogin, harborLogin, newAccess } from '../access/support';
import { deployment, newChart, workload } from '../attach/support';
import { temporaryFolder } from '../support/folder';
import { captureStderr } from '../support/stderr';

captureStderr();
const folder = temporaryFolder();

const { WORKLOAD } = AccessPattern;
const PRIVATE = 'registry.example.com/team/web:1';
const OTHER = 'other.example.com/team/web:1';
const pulling = (image: unknown, more: object = {}) => ({ containers: [{ name: 'main', image }], ...more });

/** The warnings of grants of no use, with the paths of what they are about. */
function useless(chart: Chart): string[] {
  Testing.synth(chart);
  return SynthesisWarnings.of(chart.node.root)
    .filter(({ code }) => code === 'PRA601').map(({ path, message }) => `${path}: ${message}`);
}

test('a grant is of use for an image that is added when the pod is admitted', () => {
  const chart = newChart();
  newAccess(chart, { pattern: WORKLOAD, coverage: { injectedImages: [PRIVATE] } })
    .grantPull(deployment(chart, 'web', pulling('registry.k8s.io/pause:3.10')));
  expect(useless(chart)).toEqual([]);
});

test('that a host is misspelt is said of the image, and not of the grant', () => {
  const chart = newChart();
  newAccess(chart, { pattern: WORKLOAD }).grantPull(chart);
  [PRIVATE, 'registy.example.com/team/web:1'].forEach((image, index) => deployment(chart, `${index}`, pulling(image)));
  expect(useless(chart)).toEqual([]);
  expect(SynthesisWarnings.of(chart).map(({ code, message }) => `${code} ${message}`)).toEqual([
    "PRA109 Deployment 'payments/1' (chart/Deployment-1): container 'main' pulls 'registy.example.com/team/web:1' from "
      + "'registy.example.com', of which nothing is known, and only one character differs from 'registry.example.com', "
      + "which has private images. Fix the image or the registry, or name 'registy.example.com' in 'publicRegistries'",
  ]);
});

describe('a grant is of no use', () => {
  test.each([OTHER, 'payments/web:1.4.2'])('to a workload whose image it is not for: %s', image => {
    const chart = newChart();
    newAccess(chart, { pattern: WORKLOAD }).grantPull(deployment(chart, 'web', pulling(image)));
    expect(useless(chart)).toEqual([
      "chart/Deployment-web: Deployment 'payments/web' (chart/Deployment-web) was granted to pull, but nothing that "
      + `was granted is for '${image}': it is for 'registry.example.com'. Fix the image or the registry, or leave the `
      + 'grant out',
    ]);
  });

  test('to a scope where it is for none of the images, once for all of them', () => {
    const chart = newChart();
    newAccess(chart, { pattern: WORKLOAD }).grantPull(chart);
    ['web', 'api'].forEach(name => deployment(chart, name, pulling(OTHER)));
    expect(useless(chart)).toEqual([
      expect.stringMatching(/^chart: 'chart' \(2 workloads\) was granted to pull, but .* for 'other[^,]*':/),
    ]);
  });

  test('to an app, which has no path', () => {
    const chart = newChart();
    newAccess(chart, { pattern: WORKLOAD }).grantPull(chart.node.root);
    ['web', 'api'].forEach(name => deployment(chart, name, pulling(OTHER)));
    expect(useless(chart)).toEqual([expect.stringMatching(/^: the app \(2 workloads\) was granted to pull/)]);
  });

  test('to an Include that is still on the public host', () => {
    const chart = newChart();
    const file = join(folder, 'app.yaml');
    writeFileSync(file, ['a', 'b', 'c'].map(name => JSON.stringify({
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name, namespace: 'payments' },
      spec: { template: { spec: pulling(`quay.io/acme/${name}:1`) } },
    })).join('\n---\n'));
    new ScopedPullSecret(chart, 'Mirror', {
      credentials: [RegistryCredentials.unsafeLiteralInManifest(Registry.of('mirror.example.com'), 'robot', 'hunter2')],
    }).grantPull(new Include(chart, 'Include', { url: file }));
    expect(useless(chart)).toEqual([expect.stringMatching(/^chart\/Include: 'chart\/Include' \(3 workloads\)/)]);
  });

  test('though the pod has another pull secret for the image', () => {
    const chart = newChart();
    const ghcr = new ScopedPullSecret(chart, 'Ghcr', { credentials: [ghcrLogin], secretName: 'ghcr' });
    newAccess(chart, { pattern: WORKLOAD }).grantPull(
      deployment(chart, 'web', pulling('ghcr.io/a/b:1', { imagePullSecrets: [{ name: ghcr.secretName }] })),
    );
    expect(useless(chart)).toHaveLength(1);
  });

  test('where the nodes of a pattern without a secret do not serve it', () => {
    const chart = newChart();
    newAccess(chart, {
      pattern: AccessPattern.NODE_IDENTITY,
      credentials: [RegistryCredentials.nodeIdentity([Registry.ecr({ account: '123456789012', region: 'eu-west-1' })])],
    }).grantPull(deployment(chart, 'web', pulling('quay.io/a/b:1')));
    expect(useless(chart)).toEqual([
      expect.stringMatching(/nothing that was granted is for 'quay.io\/a\/b:1'\. Fix the image/),
    ]);
  });
});

describe('a grant is of use', () => {
  test('to a scope where it is for one of the images', () => {
    const chart = newChart();
    newAccess(chart, { pattern: WORKLOAD }).grantPull(chart);
    [PRIVATE, OTHER].forEach((image, index) => deployment(chart, `web-${index}`, pulling(image)));
    expect(useless(chart)).toEqual([]);
  });

  test('where one of several patterns is for the image', () => {
    const chart = newChart();
    const ecr = Registry.ecr({ account: '123456789012', region: 'eu-west-1' });
    const access = newAccess(chart, {
      pattern: WORKLOAD,
      credentials: [harborLogin, RegistryCredentials.nodeIdentity([ecr])],
    });
    [PRIVATE, `${ecr.host}/web:1`].forEach((image, index) =>
      access.grantPull(deployment(chart, `web-${index}`, pulling(image))));
    expect(useless(chart)).toEqual([]);
  });

  test('to a source of Flux in the scope', () => {
    const chart = newChart();
    workload(chart, 'source.toolkit.fluxcd.io/v1', 'OCIRepository', 'charts', {
      spec: { url: 'oci://registry.example.com/charts/web' },
    });
    deployment(chart, 'web', pulling('nginx:1.27'));
    newAccess(chart, { pattern: WORKLOAD }).grantPull(chart);
    expect(useless(chart)).toEqual([]);
  });

  test('as far as is known, where the images are left to a controller', () => {
    const chart = newChart();
    newAccess(chart, { pattern: WORKLOAD }).grantPull(deployment(chart, 'web', { containers: [] }));
    expect(useless(chart)).toEqual([]);
  });

  test('as far as is asked, where nothing is checked', () => {
    const chart = newChart();
    newAccess(chart, { pattern: WORKLOAD, coverage: { strictness: CoverageStrictness.OFF } })
      .grantPull(deployment(chart, 'web', pulling(OTHER)));
    expect(useless(chart)).toEqual([]);
  });
});

test('where the image is an error or a warning already, nothing is said of the grant', () => {
  const chart = newChart();
  newAccess(chart, { pattern: WORKLOAD })
    .grantPull(deployment(chart, 'web', pulling('registry.example.com:5000/web:1')));
  ImageCoverage.prove(chart, { strictness: CoverageStrictness.WARN });
  expect(useless(chart)).toEqual([]);
  expect(SynthesisWarnings.of(chart).map(({ code }) => code)).toEqual(['PRA104']);
});

// A patch brings the spec in Python, Java and Go.
test.each([
  ['beside its place', pulling(PRIVATE), "at 'spec.template.spec', where they would be read: there are some at 'spec'"],
  ['without containers', { template: {} }, "at 'spec.template.spec'. Give it containers there"],
])('a granted workload whose spec stands %s is of no use', (_, spec, expected) => {
  const chart = newChart();
  const web = workload(chart, 'apps/v1', 'Deployment', 'web', {});
  web.addJsonPatch(JsonPatch.add('/spec', spec));
  newAccess(chart, { pattern: WORKLOAD }).grantPull(web);
  expect(useless(chart).join()).toContain(`was granted to pull, but has no containers ${expected}`);
});
