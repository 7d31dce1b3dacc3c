import { PullFailure, PullFailureContext } from '../../../src/diagnose';

const GROUP = 'external-secrets.io/v1';
const subject = { namespace: 'prod', pod: 'web-0' };
const pod = {
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name: 'web-0', namespace: 'prod' },
  spec: { imagePullSecrets: [{ name: 'ecr' }], containers: [{ name: 'web', image: 'registry.example.com/web:1' }] },
};
const other = { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'other', namespace: 'prod' }, type: 'Opaque' };

const MESSAGE = 'failed to resolve reference "registry.example.com/web:1": 401 Unauthorized';
const examine = (...objects: object[]) =>
  new PullFailureContext([pod, ...objects]).examine(PullFailure.classify(MESSAGE, subject), subject);

const maker = (kind: string, apiVersion: string, status?: object, spec: object = {}, metadata: object = {}) =>
  ({ apiVersion, kind, metadata: { name: 'ecr', namespace: 'prod', ...metadata }, spec, status });
const READY = { type: 'Ready', status: 'True', reason: 'SecretSynced', lastTransitionTime: '2026-03-01T10:00:00Z' };
const external = (target: object, condition: object = {}, more: object = {}) =>
  maker('ExternalSecret', GROUP, { conditions: [{ ...READY, ...condition }] }, { target, ...more });
const cluster = (status: object) => maker('ClusterExternalSecret', GROUP, {
  conditions: [{ type: 'Ready', status: 'False', message: 'one or more namespaces failed' }], ...status,
});
const warning = (message: string, lastTimestamp: string) => ({
  apiVersion: 'v1',
  kind: 'Event',
  type: 'Warning',
  metadata: { name: 'ecr.1', namespace: 'prod' },
  involvedObject: { kind: 'ExternalSecret', apiVersion: GROUP, name: 'ecr', namespace: 'prod' },
  reason: 'UpdateFailed',
  message,
  lastTimestamp,
});

const SYNC = 'kubectl -n prod annotate externalsecret ecr force-sync=$(date +%s) --overwrite';
const PATCH = 'kubectl -n prod patch externalsecret ecr --type merge '
  + '-p \'{"spec":{"target":{"creationPolicy":"Owner"}}}\'';
const DESCRIBE = 'kubectl -n prod describe externalsecret ecr';
const OF_CLUSTER = 'kubectl describe clusterexternalsecret ecr';
const OF_PULL = 'kubectl -n prod describe externalsecret pull';

describe('a pull secret that is not there, though something should make it', () => {
  const said = (...objects: object[]) => {
    const [{ code, message, fix, command }, ...others] = examine(other, ...objects);
    expect([code, others]).toEqual(['PRA703', []]);
    return [message.replace(/^.*?not among these objects: /, ''), fix.replace(/;.*/, ''), command];
  };

  test.each<[string, object[], string, string, string]>([
    ['was synced and deleted since: have it synced', [external({})],
      'Ready is True: "SecretSynced", so it was deleted since', 'have it synced now', SYNC],
    ['was synced once and deleted', [external({ creationPolicy: 'Orphan' }, {}, { refreshPolicy: 'CreatedOnce' })],
      'Ready is True: "SecretSynced", so it was deleted since',
      'delete the ExternalSecret and create it again, as it syncs only once', DESCRIBE],
    ['is only added to', [external({ creationPolicy: 'Merge' }, { reason: 'SecretMissing' })],
      "its creationPolicy 'Merge' makes no Secret", "create the Secret, or set the policy to 'Owner'", PATCH],
    ['is not to be made', [external({ creationPolicy: 'None' })],
      "its creationPolicy 'None' makes no Secret", "create the Secret, or set the policy to 'Owner'", PATCH],
    ['has nothing in the store', [external({ deletionPolicy: 'Delete' }, { reason: 'SecretDeleted' })],
      'Ready is True: "SecretDeleted"', 'put the credential into the store again: it has none there', DESCRIBE],
    ['is of another kind', [external({ manifest: { apiVersion: 'v1', kind: 'ConfigMap' } })],
      'it makes another kind: "ConfigMap"', 'leave spec.target.manifest out of it', DESCRIBE],
    ['met a fault that is over', [external({}), warning('vault is sealed', '2026-03-01T09:00:00Z')],
      'Ready is True: "SecretSynced", so it was deleted since', 'have it synced now', SYNC],
    ['meets a fault now', [external({}), warning('vault is sealed', '2026-03-01T11:00:00Z')],
      'its last event is "UpdateFailed: vault is sealed"', 'correct that', DESCRIBE],
    ['has a condition and an event that says the same', [
      external({}, { status: 'False', message: 'sealed' }), warning('vault is sealed', '2026-03-01T11:00:00Z'),
    ], 'Ready is False: "SecretSynced: sealed"', 'correct that', DESCRIBE],
    ['was never looked at', [
      maker('ExternalSecret', GROUP, undefined, {}, { creationTimestamp: '2026-03-01T10:00:00Z' }),
    ], 'it has no status, so External Secrets has not looked at it', 'see that its controller runs', DESCRIBE],
    ['was unsealed and deleted since', [
      maker('SealedSecret', 'bitnami.com/v1alpha1', { conditions: [{ type: 'Synced', status: 'True' }] }),
    ], 'Synced is True, so it was deleted since', 'restart its controller, which then makes it again',
    'kubectl -n prod describe sealedsecret ecr'],
    ['failed in this namespace', [cluster({
      failedNamespaces: [{ namespace: 'a', reason: 'no' }, { namespace: 'prod', reason: 'could not create' }],
    })], 'it failed in namespace \'prod\': "could not create"', 'correct that', OF_CLUSTER],
    ['would be of an ExternalSecret of which there is another', [cluster({
      externalSecretName: 'pull', failedNamespaces: [{ namespace: 'prod', reason: 'external secret already exists' }],
    })], 'it failed in namespace \'prod\': "external secret already exists"',
    "delete or rename the ExternalSecret 'pull' that is there already", OF_PULL],
    ['was left to an ExternalSecret that is not at hand', [cluster({
      externalSecretName: 'pull', provisionedNamespaces: ['prod'], failedNamespaces: [{ namespace: 'a', reason: 'no' }],
    })], "it made ExternalSecret 'pull' in namespace 'prod'", 'see what that one says', OF_PULL],
    ['is in no namespace, as they could not be listed', [cluster({
      failedNamespaces: [{ namespace: 'unknown', reason: 'forbidden' }],
    })], 'it failed: "forbidden"', 'correct that', OF_CLUSTER],
    ['failed, and it is not said where', [cluster({})],
      'Ready is False: "one or more namespaces failed"', 'correct that', OF_CLUSTER],
    ['is for other namespaces', [cluster({ failedNamespaces: [{ namespace: 'a', reason: 'no' }] })],
      "its selectors do not choose namespace 'prod'", 'give the namespace the labels that they ask for', OF_CLUSTER],
  ])('%s', (_, objects, ...answer) => expect(said(...objects)).toEqual(answer));
});

test('a pull secret may be there where none is at hand and what makes it is well', () => {
  expect(examine(external({ creationPolicy: 'Merge' }))).toMatchObject([{
    message: expect.stringMatching(/: Ready is True: "SecretSynced"$/),
    fix: 'look at the Secret itself',
    command: 'kubectl -n prod get secret ecr -o yaml | npx cdk8s-registry-access inspect -',
  }]);
});

test('a pull secret may be made under another name than that of what makes it, which the pod was given', () => {
  expect(examine(other, external({ name: 'ecr-login' }))).toEqual([{
    code: 'PRA101',
    message: "the pod names the pull secret 'ecr', which does not exist; ExternalSecret 'ecr' makes 'ecr-login' "
      + 'instead',
    fix: "name that one in the pod or its ServiceAccount, or have it make 'ecr'",
    command: DESCRIBE,
  }]);
});

describe('a pull secret that is there', () => {
  const config = '{"auths":{"registry.example.com":{"username":"robot","password":"a"}}}';
  const ecr = {
    ...other,
    metadata: { name: 'ecr', namespace: 'prod' },
    type: 'kubernetes.io/dockerconfigjson',
    data: { '.dockerconfigjson': Buffer.from(config).toString('base64') },
  };

  const FAILING = { conditions: [{ type: 'Ready', status: 'False' }] };

  test('may be out of date where what makes it fails, which says why', () => {
    const failing = external({}, { status: 'False', message: 'no such key' });
    expect(examine(ecr, failing, warning('vault is sealed', '2026-03-01T11:00:00Z'))).toMatchObject([{
      code: 'PRA703',
      message: "Secret 'ecr' may be out of date: ExternalSecret 'ecr', which makes it, fails: Ready is False: "
        + '"SecretSynced: no such key"; its last event is "UpdateFailed: vault is sealed"',
      fix: 'correct that; the Secret is then synced again, and the kubelet tries again by itself',
      command: DESCRIBE,
    }, { code: 'PRA701' }]);
  });

  test.each<[string, object[]]>([
    ['is well', [external({}), warning('vault is sealed', '2026-03-01T09:00:00Z')]],
    ['has not been looked at', [maker('ExternalSecret', GROUP, undefined)]],
    ['is for all namespaces, and failed in some', [cluster({ failedNamespaces: [{ namespace: 'a', reason: 'no' }] })]],
    ['is of another namespace', [maker('ExternalSecret', GROUP, FAILING, {}, { namespace: 'staging' })]],
  ])('is not said to be out of date where what makes it %s', (_, objects) =>
    expect(examine(ecr, ...objects).map(({ code }) => code)).toEqual(['PRA701']));
});

test.each([
  ['ExternalSecret', GROUP, "have it made in namespace 'prod' too"],
  ['SealedSecret', 'bitnami.com/v1alpha1',
    "have it made in namespace 'prod' too, by one that is sealed for that namespace"],
])('a pull secret may be made in another namespace than that of the pod by a %s', (kind, apiVersion, fix) => {
  expect(examine(other, maker(kind, apiVersion, undefined, {}, { namespace: 'staging' }))).toEqual([{
    code: 'PRA101',
    message: `the pod names the pull secret 'ecr', which does not exist; ${kind} 'ecr' makes it in namespace `
      + "'staging', not in 'prod'",
    fix,
    command: `kubectl -n staging describe ${kind.toLowerCase()} ecr`,
  }]);
});
