import { ApiObject, Chart, Testing } from 'cdk8s';
import { container, ECR, harborSecret, PRIVATE, prove } from './support';
import {
  CoverageStrictness, Registry, RegistryCredentials, ScopedPullSecret, SynthesisWarnings, TargetKubernetes,
  WarningCode,
} from '../../src';
import { harborLogin } from '../access/support';
import { serviceAccount } from '../attach/support';
import { captureStderr } from '../support/stderr';

const printed = captureStderr();

describe('an image that nodes have already', () => {
  const on = (version: string) => (chart: Chart) => TargetKubernetes.set(chart, version);
  const never = container(ECR, { imagePullPolicy: 'Never' });

  test.each([
    ['1.34', 'Never', true], ['1.35', 'Never', false], ['1.37', 'Never', false], ['1.34', 'IfNotPresent', false],
  ])('needs no credential on Kubernetes %s with %s: %j', (version, imagePullPolicy, expected) => {
    expect(prove(container(ECR, { imagePullPolicy }), {}, on(version)).errors === '').toBe(expected);
  });

  test('and is never pulled is told by what it is excused', () => {
    expect(prove(never, {}, on('1.35')).errors).toContain("'imagePullPolicy: Never' does not excuse it: from "
      + 'Kubernetes 1.35 on a node gives an image that it pulled only to pods with a credential for it. If it is not '
      + "pulled but loaded into every node, name it in 'preloadedImages'.");
    expect(prove(never, { preloadedImages: [ECR] }, on('1.35')).errors).toBe('');
  });

  test('needs a credential all the same, where it is pulled always', () => {
    const always = container(ECR, { imagePullPolicy: 'Always' });
    expect(prove(always, { preloadedImages: [ECR] }).errors).toMatch(/no credential reaches it/);
  });

  test('must be named as an image, before the synthesis', () => {
    expect(() => prove(never, { preloadedImages: ['*'] })).toThrow("'preloadedImages' must name images");
    expect(() => prove(never, { nodeRegistryPatterns: ['aws'] })).toThrow("'nodeRegistryPatterns' must name hosts");
  });
});

describe('the nearest miss', () => {
  test.each([
    ['another port', 'registry.example.com:5000',
      /The nearest key is 'registry.example.com:5000' of Secret 'harbor': it has port 5000, the image has no port/],
    ['another path', 'registry.example.com/other', /its path '\/other' is not a prefix of '\/team\/web'/],
  ])('%s', (_, host, message) => {
    expect(
      prove(
        { ...container(PRIVATE), imagePullSecrets: [{ name: 'harbor' }] },
        { privateRegistries: [Registry.of('registry.example.com')] },
        chart => harborSecret(chart, host),
      ).errors,
    ).toMatch(message);
  });

  test.each([
    ['another region', { account: '123456789012', region: 'us-east-1' },
      /it is for region us-east-1, the image is in region eu-west-1/],
    ['another account', { account: '210987654321', region: 'eu-west-1' },
      /it is for account 210987654321, the image is in account 123456789012/],
  ])('%s', (_, ecr, message) => {
    const pullSecrets = [
      ScopedPullSecret.fromSecretName('ecr', { namespace: 'payments', covers: [Registry.ecr(ecr)] }),
    ];
    expect(prove({ ...container(ECR), imagePullSecrets: [{ name: 'ecr' }] }, { pullSecrets }).errors).toMatch(message);
  });

  test('a Secret that cannot be decoded, which stops every pull of the pod', () => {
    const { errors } = prove(
      { ...container('nginx:1.27'), imagePullSecrets: [{ name: 'harbor' }, { name: 'broken' }] },
      {},
      chart => {
        harborSecret(chart);
        new ApiObject(chart, 'Broken', {
          apiVersion: 'v1',
          kind: 'Secret',
          metadata: { name: 'broken' },
          type: 'kubernetes.io/dockerconfigjson',
          stringData: { '.dockerconfigjson': '{"auths":{"a.io":{"auth":"!"}}}' },
        } as any);
      },
    );
    expect(errors).toMatch(
      /pull secret 'broken' cannot be decoded \(invalid-auth.*: the kubelet then pulls no image of the pod, public ones included/,
    );
  });

  test('a Secret of a type that the kubelet ignores', () => {
    const { errors } = prove({ ...container(ECR), imagePullSecrets: [{ name: 'opaque' }] }, {}, chart => {
      new ApiObject(chart, 'Opaque', { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'opaque' } });
    });
    expect(errors).toMatch(/'opaque' is of type 'Opaque', which the kubelet ignores/);
  });

  test.each([
    ['no list anywhere', false, /The pod lists no pull secret, and ServiceAccount 'default' is not in the app/],
    ['an empty list on the ServiceAccount', true,
      /Neither the pod nor its ServiceAccount 'default' lists a pull secret/],
  ])('%s', (_, declared, message) => {
    expect(prove(container(ECR), {}, chart => declared && serviceAccount(chart, 'default')).errors).toMatch(message);
  });
});

test('a list without a name is told as such: it hides that of the ServiceAccount', () => {
  const { errors } = prove({ ...container(PRIVATE), imagePullSecrets: [{}] }, {}, chart => {
    harborSecret(chart);
    serviceAccount(chart, 'default', ['harbor']);
  });
  expect(errors).toContain("No entry of the pod's list of pull secrets has a name. The pod lists pull secrets of its "
    + "own, which hide 'harbor' of ServiceAccount 'default'");
});

describe('a warning', () => {
  test('of a public image for which a credential is there, since an expired one would break it', () => {
    const pullSecrets = [
      ScopedPullSecret.fromSecretName('hub', { namespace: 'payments', covers: [Registry.dockerHub()] }),
    ];
    const { errors, warnings } = prove(
      { ...container('nginx:1.27'), imagePullSecrets: [{ name: 'hub' }] },
      { pullSecrets },
    );
    expect(errors).toBe('');
    expect(warnings).toEqual([
      expect.stringMatching(
        /pulls the public image 'nginx:1.27', for which pull secret 'hub' has a credential \(key 'index.docker.io'\)/,
      ),
    ]);
  });

  test.each([
    ['which an image needs', PRIVATE, 'registry.example.com:5000', ['PRA104', 'PRA106']],
    ['and not where that is said of the image', PRIVATE, 'quay.io', ['PRA104']],
    ['and not of one that no image needs', 'registry.k8s.io/pause:3.9', 'quay.io', []],
  ])('of a list on the pod that hides that of the ServiceAccount, %s', (_, image, own, expected) => {
    const podSpec = { ...container(image), imagePullSecrets: [{ name: 'own' }] };
    const { codes, warnings } = prove(podSpec, { strictness: CoverageStrictness.WARN }, chart => {
      harborSecret(chart);
      harborSecret(chart, own, 'own');
      serviceAccount(chart, 'default', ['own', 'harbor']);
    });
    expect(codes).toEqual(expected);
    expect(warnings.slice(1)).toEqual(expected.slice(1).map(() => expect.stringContaining(
      `which hide 'harbor' of ServiceAccount 'default'; '${PRIVATE}' would need that: add them`,
    )));
  });

  test('of a key that two pull secrets have', () => {
    const { codes, warnings } = prove({ imagePullSecrets: [{ name: 'a' }, { name: 'b' }] }, {}, chart =>
      ['a', 'b'].forEach(name => new ScopedPullSecret(chart, name, { secretName: name, credentials: [harborLogin] })),
    );
    expect(codes).toEqual(['PRA210']);
    expect(warnings[0]).toMatch(
      /has credentials for 'registry.example.com' in 'a', 'b': the kubelet tries them in this order/,
    );
  });

  test('of a key for Docker Hub that another one shadows', () => {
    const { codes, warnings } = prove({ imagePullSecrets: [{ name: 'a' }, { name: 'b' }] }, {}, chart => {
      const hub = { username: 'me', password: 'hunter2' };
      new ScopedPullSecret(chart, 'a', {
        secretName: 'a',
        credentials: [RegistryCredentials.unsafeLiteralInManifest(Registry.dockerHub(), hub.username, hub.password)],
      });
      new ApiObject(chart, 'b', {
        apiVersion: 'v1',
        kind: 'Secret',
        metadata: { name: 'b' },
        type: 'kubernetes.io/dockerconfigjson',
        stringData: { '.dockerconfigjson': JSON.stringify({ auths: { 'docker.io': hub } }) },
      } as any);
    });
    expect(codes).toEqual(['PRA210']);
    expect(warnings[0]).toMatch(
      /has the key 'index.docker.io' in 'a', which the kubelet never uses beside 'docker.io' in 'b'/,
    );
  });

  test.each([
    ['latest', 'registry.k8s.io/a:latest', ['PRA604']],
    ['no tag', 'registry.k8s.io/a', ['PRA604']],
    ['a version', 'registry.k8s.io/a:1', []],
    ['a digest', `registry.k8s.io/a@sha256:${'a'.repeat(64)}`, []],
  ])('of %s with IfNotPresent: %s', (_, image, codes) => {
    expect(prove(container(image, { imagePullPolicy: 'IfNotPresent' })).codes).toEqual(codes);
    expect(prove(container(image, { imagePullPolicy: 'Always' })).codes).toEqual([]);
  });

  test('is printed once, with the path of the workload, until it changes', () => {
    const { chart } = prove(container('registry.k8s.io/a', { imagePullPolicy: 'IfNotPresent' }));
    expect(printed()).toEqual([expect.stringMatching(/^\[warning PRA604 at chart\/Deployment-web\] .*\n$/)]);
    Testing.synth(chart);
    expect(printed()).toHaveLength(1);
  });

  test('can be acknowledged', () => {
    const { codes } = prove(container('registry.k8s.io/a', { imagePullPolicy: 'IfNotPresent' }), {}, chart =>
      SynthesisWarnings.acknowledge(chart, WarningCode.FLOATING_TAG, 'a preview'));
    expect(codes).toEqual([]);
    expect(printed()).toEqual([]);
  });
});
