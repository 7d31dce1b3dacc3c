import { ApiObject, Chart, JsonPatch, Lazy, Testing } from 'cdk8s';
import * as kplus from 'cdk8s-plus-27';
import {
  AccessPattern, CoverageOptions, CoverageStrictness, ImageCoverage, Registry, RegistryCredentials, ScopedPullSecret,
  SynthesisWarnings, TargetKubernetes, WarningCode,
} from '../../src';
import { newAccess, harborLogin } from '../access/support';
import { deployment, newChart, serviceAccount } from '../attach/support';
import { captureStderr } from '../support/stderr';
import { synthesisError } from '../support/synthesis-error';

const printed = captureStderr();

const PRIVATE = 'registry.example.com/team/web:1';
const ECR = '123456789012.dkr.ecr.eu-west-1.amazonaws.com/app:1';

/** A chart with one workload that pulls an image, and what its proof says. */
function prove(podSpec: object, options: CoverageOptions = {}, before: (chart: Chart) => void = () => {}) {
  const chart = newChart();
  before(chart);
  deployment(chart, 'web', podSpec);
  ImageCoverage.prove(chart, options);
  const errors = synthesisError(chart);
  const warnings = SynthesisWarnings.of(chart);
  return { chart, errors, codes: warnings.map(({ code }) => code), warnings: warnings.map(({ message }) => message) };
}

const container = (image: unknown, more: object = {}) => ({ containers: [{ name: 'main', image, ...more }] });
const harborSecret = (chart: Chart, host = 'registry.example.com', name = 'harbor') =>
  new ScopedPullSecret(chart, `Secret-${host}`, {
    secretName: name, credentials: [RegistryCredentials.unsafeLiteralInManifest(Registry.of(host), 'robot', 'hunter2')],
  });

describe('an image fails the synthesis', () => {
  test.each([
    ['on a registry that is never public', container(ECR), {}],
    ['on a registry that is declared private', container(PRIVATE),
      { privateRegistries: [Registry.of('registry.example.com')] }],
    ['of an init container', { initContainers: [{ name: 'main', image: ECR }], containers: [] }, {}],
    ['of an ephemeral container', { ephemeralContainers: [{ name: 'main', image: ECR }] }, {}],
    ['of an image volume', { volumes: [{ name: 'main', image: { reference: ECR } }] }, {}],
  ])('%s, when no credential matches', (_, podSpec, options) => {
    expect(prove(podSpec, options).errors).toMatch(
      /Deployment 'payments\/web' \(chart\/Deployment-web\): .*'main' pulls '.*', which is private, and no credential reaches it/,
    );
  });

  test('on a registry that the app has credentials for, in a Secret that nobody granted', () => {
    expect(prove(container(PRIVATE), {}, harborSecret).errors).toMatch(
      /Secret 'harbor' of the same namespace has a credential for it, and the pod does not name it: grant it with grantPull/,
    );
  });

  test.each([
    ['of another region', ECR.replace('eu-west-1', 'us-east-1'), 'fix the image, or add credentials for '
      + "'123456789012.dkr.ecr.us-east-1.amazonaws.com' (or name it in what that Secret 'covers')"],
    ['whose host is not in lower case', PRIVATE.replace('reg', 'Reg'), 'write the host of the image in lower case'],
    ['on another port', PRIVATE.replace('/', ':5000/'), "give a credential for 'registry.example.com:5000', or"],
    ['that nobody has credentials for', 'contoso.azurecr.io/web:1', "Add credentials for 'contoso.azurecr.io' to a "
      + "PrivateRegistryAccess that grants it (or name it in what one of these Secrets 'covers'), or name"],
  ])('with what to do about one %s', (_, image, remedy) => {
    const pullSecrets = [ScopedPullSecret.fromSecretName('pull', {
      namespace: 'payments',
      covers: [Registry.harbor('registry.example.com'), Registry.ecr({ account: '123456789012', region: 'eu-west-1' })],
    })];
    expect(prove({ ...container(image), imagePullSecrets: [{ name: 'pull' }] }, { pullSecrets }).errors)
      .toContain(remedy);
  });

  test('of a registry that its grant leaves out, with where to name it', () => {
    const chart = newChart();
    const [one, two] = ['one', 'two'].map(name => Registry.harbor(`${name}.example.com`));
    newAccess(chart, {
      pattern: AccessPattern.WORKLOAD,
      credentials: [one, two].map(of => RegistryCredentials.existingSecret(of.host, { covers: [of] })),
    }).grantPull(deployment(chart, 'web', container('two.example.com/web:1')), { registries: [one] });
    expect(synthesisError(chart)).toContain("Secret 'two.example.com' of the same namespace has a credential for it, "
      + "and the pod does not name it: grant it with grantPull(…), and name 'two.example.com' where that has "
      + "'registries'");
  });

  test('with what to do about a Secret of the pod that nobody declared', () => {
    expect(prove({ ...container(ECR), imagePullSecrets: [{ name: 'own' }] }).errors)
      .toContain("Say what Secret 'own' covers: give it to a PrivateRegistryAccess with RegistryCredentials.existing");
  });

  test('whose host cannot be one of a registry, though nothing is known to be private', () => {
    expect(prove(container('github.com/acme/web:1')).errors).toMatch(
      /'main' pulls 'github.com\/acme\/web:1', which nobody can: .*the web site of GitHub; write "ghcr.io" \(PRA104\)/,
    );
  });

  test('of a container without a name, as Knative has them', () => {
    expect(prove({ containers: [{ image: ECR }] }).errors).toContain('Deployment-web): container pulls ');
  });

  test.each([[true, 'true'], [1.1, '1.1'], [{}, 'an object']])('that is %j, no string', (image, shown) => {
    expect(prove(container(image)).errors).toMatch(
      `container 'main' has the image '${shown}', which is not a string: quote it`,
    );
  });

  test('that holds what a variable that is not set leaves', () => {
    expect(prove(container(`${undefined}/app:1`)).errors).toMatch(
      /has the image 'undefined\/app:1', and 'undefined' in it is what a variable that is not set leaves.*\(PRA107\)/,
    );
  });

  test.each([
    '<cdk8s_registry_access.Registry object at 0x7f2b1c>/app:1', '<bound method Registry.to_string of <x>>/app:1',
  ])('that holds an object of Python: %s', image => {
    expect(prove(container(image)).errors).toMatch(/with an object of Python in it: write its text.*\(PRA107\)/);
  });

  test('that the kubelet refuses', () => {
    expect(prove(container('ghcr.io/Team/App')).errors).toMatch(
      /container 'main' has the image 'ghcr.io\/Team\/App', which has upper case in its repository.*: no kubelet accepts it \(PRA107\)/,
    );
  });

  test('with others for the same reason as one error, which lists them', () => {
    const chart = newChart();
    newAccess(chart, { pattern: AccessPattern.NAMESPACE });
    ['web', 'api', 'job'].forEach(name => deployment(chart, name, container(`registry.example.com:5000/${name}:1`)));
    deployment(chart, 'other', container(ECR));
    const errors = synthesisError(chart).split('\n  [').slice(1);
    expect(errors).toHaveLength(2);
    expect(errors[0]).toMatch(new RegExp('^chart/Access\\] Deployment .*/web.*: container \'main\' pulls '
      + "'registry.example.com:5000/web:1' from .*, or fix the image \\(PRA104\\)\\. The same is wrong with 2 more:\n"
      + "    Deployment .*/api.*: container 'main' 'registry.example.com:5000/api:1'\n"
      + "    Deployment .*/job.*: container 'main' 'registry.example.com:5000/job:1'$"));
  });

  test('with the path of the construct that asked for the proof', () => {
    expect(prove(container(ECR)).errors).toContain('[chart] Deployment');
  });
});

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

describe('an image passes', () => {
  test.each([
    ['on a public registry', container('registry.k8s.io/pause:3.9'), {}],
    ['on a registry that the nodes serve', container(ECR),
      { nodeRegistries: [Registry.ecr({ account: '123456789012', region: 'eu-west-1' })] }],
    ['that nodes of the platform pull', container(ECR), { nodeRegistryPatterns: ['eks'] }],
    ['on a registry that the nodes mirror', container(PRIVATE), {
      privateRegistries: [Registry.of('registry.example.com')],
      mirrors: { 'registry.example.com': Registry.of('mirror.example.com') },
    }],
    ['in a repository that is declared public', container('ghcr.io/stakater/reloader:v1'),
      { privateRegistries: [Registry.ghcr()], publicRegistries: [Registry.ghcr().withPath('stakater')] }],
    ['of Docker, when the app has credentials for Docker Hub', container('nginx:1.27'),
      { privateRegistries: [Registry.dockerHub()] }],
    ['that is never pulled, on nodes up to 1.34', container(ECR, { imagePullPolicy: 'Never' }), {}],
    ['that is loaded into every node', container(ECR), { preloadedImages: [ECR] }],
  ])('%s', (_, podSpec, options) => {
    expect(prove(podSpec, options)).toMatchObject({ errors: '', codes: [] });
  });

  test('with a credential of a Secret of the app on the pod', () => {
    expect(prove({ ...container(PRIVATE), imagePullSecrets: [{ name: 'harbor' }] }, {}, harborSecret).errors).toBe('');
  });

  test('with a credential on the ServiceAccount', () => {
    expect(prove(container(PRIVATE), {}, chart => {
      harborSecret(chart);
      serviceAccount(chart, 'default', ['harbor']);
    }).errors).toBe('');
  });

  test('with what an existing Secret is declared to cover', () => {
    const pullSecrets = [
      ScopedPullSecret.fromSecretName('harbor', {
        namespace: 'payments', covers: [Registry.of('registry.example.com')],
      }),
    ];
    expect(prove({ ...container(PRIVATE), imagePullSecrets: [{ name: 'harbor' }] }, { pullSecrets }).errors).toBe('');
    expect(prove({ ...container(PRIVATE), imagePullSecrets: [{ name: 'other' }] }, { pullSecrets }).errors)
      .toMatch(/'other' is neither in the app nor declared with what it covers/);
  });

  test('with what several declare of one existing Secret, together', () => {
    const pullSecrets = ['registry.example.com', 'ghcr.io']
      .map(host => ScopedPullSecret.fromSecretName('own', { namespace: 'payments', covers: [Registry.of(host)] }));
    const { errors } = prove({ ...container(PRIVATE), imagePullSecrets: [{ name: 'own' }] }, { pullSecrets });
    expect(errors).toBe('');
    expect(prove(container(PRIVATE), { pullSecrets }).errors).toMatch(/which is private, and no credential reaches it/);
  });

  test.each([
    AccessPattern.WORKLOAD, AccessPattern.NAMESPACE, AccessPattern.DEDICATED_SERVICE_ACCOUNT,
  ])('once it is granted by pattern %s', pattern => {
    const chart = newChart();
    const access = newAccess(chart, { pattern, serviceAccounts: pattern === AccessPattern.NAMESPACE ? [] : undefined });
    const web = new kplus.Deployment(chart, 'Web', { containers: [{ image: PRIVATE }] });
    if (pattern === AccessPattern.NAMESPACE) {
      serviceAccount(chart, 'default');
    }
    expect(synthesisError(chart)).toMatch(/no credential reaches it/);
    access.grantPull(web);
    expect(synthesisError(chart)).toBe('');
  });

  test('with an external ServiceAccount, which is trusted to carry what was granted', () => {
    const chart = newChart();
    newAccess(chart, { externalServiceAccounts: ['ghost'] }).grantPull(
      deployment(chart, 'web', { ...container(PRIVATE), serviceAccountName: 'ghost' }),
    );
    expect(synthesisError(chart)).toBe('');
  });
});

describe('what is private', () => {
  test.each([
    [
      'another port', 'registry.example.com', 'registry.example.com:5000/web:1',
      /it has no port, the image has port 5000/,
    ],
    ['another case', 'registry.example.com', 'Registry.Example.com/web:1', /it differs in case, and case counts/],
  ])('a host that differs from one with credentials by %s is taken for a mistake', (_, host, image, message) => {
    expect(
      prove({ ...container(image), imagePullSecrets: [{ name: 'harbor' }] }, {}, chart => harborSecret(chart, host))
        .errors,
    ).toMatch(message);
  });

  test('a host for which any pull Secret of the app has credentials, whoever made it', () => {
    const { errors } = prove(container(PRIVATE), {}, chart => {
      new kplus.DockerConfigSecret(chart, 'Raw', {
        metadata: { name: 'raw' }, data: { auths: { 'registry.example.com': { auth: 'YTpi' } } },
      });
    });
    expect(errors).toMatch(/Secret 'raw' of the same namespace has a credential for it, and the pod does not name it/);
  });

  test('a host of each of two constructs that give their Secrets one name, in namespaces of their own', () => {
    const app = Testing.app();
    const [one, two] = [newChart(app, 'one', 'one'), newChart(app, 'two', 'two')];
    const quay = RegistryCredentials.unsafeLiteralInManifest(Registry.quay('quay.example.com'), 'a+b', 'hunter2');
    newAccess(one, { pattern: AccessPattern.WORKLOAD });
    newAccess(two, { pattern: AccessPattern.WORKLOAD, credentials: [quay] });
    deployment(one, 'web', container('quay.example.com/a/b:1'));
    expect(synthesisError(one)).toMatch(/pulls 'quay.example.com\/a\/b:1'.*no credential reaches it/);
  });

  test.each([
    ['ghcr.io/team-a', 'ghcr.io/other/app:1', ''],
    ['ghcr.io/team-a', 'ghcr.io/team-a/app:1', 'no credential reaches it'],
    ['registry.example.com/team-a', 'registry.example.com/other/app:1', 'no credential reaches it'],
  ])('credentials for %s: %s', (key, image, message) => {
    const { errors } = prove(container(image), {}, chart => harborSecret(chart, key));
    expect(errors).toContain(message);
    expect(errors === '').toBe(message === '');
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

  test('another path of what the nodes pull by themselves', () => {
    const nodeRegistries = [Registry.ecr({ account: '123456789012', region: 'eu-west-1' }).withPath('payments')];
    expect(prove(container(ECR), { nodeRegistries }).errors).toContain('The nodes pull from '
      + "'123456789012.dkr.ecr.eu-west-1.amazonaws.com/payments' by themselves, and its path '/payments' is not that "
      + "of '/app': add the path that is missing (withPath) to the registries of the nodes");
  });

  test('a Secret of another namespace', () => {
    expect(
      prove(container(PRIVATE), {}, chart => harborSecret(newChart(chart.node.root as any, 'billing', 'billing')))
        .errors,
    ).toMatch(
      /Secret 'harbor' of namespace 'billing' has a credential for it, and a pod can use only those of its own: add 'payments' to 'namespaces'/,
    );
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

test('what to do about a ServiceAccount that is not known is said at once', () => {
  const { errors } = prove({ ...container(PRIVATE), serviceAccountName: 'ghost' }, {}, chart => harborSecret(chart));
  expect(errors).toContain("the pod does not name it: grant it with grantPull(…), and name 'ghost' in the "
    + "'serviceAccounts' of the PrivateRegistryAccess or declare it in the app, unless its pattern puts the reference "
    + 'on the pod');
});

test('names that are made while an object is rendered are those that count', () => {
  const chart = newChart();
  newAccess(chart, { serviceAccounts: [] }).grantPull(new ApiObject(chart, 'Account', {
    apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: Lazy.any({ produce: () => 'own' }) as string },
  }));
  new ApiObject(chart, 'Web', {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: Lazy.any({ produce: () => 'web' }) as string },
    spec: { ...container('registry.example.com:5000/a:1'), serviceAccountName: 'own' },
  });
  expect(synthesisError(chart)).toContain("Pod 'payments/web' (chart/Web): container 'main' pulls "
    + "'registry.example.com:5000/a:1' from 'registry.example.com:5000', which is private, and no credential reaches "
    + "it. Pull secrets of ServiceAccount 'own': 'registry-pull' has");
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

  test.each([
    ['unresolved template', '${IMAGE}'],
    ['unresolved template', 'registry.k8s.io/pause:${TAG}'],
    ['unresolved template', '{{ .Values.image }}'],
    ['placeholder', 'registry.k8s.io/your-image:1'],
  ])(
    'of the %s %s, which a tool may still fill in', (kind, image) => {
      const { errors, codes, warnings } = prove(container(image));
      expect({ errors, codes }).toEqual({ errors: '', codes: ['PRA108'] });
      expect(warnings[0]).toContain(`container 'main' has the ${kind} '${image}' for an image`);
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

describe('options', () => {
  test('strictness WARN makes warnings of errors', () => {
    expect(prove(container(ECR), { strictness: CoverageStrictness.WARN }))
      .toMatchObject({ errors: '', codes: ['PRA103'] });
  });

  test('strictness WARN does not let an image pass that is none', () => {
    expect(prove(container(true), { strictness: CoverageStrictness.WARN }).errors).toMatch(/which is not a string/);
  });

  test.each([
    ['a path of it',
      { 'docker.io/acme': Registry.of('mirror.example.com'), 'docker.io/other': Registry.of('other.example.com') },
      ['PRA603']],
    ['another path', { 'docker.io/other': Registry.of('mirror.example.com') }, []],
  ])('a mirror can be of %s only', (_, mirrors, expected) => {
    const { codes } = prove(
      { ...container('acme/app:1'), imagePullSecrets: [{ name: 'harbor' }] },
      { mirrors },
      chart => harborSecret(chart, 'mirror.example.com'),
    );
    expect(codes).toEqual(expected);
  });

  test('a mirror of what is not a registry is an error at once, with its name', () => {
    expect(() =>
      ImageCoverage.prove(newChart(), { mirrors: { 'hub.docker.com': Registry.of('mirror.example.com') } }),
    ).toThrow(
      '\'mirrors\' must be a registry host: got "hub.docker.com", the web site of Docker Hub; write "docker.io"',
    );
  });

  test('the same proof twice reports once', () => {
    const chart = newChart();
    deployment(chart, 'web', container(ECR));
    [1, 2].forEach(() => ImageCoverage.prove(chart));
    expect(synthesisError(chart).match(/no credential reaches it/g)).toHaveLength(1);
  });

  describe('privateByDefault', () => {
    const official = Registry.dockerHub().withPath('library');

    test.each([
      ['of an unknown registry', 'registry.k8s.io/pause:3.9', {}],
      ['of Docker', 'nginx:1.27', {}],
      ['beside what is declared public', 'docker.io/acme/app:1', { publicRegistries: [official] }],
    ])('asks for a credential for an image %s', (_, image, options) => {
      expect(prove(container(image), { ...options, privateByDefault: true }).errors).toMatch(
        /main' pulls '.*' from '.*', which nobody declared public \('privateByDefault'\), and no credential reaches it/,
      );
    });

    test.each([
      ['declared public', 'nginx:1.27', { publicRegistries: [official] }],
      ['served by the nodes', 'quay.io/a/b:1', { nodeRegistries: [Registry.quay()] }],
      ['mirrored by the nodes', 'nginx:1.27', { mirrors: { 'docker.io': Registry.of('mirror.example.com') } }],
    ])('asks for none for one that is %s', (_, image, options) => {
      expect(prove(container(image), { ...options, privateByDefault: true })).toMatchObject({ errors: '', codes: [] });
    });

    test('takes a credential, without a warning for an image that could be had without', () => {
      const pullSecrets = [
        ScopedPullSecret.fromSecretName('hub', { namespace: 'payments', covers: [Registry.dockerHub()] }),
      ];
      expect(prove({ ...container('nginx:1.27'), imagePullSecrets: [{ name: 'hub' }] }, {
        pullSecrets, privateByDefault: true,
      })).toMatchObject({ errors: '', codes: [] });
    });

    test('counts for what is inside of a scope that asks for it, and says what is private for a certain reason', () => {
      const chart = newChart();
      deployment(chart, 'web', container(ECR));
      ImageCoverage.prove(chart, { privateByDefault: true });
      ImageCoverage.prove(deployment(chart, 'api', container('nginx:1.27')), {});
      const errors = synthesisError(chart);
      expect(errors).toMatch(/Deployment-api\): .*which nobody declared public/);
      expect(errors).toMatch(/Deployment-web\): .*which is private/);
    });
  });

  test('strictness OFF checks nothing', () => {
    expect(prove(container(true), { strictness: CoverageStrictness.OFF })).toMatchObject({ errors: '', codes: [] });
  });

  test('of an inner scope decide how strict, those of all scopes what is known', () => {
    const chart = newChart();
    const inner = deployment(chart, 'web', container(PRIVATE));
    ImageCoverage.prove(chart, { privateRegistries: [Registry.of('registry.example.com')] });
    ImageCoverage.prove(inner, { strictness: CoverageStrictness.WARN });
    expect(synthesisError(chart)).toBe('');
    expect(SynthesisWarnings.of(chart).map(({ code }) => code)).toEqual(['PRA103']);
  });

  test('images that are injected into pods are proven in each of them', () => {
    expect(prove(container('registry.k8s.io/a:1'), { injectedImages: [ECR] }).errors)
      .toMatch(/Deployment 'payments\/web'.*container 'injected' pulls/);
  });

  test('images of pods that are not in the app are proven with what they would carry', () => {
    const additionalImages = [
      { image: PRIVATE },
      { image: PRIVATE, namespace: 'billing', serviceAccountName: 'operator' },
      { image: PRIVATE, imagePullSecrets: ['harbor'] },
    ];
    const { errors } = prove({}, { additionalImages }, chart => {
      harborSecret(chart);
      serviceAccount(chart, 'default', ['harbor']);
    });
    expect(errors.match(/A pod of/g)).toHaveLength(1);
    expect(errors).toMatch(
      /A pod of ServiceAccount 'operator' in namespace 'billing' \('additionalImages'\): container 'additional' pulls/,
    );
  });
});

describe('PrivateRegistryAccess', () => {
  test('proves the scope that it stands in', () => {
    const chart = newChart();
    newAccess(chart, { pattern: AccessPattern.WORKLOAD });
    deployment(chart, 'web', container(PRIVATE));
    expect(synthesisError(chart)).toMatch(/\[chart\/Access\] Deployment 'payments\/web'/);
  });

  test('proves what it grants elsewhere', () => {
    const app = Testing.app();
    const [chart, other] = [newChart(app), newChart(app, 'other', 'shop')];
    newAccess(chart, { pattern: AccessPattern.WORKLOAD, namespaces: ['payments', 'shop'], coverage: { scope: chart } })
      .grantPull(deployment(other, 'web', container(ECR)));
    deployment(other, 'unrelated', container(ECR));
    expect(synthesisError(chart).match(/no credential reaches it/g)).toHaveLength(1);
  });

  test('passes the options on', () => {
    const chart = newChart();
    newAccess(chart, { pattern: AccessPattern.WORKLOAD, coverage: { strictness: CoverageStrictness.OFF } });
    deployment(chart, 'web', container(PRIVATE));
    expect(synthesisError(chart)).toBe('');
  });
});

describe('in one process', () => {
  test('an image that is changed without a new construct counts in the next synthesis', () => {
    const chart = newChart();
    const web = deployment(chart, 'web', container('registry.k8s.io/a:1'));
    ImageCoverage.prove(chart);
    expect(synthesisError(chart)).toBe('');
    web.addJsonPatch(JsonPatch.replace('/spec/template/spec/containers/0/image', ECR));
    expect(synthesisError(chart)).toMatch(/no credential reaches it/);
  });

  test('a proof that is asked for between two charts counts for the second', () => {
    const app = Testing.app();
    const [first, second] = ['first', 'second'].map(id => newChart(app, id));
    deployment(second, 'web', container(ECR));
    expect(synthesisError(first)).toBe('');
    ImageCoverage.prove(app);
    expect(synthesisError(second)).toMatch(/no credential reaches it/);
  });

  test('errors of an app, which has no path, are reported by the chart of the first of a cause', () => {
    const app = Testing.app();
    const [first, second] = ['first', 'second'].map(id => newChart(app, id));
    deployment(first, 'fine', container('registry.k8s.io/a:1'));
    [first, second].forEach(chart => deployment(chart, 'web', container(ECR)));
    deployment(second, 'api', container('contoso.azurecr.io/web:1'));
    ImageCoverage.prove(app, {
      additionalImages: [{ image: PRIVATE }], privateRegistries: [Registry.of('registry.example.com')],
    });
    const reported = synthesisError(first).split('\n').filter(line => line.startsWith('  ['));
    expect(reported.map(line => line.slice(2, 42))).toEqual([
      "[first] Deployment 'payments/web' (first",
      "[first] A pod of ServiceAccount 'default",
      "[second] Deployment 'payments/api' (seco",
    ]);
  });

  test('warnings that no longer hold are gone', () => {
    const chart = newChart();
    const web = deployment(chart, 'web', container('registry.k8s.io/a', { imagePullPolicy: 'IfNotPresent' }));
    ImageCoverage.prove(chart);
    Testing.synth(chart);
    web.addJsonPatch(JsonPatch.replace('/spec/template/spec/containers/0/image', 'registry.k8s.io/a:1'));
    Testing.synth(chart);
    expect(SynthesisWarnings.of(chart)).toEqual([]);
  });
});
