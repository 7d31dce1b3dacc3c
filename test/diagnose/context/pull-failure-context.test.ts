import { PullFailure, PullFailureContext, PullFailureFinding, PullFailureSubject } from '../../../src/diagnose';

const HOST = '123456789012.dkr.ecr.eu-west-1.amazonaws.com';
const IMAGE = `${HOST}/team/app:1`;
const NOW = new Date('2026-03-01T12:00:00Z');
const SECRET_TEXT = 's3cr3t-value';
const subject = { namespace: 'prod', pod: 'web-0', container: 'web' };

const base64 = (text: string) => Buffer.from(text).toString('base64');
const auths = (...keys: string[]) =>
  JSON.stringify({ auths: Object.fromEntries(keys.map(key => [key, { username: 'robot', password: SECRET_TEXT }])) });

function secret(
  name: string,
  config: string,
  more: { readonly namespace?: string; readonly type?: string; readonly annotations?: object } = {},
) {
  const { namespace = 'prod', type = 'kubernetes.io/dockerconfigjson', annotations = {} } = more;
  return {
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: { name, namespace, annotations },
    type,
    data: { '.dockerconfigjson': base64(config) },
  };
}

const pod = (pullSecrets: string[], image = IMAGE, metadata: object = {}) => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name: 'web-0', namespace: 'prod', creationTimestamp: '2026-03-01T10:00:00Z', ...metadata },
  spec: {
    serviceAccountName: 'web',
    imagePullSecrets: pullSecrets.map(name => ({ name })),
    containers: [{ name: 'web', image }],
  },
});

const account = (pullSecrets: string[], more: object = {}) => ({
  apiVersion: 'v1',
  kind: 'ServiceAccount',
  metadata: { name: 'web', namespace: 'prod', ...more },
  imagePullSecrets: pullSecrets.map(name => ({ name })),
});

function examine(
  objects: any[], message = `failed to resolve reference "${IMAGE}": 401 Unauthorized`,
): PullFailureFinding[] {
  return new PullFailureContext(objects, NOW).examine(PullFailure.classify(message, subject), subject);
}

const none = (said: string) =>
  `no credential of the pod is for '${HOST}/team/app': the kubelet pulls anonymously, or with the node's own `
    + `credentials. ${said}`;

const messages = (objects: any[], message?: string) => examine(objects, message).map(finding => finding.message);

describe('the pull secrets of the pod', () => {
  test('may have no key for the host: the nearest is named', () => {
    expect(messages([pod(['ecr']), secret('ecr', auths('123456789012.dkr.ecr.us-east-1.amazonaws.com'))])).toEqual([
      none("Pull secrets of the pod: 'ecr' has '123456789012.dkr.ecr.us-east-1.amazonaws.com'. The nearest key is "
        + "'123456789012.dkr.ecr.us-east-1.amazonaws.com' of Secret 'ecr': it is for region us-east-1, the image is in "
        + 'region eu-west-1'),
    ]);
    expect(messages([pod(['hub']), secret('hub', auths('https://index.docker.io/v1/'))]))
      .toEqual([none("Pull secrets of the pod: 'hub' has 'https://index.docker.io/v1/'")]);
    expect(messages([pod(['empty']), secret('empty', '{"auths":{}}')]))
      .toEqual([none("Pull secrets of the pod: 'empty' has no key")]);
  });

  test('may have none for an image that is never pulled, which the node does not give without it', () => {
    const neverPulled = `Container image "${IMAGE}" is not present with pull policy of Never`;
    expect(messages([pod([])], neverPulled)).toEqual([
      `no credential of the pod is for '${HOST}/team/app': the kubelet gives it only what was loaded into the node, or `
        + 'pulled without a credential. The pod lists no pull secret',
    ]);
    expect(messages([pod(['ecr']), secret('ecr', auths(HOST))], neverPulled)).toEqual([]);
  });

  test('are matched as the kubelet does it', () => {
    const keyed = (key: string) => examine([pod(['ecr']), secret('ecr', auths(key))]).map(({ code }) => code);
    expect(keyed('*.dkr.ecr.*.amazonaws.com')).toEqual(['PRA701']);
    expect(keyed(`${HOST}/team`)).toEqual(['PRA701']);
    expect(keyed(`${HOST}/v2`)).toEqual(['PRA104']);
    expect(keyed(HOST.toUpperCase())).toEqual(['PRA104']);
  });

  test('may be of another type, which the kubelet ignores', () => {
    expect(examine([pod(['ecr']), secret('ecr', auths(HOST), { type: 'Opaque' })])[0]).toMatchObject({
      code: 'PRA201', message: expect.stringContaining("Secret 'ecr' is of type 'Opaque', which the kubelet ignores"),
    });
  });

  test('may be undecodable, which stops every pull, and then nothing else matters', () => {
    const findings = examine(
      [
        pod(['right', 'broken']),
        secret('right', auths(HOST)),
        secret('broken', '{"auths":{"x.example.com":{"auth":"%"}}}'),
      ],
      'illegal base64 data',
    );
    expect(findings.map(({ code }) => code)).toEqual(['PRA204']);
    expect(findings[0].message).toContain("Secret 'broken' cannot be decoded");
    expect(findings[0].message).toContain('the kubelet then pulls no image of the pod, public ones included');
  });

  test('may be named twice, and then what is wrong with one is said once', () => {
    expect(messages([pod(['ecr', 'ecr']), secret('other', auths('ghcr.io'))]))
      .toEqual(["the pod names the pull secret 'ecr', which does not exist"]);
    expect(messages([pod(['hub', 'hub']), secret('hub', auths('docker.io'))]))
      .toEqual([none("Pull secrets of the pod: 'hub' has 'docker.io'")]);
  });

  test('may be missing, or in another namespace', () => {
    const other = secret('other', auths('ghcr.io'));
    expect(messages([pod(['ecr']), other])).toEqual(["the pod names the pull secret 'ecr', which does not exist"]);
    expect(messages([pod(['ecr']), other, secret('ecr', auths(HOST), { namespace: 'build' })])[0])
      .toBe("the pod names the pull secret 'ecr', which exists in 'build' only, not in 'prod': the kubelet ignores it");
  });

  test.each([
    ['SealedSecret', 'bitnami.com/v1alpha1', {}, 'unsealed'],
    ['ExternalSecret', 'external-secrets.io/v1', { target: { name: 'ecr' } }, 'synced'],
    ['OnePasswordItem', 'onepassword.com/v1', {}, 'made'],
  ])('may be made by a %s', (kind, apiVersion, spec, done) => {
    const maker = { apiVersion, kind, metadata: { name: 'ecr', namespace: 'prod' }, spec };
    const finding = {
      code: 'PRA703',
      message: `the pull secret 'ecr' is made by ${kind} 'ecr', and is not among these objects`,
      fix: `see whether it was ${done} in namespace 'prod', and inspect what came of it`,
      command: `kubectl -n prod describe ${kind.toLowerCase()} ecr`,
    };
    expect(examine([pod(['ecr']), maker])).toEqual([finding]);
    expect(examine([pod(['ecr']), maker, secret('other', auths('ghcr.io'))])[0]).toEqual(finding);
    expect(examine([pod(['ecr']), maker, secret('ecr', auths(HOST))]).map(({ code }) => code)).toEqual(['PRA701']);
  });

  test('are not said to be missing where no Secret is at hand', () => {
    expect(messages([pod(['ecr'])])).toEqual([]);
  });

  test('may be none', () => {
    expect(messages([pod([])])).toEqual([none('The pod lists no pull secret')]);
  });
});

describe('a credential that is sent', () => {
  const seconds = (text: string) => Date.parse(text) / 1000;
  const withPassword = (password: string, annotations = {}) => [
    pod(['ecr']),
    secret('ecr', JSON.stringify({ auths: { [HOST]: { auth: base64(`AWS:${password}`) } } }), { annotations }),
  ];
  const ecrToken = (expiration: number) =>
    base64(JSON.stringify({ payload: 'a', datakey: 'b', version: '2', type: 'DATA_KEY', expiration }));
  const jwt = (exp: number) =>
    ['{"alg":"none"}', JSON.stringify({ exp }), 'sig'].map(part => Buffer.from(part).toString('base64url')).join('.');

  test.each([
    ['a token of ECR', withPassword(ecrToken(seconds('2026-03-01T11:59:59Z')))],
    ['a JSON Web Token', withPassword(jwt(seconds('2026-03-01T11:59:59Z')))],
    ['what a refresher noted', withPassword('opaque', { 'cdk8s-registry-access/expires-at': '2026-03-01T11:59:59Z' })],
  ])('is said to have expired by %s', (_, objects) => {
    expect(messages(objects)).toEqual([`the kubelet sends the credential of key '${HOST}' of Secret 'ecr' for this `
      + 'image, and its token expired at 2026-03-01T11:59:59.000Z']);
  });

  const failing = (kind: string, apiVersion: string, status: object, namespace: string | undefined = 'prod') => ({
    apiVersion, kind, metadata: { name: 'ecr', ...namespace && { namespace } }, spec: {}, status,
  });
  test.each([
    ['ExternalSecret', failing('ExternalSecret', 'external-secrets.io/v1', {
      conditions: [{ type: 'Ready', status: 'False', reason: 'SecretSyncedError', message: `no ${'x'.repeat(500)}` }],
    }), /: Ready is False: "SecretSyncedError: no x+… \(\d+ characters\)"$/],
    ['SealedSecret', failing('SealedSecret', 'bitnami.com/v1alpha1', {
      conditions: [{ type: 'Synced', status: 'False', message: 'no key could decrypt secret' }],
    }), /: Synced is False: "no key could decrypt secret"$/],
    ['ClusterExternalSecret that failed here', failing('ClusterExternalSecret', 'external-secrets.io/v1', {
      failedNamespaces: [{ namespace: 'prod', reason: 'external secret already exists in namespace' }],
    }, ''), /: it failed in namespace 'prod': "external secret already exists in namespace"$/],
    ['ClusterExternalSecret that is not for this namespace',
      failing('ClusterExternalSecret', 'external-secrets.io/v1', {
        provisionedNamespaces: ['stage'],
      }, ''), /: its selectors do not choose namespace 'prod'$/],
    ['ExternalSecret whose store quotes a token', failing('ExternalSecret', 'external-secrets.io/v1', {
      conditions: [{ type: 'Ready', status: 'False', message: `GET https://vault/?token=${SECRET_TEXT}: 403` }],
    }), /GET https:\/\/vault\/\?\*\*\*: 403"$/],
  ])('was not made, and the %s says why', (_, maker, message) => {
    const [finding] = examine([pod(['ecr']), secret('other', auths('ghcr.io')), maker]);
    expect(finding).toMatchObject({ code: 'PRA703', message: expect.stringMatching(message) });
    expect(finding.fix).toMatch(/^correct that/);
  });

  test('was not written by its refresh job, of which more is said', () => {
    const job = {
      apiVersion: 'batch/v1',
      kind: 'CronJob',
      metadata: { name: 'refresh', namespace: 'prod', creationTimestamp: '2026-03-01T10:00:00Z' },
      spec: {
        schedule: '0 * * * *',
        jobTemplate: {
          spec: {
            template: {
              spec: {
                containers: [{
                  name: 'refresh',
                  image: 'a',
                  command: ['sh', '-c', 'kubectl create secret docker-registry ecr --dry-run'],
                }],
              },
            },
          },
        },
      },
      status: {},
    };
    const found = examine([pod(['ecr']), secret('other', auths('ghcr.io')), job]);
    expect(found.map(({ code }) => code)).toEqual(['PRA101', 'PRA702']);
    expect(found[0].message).toContain("and the refresh job 'refresh' of namespace 'prod' should have written it");
    expect(found[0].command).toBeUndefined();
  });

  test('is not said to have expired by what a refresher noted before something else made the Secret', () => {
    const noted = withPassword('opaque', { 'cdk8s-registry-access/expires-at': '2026-03-01T11:59:59Z' });
    const external = {
      apiVersion: 'external-secrets.io/v1',
      kind: 'ExternalSecret',
      metadata: { name: 'ecr', namespace: 'prod' },
      spec: {},
    };
    expect(examine([...noted, external])).toMatchObject([{ code: 'PRA701' }]);
  });

  test('that still works is named, so that one looks at the registry', () => {
    expect(messages(withPassword(jwt(seconds('2026-03-01T12:00:01Z'))))[0])
      .toContain('whose token is good until 2026-03-01T12:00:01.000Z');
    expect(examine(withPassword('opaque'))).toMatchObject([{ code: 'PRA701' }]);
  });

  test('of several is each looked at, in the kubelet\'s order', () => {
    const stale = { 'cdk8s-registry-access/expires-at': '2026-03-01T00:00:00Z' };
    const codes = examine([
      pod(['a', 'b']), secret('a', auths(HOST)), secret('b', auths(`${HOST}/team`), { annotations: stale }),
    ]).map(({ code }) => code);
    expect(codes).toEqual(['PRA301', 'PRA701']);
  });
});

describe('a credential that the pod does not get', () => {
  const ecr = secret('ecr', auths(HOST));

  test('was added to the ServiceAccount after the pod was created', () => {
    const controlled = { ownerReferences: [{ kind: 'ReplicaSet', name: 'web' }] };
    expect(examine([pod([], IMAGE, controlled), account(['ecr']), ecr])).toEqual([{
      code: 'PRA111',
      message: none("The pod lists no pull secret. The pod was created before ServiceAccount 'web' got 'ecr', and a "
        + 'pod gets its pull secrets at creation only'),
      fix: 'recreate the pod',
      command: 'kubectl -n prod delete pod web-0',
    }]);
  });

  test('is not deleted with a pod that nobody makes again', () => {
    expect(examine([pod([]), account(['ecr']), ecr])[0].command).toBeUndefined();
  });

  test('is hidden by the pod\'s own list, unless the ServiceAccount is known to have changed', () => {
    const objects = (more: object) => [pod(['hub']), account(['ecr'], more), ecr, secret('hub', auths('docker.io'))];
    const changed = {
      managedFields: [{ manager: 'kubectl', time: '2026-03-01T11:00:00Z', fieldsV1: { 'f:imagePullSecrets': {} } }],
    };
    expect(messages(objects({}))[0]).toContain("The pod lists pull secrets of its own, which hide 'ecr' of "
      + "ServiceAccount 'web', or the ServiceAccount got them later");
    expect(messages(objects(changed))[0]).toContain("The pod was created before ServiceAccount 'web' got 'ecr'");
  });

  test.each([
    ['has it', [account(['ecr']), ecr], /^ServiceAccount 'web' has the pull secret 'ecr', which a static pod does not/],
    ['has none', [account([]), ecr], /^a static pod gets no pull secret$/],
  ])('is the node\'s to have where the pod is static, if the ServiceAccount %s', (_, objects, message) => {
    const [{ code, message: said }] = examine([
      pod([], IMAGE, { annotations: { 'kubernetes.io/config.mirror': 'x' } }), ...objects,
    ]);
    expect([code, said]).toEqual(['PRA704', expect.stringMatching(message)]);
  });

  test('is not looked for in a ServiceAccount whose Secret is for something else', () => {
    expect(examine([pod([]), account(['hub']), secret('hub', auths('docker.io'))]).map(({ code }) => code))
      .toEqual(['PRA103']);
  });

  test('is in a Secret that nobody names, or in another namespace', () => {
    expect(messages([pod([]), ecr])).toEqual([
      none("The pod lists no pull secret. Secret 'ecr' of the same namespace has a credential for it, and the pod does "
        + 'not name it'),
    ]);
    expect(messages([pod([]), secret('ecr', auths(HOST), { namespace: 'build' })])).toEqual([
      none("The pod lists no pull secret. Secret 'ecr' of namespace 'build' has a credential for it, and a pod can use "
        + 'only those of its own'),
    ]);
  });
});

describe('the job that refreshes a credential', () => {
  const jobTemplate = (command: string[], podSpec: object = {}) => ({
    jobTemplate: { spec: { template: { spec: { containers: [{ name: 'a', command }], ...podSpec } } } },
  });
  const cronJob = (more: object = {}, spec: object = {}) => ({
    apiVersion: 'batch/v1',
    kind: 'CronJob',
    metadata: {
      name: 'ecr-refresh',
      namespace: 'ops',
      creationTimestamp: '2026-01-01T00:00:00Z',
      labels: { 'app.kubernetes.io/component': 'pull-secret-refresher' },
    },
    spec: { ...jobTemplate([]), ...spec },
    ...more,
  });
  const job = (name: string, created: string, type: string) => ({
    apiVersion: 'batch/v1',
    kind: 'Job',
    metadata: {
      name, namespace: 'ops', creationTimestamp: created, ownerReferences: [{ kind: 'CronJob', name: 'ecr-refresh' }],
    },
    status: { conditions: [{ type, status: 'True' }] },
  });
  const of = (...objects: any[]) =>
    examine([pod(['ecr']), secret('ecr', auths(HOST)), ...objects]).filter(({ code }) => code === 'PRA702');

  test('is said to have succeeded last, or never', () => {
    expect(of(cronJob({ status: { lastSuccessfulTime: '2026-02-28T20:00:00Z' } }))[0].message)
      .toBe("the refresh job 'ecr-refresh' of namespace 'ops' last succeeded at 2026-02-28T20:00:00Z");
    expect(of(cronJob({}, { suspend: true }))[0].message)
      .toBe("the refresh job 'ecr-refresh' of namespace 'ops' never succeeded, and is suspended");
  });

  test('is said to have failed by its youngest Job', () => {
    const [failed, succeeded] = [
      job('ecr-refresh-2', '2026-03-01T11:00:00Z', 'Failed'), job('ecr-refresh-1', '2026-03-01T07:00:00Z', 'Complete'),
    ];
    expect(of(cronJob(), succeeded, failed)[0]).toMatchObject({
      message: expect.stringContaining("its Job 'ecr-refresh-2' failed"),
      command: 'kubectl -n ops logs job/ecr-refresh-2 --all-containers',
    });
    expect(of(cronJob(), job('ecr-refresh-3', '2026-03-01T12:00:00Z', 'Complete'), failed)[0].message)
      .not.toContain('failed');
  });

  const foreign = (script: string, podSpec: object = {}, more: object = {}) => ({
    apiVersion: 'batch/v1',
    kind: 'CronJob',
    metadata: { name: 'renew', namespace: 'prod' },
    spec: jobTemplate(['sh', '-c', script], podSpec),
    ...more,
  });
  const create = 'kubectl delete secret ecr; kubectl create secret docker-registry ecr --docker-server=x';

  test('may be of another make, if it writes the Secret', () => {
    expect(of(foreign(create))).toHaveLength(1);
    expect(of(foreign('echo ecr-login'))).toHaveLength(0);
    expect(of(foreign(create.replace(/ ecr/g, ' hub')))).toHaveLength(0);
    expect(of(foreign(`${create} -n other`))).toHaveLength(0);
    expect(of(foreign(`for n in a prod; do ${create} -n $n; done`))).toHaveLength(1);
    expect(of(foreign('kubectl patch secret ecr -p "$p"'))).toHaveLength(1);
  });

  test('is not one that only pulls with the Secret', () => {
    expect(of(foreign('report --now', { imagePullSecrets: [{ name: 'ecr' }] }))).toEqual([]);
    expect(of(foreign('kubectl create secret generic hub', { imagePullSecrets: [{ name: 'ecr' }] }))).toEqual([]);
  });

  test('may have its script in a ConfigMap', () => {
    const configMap = {
      apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'scripts', namespace: 'prod' }, data: { run: create },
    };
    const volumes = { volumes: [{ name: 'scripts', configMap: { name: 'scripts' } }] };
    expect(of(foreign('/scripts/run', volumes), configMap)).toHaveLength(1);
    expect(of(foreign('/scripts/run', volumes))).toHaveLength(0);
  });

  test('of this package writes what its plan says', () => {
    const planned = (name: string) => ({
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: 'plan', namespace: 'ops' },
      data: { 'plan.json': JSON.stringify({ parts: {}, secrets: [{ name }], namespaces: ['prod'] }) },
    });
    const refresher = cronJob({}, jobTemplate([], { volumes: [{ configMap: { name: 'plan' } }] }));
    expect(of(refresher, planned('ecr'))).toHaveLength(1);
    expect(of(refresher, planned('hub'))).toHaveLength(0);
  });

  test('is not said to have never succeeded while it is only a manifest', () => {
    expect(of(foreign(create))).toEqual([{
      code: 'PRA702',
      message: "the refresh job 'renew' of namespace 'prod' writes this pull secret",
      fix: 'see on the cluster when it last succeeded',
      command: "kubectl -n prod get cronjob renew -o jsonpath='{.status}'",
    }]);
    expect(of(foreign(create, {}, { status: {} }))[0].message).toContain('never succeeded');
  });
});

describe('a pod that is not at hand', () => {
  const deployment = (spec: object = {}, name = 'web') => ({
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name, namespace: 'prod' },
    spec: { template: { spec: { serviceAccountName: 'web', containers: [{ name: 'web', image: IMAGE }], ...spec } } },
  });
  const of = (objects: any[], where: PullFailureSubject = { namespace: 'prod', pod: 'web-7d4b9-x2x' }) =>
    new PullFailureContext(objects, NOW).examine(
      PullFailure.classify(`failed to resolve reference "${IMAGE}": 401 Unauthorized`, where), where,
    );

  test('is looked for among the workloads that make such pods, with the pull secrets that those will have', () => {
    expect(of([deployment(), account(['ecr']), secret('ecr', auths(HOST))]).map(({ code }) => code))
      .toEqual(['PRA701']);
    expect(
      of([
        deployment({ imagePullSecrets: [{ name: 'hub' }] }),
        account(['ecr']),
        secret('ecr', auths(HOST)),
        secret('hub', auths('docker.io')),
      ]),
    ).toMatchObject([
      {
        code: 'PRA104',
        message: expect.stringContaining("lists pull secrets of its own, which hide 'ecr' of ServiceAccount 'web'"),
      },
    ]);
    expect(of([deployment(), secret('ecr', auths(HOST))])[0].message).toContain('the pod does not name it');
  });

  test('is looked for among the kinds that the audit knows, too', () => {
    const rollout = { ...deployment(), apiVersion: 'argoproj.io/v1alpha1', kind: 'Rollout' };
    expect(of([rollout, account(['ecr']), secret('ecr', auths(HOST))]).map(({ code }) => code)).toEqual(['PRA701']);
  });

  test('may be known by its image alone, and then no command has its name', () => {
    const findings = of([deployment(), secret('hub', auths('docker.io'))], {});
    expect(findings).toMatchObject([{ code: 'PRA103' }]);
    expect(findings[0].command).toBeUndefined();
  });

  test('is nothing else than what its name, namespace and image say', () => {
    expect(of([deployment({}, 'api')])).toEqual([]);
    expect(of([deployment()], { namespace: 'test' })).toEqual([]);
    expect(of([deployment({ containers: [{ name: 'web', image: 'nginx' }] })])).toEqual([]);
  });

  test('is not guessed where its pull secrets would depend on the guess', () => {
    expect(of([deployment(), deployment({}, 'web-7d4b9')])).toHaveLength(1);
    expect(of([deployment(), deployment({ imagePullSecrets: [{ name: 'ecr' }] }, 'web-7d4b9')])).toEqual([]);
  });

  // `kubectl create --dry-run=client -o yaml` writes null.
  test.each([
    {},
    { creationTimestamp: null },
  ])('is not said to be older than a change of its ServiceAccount while it is only a manifest: %j', created => {
    const { metadata: { name, namespace }, ...manifest } = pod([]);
    expect(
      of(
        [{ ...manifest, metadata: { name, namespace, ...created } }, account(['ecr']), secret('ecr', auths(HOST))],
        subject,
      ).map(({ code }) => code),
    ).toEqual(['PRA701']);
  });
});

describe('what is not said', () => {
  test('anything of a failure that has nothing to do with credentials, or of a pod that is not at hand', () => {
    expect(examine([pod([])], 'failed to pull image "a": net/http: TLS handshake timeout')).toEqual([]);
    expect(examine([])).toEqual([]);
    expect(examine([pod([], 'No Image')], 'InvalidImageName')).toEqual([]);
  });

  test('a credential', () => {
    const login = `https://robot:${SECRET_TEXT}@${HOST}`;
    const findings = [
      ...examine([pod(['ecr']), secret('ecr', auths(HOST))]),
      ...examine([pod(['ecr']), secret('ecr', auths(`robot:${SECRET_TEXT}@ghcr.io`))]),
      ...examine([pod(['ecr']), secret('ecr', `{"auths":{"x":{"auth":"${SECRET_TEXT}%"}}}`)]),
      ...examine([pod(['ecr']), secret('ecr', auths(login))]),
    ];
    expect(findings.length).toBeGreaterThanOrEqual(4);
    expect(JSON.stringify(findings)).not.toContain(SECRET_TEXT);
  });

  test('a command with a name in it that is none', () => {
    expect(examine([pod(['x;y']), secret('x;y', '{')])).toMatchObject([{ code: 'PRA203' }]);
    expect(examine([pod(['x;y']), secret('x;y', '{')])[0].command).toBeUndefined();
  });
});

test('objects may come as lists, and of any shape', () => {
  const odd = [
    null,
    1,
    'x',
    [],
    {},
    { kind: 'Pod' },
    { kind: 'Secret', metadata: null },
    { apiVersion: 'v1', kind: 'List', items: [null] },
  ];
  expect(
    examine([{ apiVersion: 'v1', kind: 'List', items: [pod(['ecr']), secret('ecr', auths(HOST))] }, ...odd]).map(
      ({ code }) => code,
    ),
  ).toEqual(['PRA701']);
});

test('the image of the container counts before that of the message', () => {
  expect(messages([pod(['hub'], 'nginx'), secret('hub', auths('docker.io'))])[0])
    .toContain("key 'docker.io' of Secret 'hub'");
});
