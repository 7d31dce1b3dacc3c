import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ApiObject, Chart, Include, JsonPatch, Testing } from 'cdk8s';
import { attach, newChart, NAMESPACE } from './support';
import {
  AccessPattern, ImageCoverage, Registry, ScopedPullSecret, SynthesisWarnings, WarningCode,
} from '../../src';
import { newAccess } from '../access/support';
import { temporaryFolder } from '../support/folder';

const folder = temporaryFolder();
const ghcr = Registry.ghcr();
const harbor = Registry.harbor('registry.example.com');

function source(chart: Chart, kind: string, spec: object, name = 'app'): ApiObject {
  const apiVersion = kind === 'ImageRepository' ? 'image.toolkit.fluxcd.io/v1' : 'source.toolkit.fluxcd.io/v1';
  return new ApiObject(chart, `${kind}-${name}`, {
    apiVersion, kind, metadata: { name }, spec: { interval: '5m', ...spec },
  } as any);
}

const secret = (name: string, covers: Registry[], namespace: string | undefined = NAMESPACE) =>
  ScopedPullSecret.fromSecretName(name, { namespace, covers });

function grant(scope: Chart | ApiObject, ...secrets: ReturnType<typeof secret>[]): void {
  attach(scope, AccessPattern.NAMESPACE, { secrets });
}

/** The `spec.secretRef` of every source. */
function refs(chart: Chart): Record<string, string | undefined> {
  return Object.fromEntries(
    Testing.synth(chart)
      .filter(({ spec }) => spec?.interval)
      .map(({ kind, metadata, spec }) => [`${kind} ${metadata.name}`, spec.secretRef?.name]),
  );
}

test.each([
  ['OCIRepository', { url: 'oci://ghcr.io/acme/manifests' }],
  ['HelmRepository', { type: 'oci', url: 'oci://ghcr.io/acme/charts' }],
  ['ImageRepository', { image: 'ghcr.io/acme/app' }],
])('a granted %s names the pull secret for what it pulls', (kind, spec) => {
  const chart = newChart();
  grant(source(chart, kind, spec), secret('harbor-pull', [harbor]), secret('ghcr-pull', [ghcr]));
  expect(refs(chart)).toEqual({ [`${kind} app`]: 'ghcr-pull' });
});

test('the manifest keeps the rest of its spec', () => {
  const chart = newChart();
  grant(
    source(chart, 'OCIRepository', { url: 'oci://ghcr.io/acme/manifests', ref: { tag: '1' } }), secret('pull', [ghcr]),
  );
  expect(Testing.synth(chart)[0].spec).toEqual({
    interval: '5m', url: 'oci://ghcr.io/acme/manifests', ref: { tag: '1' }, secretRef: { name: 'pull' },
  });
});

test('in a granted scope, only those are changed that a secret is for', () => {
  const chart = newChart();
  source(chart, 'OCIRepository', { url: 'oci://ghcr.io/acme/manifests' }, 'private');
  source(chart, 'OCIRepository', { url: 'oci://public.example.com/manifests' }, 'public');
  source(chart, 'HelmRepository', { url: 'https://charts.example.com' }, 'http');
  source(chart, 'OCIRepository', { url: 'oci://ghcr.io/acme/manifests', provider: 'aws' }, 'identity');
  source(chart, 'OCIRepository', { url: 'oci://ghcr.io/acme/manifests', secretRef: { name: 'own' } }, 'own');
  grant(chart, secret('pull', [ghcr]));
  expect(refs(chart)).toEqual({
    'OCIRepository private': 'pull',
    'OCIRepository public': undefined,
    'HelmRepository http': undefined,
    'OCIRepository identity': undefined,
    'OCIRepository own': 'own',
  });
});

test('a source in an Include tree is granted as one of the app', () => {
  const url = join(folder, 'flux.yaml');
  writeFileSync(
    url,
    JSON.stringify({
      apiVersion: 'source.toolkit.fluxcd.io/v1beta2',
      kind: 'OCIRepository',
      metadata: { name: 'app' },
      spec: { interval: '5m', url: 'oci://ghcr.io/a/b' },
    }),
  );
  const chart = newChart();
  new Include(chart, 'Flux', { url });
  grant(chart, secret('pull', [ghcr]));
  expect(refs(chart)).toEqual({ 'OCIRepository app': 'pull' });
});

describe('an error is', () => {
  function errorOf(kind: string, spec: object, ...secrets: ReturnType<typeof secret>[]): string {
    const chart = newChart();
    grant(source(chart, kind, spec), ...secrets);
    try {
      Testing.synth(chart);
      return '';
    } catch (error) {
      return (error as Error).message;
    }
  }

  test.each([
    ['a secret for something else', 'OCIRepository', { url: 'oci://ghcr.io/a' }, [secret('pull', [harbor])],
      /pulls 'oci:\/\/ghcr.io\/a', and no granted Secret is for it: they are for 'registry.example.com'/],
    ['another path', 'OCIRepository', { url: 'oci://ghcr.io/other/a' }, [secret('pull', [ghcr.withPath('acme')])],
      /no granted Secret is for it/],
    ['a Helm repository over HTTP', 'HelmRepository', { url: 'https://charts.example.com' },
      [secret('pull', [harbor])], /takes a Secret with 'username' and 'password', which a pull secret is not/],
    ['one whose type is not oci', 'HelmRepository', { url: 'oci://ghcr.io/a' }, [secret('pull', [ghcr])],
      /takes a Secret with 'username' and 'password'/],
    ['a key of Docker Hub, which is none for a Helm repository', 'HelmRepository',
      { type: 'oci', url: 'oci://docker.io/acme' }, [secret('pull', [Registry.dockerHub()])],
      /no granted Secret is for it.*only hosts count/],
    ['another Secret of its own', 'OCIRepository', { url: 'oci://ghcr.io/a', secretRef: { name: 'own' } },
      [secret('pull', [ghcr])], /names Secret 'own' already, and can name only one/],
    ['two that fit', 'OCIRepository', { url: 'oci://ghcr.io/a' }, [secret('one', [ghcr]), secret('two', [ghcr])],
      /several that were granted are for it: 'one', 'two'/],
    ['an identity of a provider', 'OCIRepository', { url: 'oci://ghcr.io/a', provider: 'aws' },
      [secret('pull', [ghcr])], /'provider' \('aws'\), which a Secret would replace/],
    ['another namespace', 'OCIRepository', { url: 'oci://ghcr.io/a' }, [secret('pull', [ghcr], 'billing')],
      /in namespace 'payments', and Secret 'pull' for 'oci:\/\/ghcr.io\/a' is in 'billing'/],
    ['a url that Flux is still to fill in', 'OCIRepository', { url: 'oci://ghcr.io/${APP}' }, [secret('pull', [ghcr])],
      /pulls 'oci:\/\/ghcr.io\/\${APP}', which is still to be filled in.*name one in 'spec.secretRef'/],
    ['a password in the url, which is not shown', 'OCIRepository', { url: 'oci://robot:hunter2@ghcr.io/a' },
      [secret('pull', [ghcr])], /pulls 'oci:\/\/\*\*\*@ghcr.io\/a', which names no repository: it /],
    ['a url that names nothing', 'OCIRepository', { url: 'oci://ghcr.io/A' }, [secret('pull', [ghcr])],
      /pulls 'oci:\/\/ghcr.io\/A', which names no repository: it has upper case in its repository/],
    ['no url of an OCIRepository', 'OCIRepository', {}, [secret('pull', [ghcr])],
      /names nothing to pull: give it a 'url' that begins with 'oci:\/\/'/],
    ['no image of an ImageRepository', 'ImageRepository', {}, [secret('pull', [ghcr])],
      /names nothing to pull: give it an 'image'/],
  ])('%s', (_, kind, spec, secrets, message) => {
    expect(errorOf(kind, spec, ...secrets)).toMatch(message);
  });
});

test('a path counts for all but Helm repositories', () => {
  const chart = newChart();
  grant(
    source(chart, 'HelmRepository', { type: 'oci', url: 'oci://ghcr.io/other/charts' }),
    secret('pull', [ghcr.withPath('acme')]),
  );
  expect(refs(chart)).toEqual({ 'HelmRepository app': 'pull' });
});

test('the same secret by name is kept', () => {
  const chart = newChart();
  grant(
    source(chart, 'OCIRepository', { url: 'oci://ghcr.io/a', secretRef: { name: 'pull' } }), secret('pull', [ghcr]),
  );
  expect(refs(chart)).toEqual({ 'OCIRepository app': 'pull' });
});

test('an access grants sources as it grants workloads, whichever of its secrets is for them', () => {
  const chart = newChart();
  newAccess(chart).grantPull(source(chart, 'OCIRepository', { url: 'oci://registry.example.com/manifests' }));
  expect(refs(chart)).toEqual({ 'OCIRepository app': 'registry-pull' });
});

describe('the proof', () => {
  function prove(kind: string, spec: object, ...secrets: ReturnType<typeof secret>[]): () => unknown {
    const chart = newChart();
    source(chart, kind, spec);
    ImageCoverage.prove(chart, {
      privateRegistries: [harbor],
      pullSecrets: secrets,
      nodeRegistries: [Registry.ecr({ account: '123456789012', region: 'eu-west-1' })],
    });
    return () => Testing.synth(chart);
  }

  test.each([
    ['no Secret', 'OCIRepository', { url: 'oci://registry.example.com/a' }, [],
      /OCIRepository 'payments\/app' .* pulls 'oci:\/\/registry.example.com\/a' from 'registry.example.com', which is private.*It names no Secret/],
    ['a Secret that nobody knows', 'ImageRepository', { image: 'registry.example.com/a', secretRef: { name: 'own' } },
      [], /'own' is neither in the app nor declared/],
    ['a Secret for another registry', 'HelmRepository',
      { type: 'oci', url: 'oci://registry.example.com', secretRef: { name: 'own' } }, [secret('own', [ghcr])],
      /'own' has 'ghcr.io' \(only hosts count\)/],
    ['a registry that only the nodes pull from', 'OCIRepository',
      { url: 'oci://123456789012.dkr.ecr.eu-west-1.amazonaws.com/a' }, [], /with the identity of a 'provider'/],
    ['a url that names nothing', 'OCIRepository', { url: 'oci://registry.example.com/A' }, [],
      /which names no repository: it has upper case in its repository/],
    ['a password in a url, which is not shown', 'OCIRepository', { url: 'oci://robot:hunter2@registry.example.com/a' },
      [], /has the url 'oci:\/\/\*\*\*@registry.example.com\/a', which names no repository/],
  ])('fails for %s', (_, kind, spec, secrets, message) => {
    expect(prove(kind, spec, ...secrets)).toThrow(message);
  });

  test.each([
    ['a public registry', 'OCIRepository', { url: 'oci://public.example.com/a' }, []],
    ['a Secret that is declared', 'OCIRepository', { url: 'oci://registry.example.com/a', secretRef: { name: 'own' } },
      [secret('own', [harbor])]],
    ['a Secret for the host', 'HelmRepository',
      { type: 'oci', url: 'oci://registry.example.com', secretRef: { name: 'own' } }, [secret('own', [harbor])]],
    ['an identity', 'OCIRepository', { url: 'oci://123456789012.dkr.ecr.eu-west-1.amazonaws.com/a', provider: 'aws' },
      []],
    ['a Helm repository over HTTP', 'HelmRepository', { url: 'https://registry.example.com' }, []],
  ])('passes for %s', (_, kind, spec, secrets) => {
    expect(prove(kind, spec, ...secrets)).not.toThrow();
  });

  test('warns of a url that Flux is still to fill in, also in a granted scope', () => {
    const chart = newChart();
    source(chart, 'OCIRepository', { url: 'oci://${REGISTRY}/a' });
    newAccess(chart).grantPull(chart);
    Testing.synth(chart);
    expect(SynthesisWarnings.of(chart)).toMatchObject([{
      code: WarningCode.PLACEHOLDER_IMAGE,
      message: expect.stringContaining("has the url 'oci://${REGISTRY}/a', which is still to be filled in"),
    }]);
  });

  test('passes for the pull secrets of a ServiceAccount', () => {
    const chart = newChart();
    newAccess(chart, { serviceAccounts: ['flux'] });
    source(chart, 'OCIRepository', { url: 'oci://registry.example.com/a', serviceAccountName: 'flux' });
    expect(() => Testing.synth(chart)).not.toThrow();
  });
});

test('a source whose spec a JSON patch brings gets the Secret', () => {
  const chart = newChart();
  const target = source(chart, 'OCIRepository', {});
  grant(target, secret('pull', [ghcr]));
  target.addJsonPatch(JsonPatch.add('/spec', { url: 'oci://ghcr.io/a' }));
  expect(Testing.synth(chart)[0].spec).toEqual({ url: 'oci://ghcr.io/a', secretRef: { name: 'pull' } });
});
