import { Lazy } from 'cdk8s';
import { newRefresh, podOf } from './support';

const specOf = (spec: object) => podOf({ pod: { spec } }).spec;
const shown = (value: unknown) =>
  typeof value !== 'object' ? JSON.stringify(value) : Array.isArray(value) ? 'a list' : 'an object';
const SPREAD = { maxSkew: 1, topologyKey: 'topology.kubernetes.io/zone', whenUnsatisfiable: 'ScheduleAnyway' };
const containerWith = (fields: object) => specOf({ containers: [{ name: 'refresh', ...fields }] }).containers[0];

describe('pod', () => {
  test.each([
    {},
    { metadata: {} },
    { spec: {} },
    { metadata: { labels: {}, annotations: {} }, spec: { nodeSelector: {}, containers: [{ name: 'refresh' }] } },
  ])(
    '%j changes nothing', pod => {
      expect(podOf({ pod })).toEqual(podOf());
      expect(podOf({ pod }).spec).not.toHaveProperty('tolerations');
      expect(podOf({ pod }).spec).not.toHaveProperty('priorityClassName');
    });

  test('gives labels and annotations to the pods, not to the Jobs', () => {
    const { metadata } = podOf({
      pod: {
        metadata: { labels: { 'sidecar.istio.io/inject': 'false' }, annotations: { 'example.com/note': 'any text' } },
      },
    });
    expect(metadata.labels).toEqual({ ...podOf().metadata.labels, 'sidecar.istio.io/inject': 'false' });
    expect(metadata.annotations['example.com/note']).toBe('any text');
    expect(newRefresh({ pod: { metadata: { labels: { team: 'a' } } } }).node.findChild('CronJob')).toMatchObject({
      props: { spec: { jobTemplate: { metadata: { labels: expect.not.objectContaining({ team: 'a' }) } } } },
    });
  });

  test('says which nodes', () => {
    const tolerations = [
      { key: 'dedicated', operator: 'Equal', value: 'system', effect: 'NoSchedule' },
      { key: 'spot', operator: 'Exists' },
      { operator: 'Exists' },
      { key: 'pool', value: 'system' },
      { key: 'node.kubernetes.io/unreachable', operator: 'Exists', effect: 'NoExecute', tolerationSeconds: 60 },
    ];
    expect(
      specOf({ nodeSelector: { pool: 'system' }, tolerations, priorityClassName: 'system-cluster-critical' }),
    ).toMatchObject({
      nodeSelector: { 'kubernetes.io/os': 'linux', 'pool': 'system' },
      tolerations,
      priorityClassName: 'system-cluster-critical',
    });
  });

  test('says as which user, for the range of a namespace of OpenShift', () => {
    expect(
      specOf({ securityContext: { runAsUser: 1000660000, runAsGroup: 1, fsGroup: 1000670000 } }).securityContext,
    ).toEqual({
      runAsNonRoot: true,
      runAsUser: 1000660000,
      runAsGroup: 1,
      fsGroup: 1000670000,
      seccompProfile: { type: 'RuntimeDefault' },
    });
    expect(specOf({ securityContext: { runAsUser: 1000660000 } }).securityContext)
      .toMatchObject({ runAsUser: 1000660000, runAsGroup: 65532, fsGroup: 65532 });
  });

  test('leaves users and groups to the cluster where they are null, as OpenShift wants it', () => {
    expect(specOf({ securityContext: { runAsUser: null, runAsGroup: null, fsGroup: null } }).securityContext).toEqual({
      runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' },
    });
  });

  test.each<[string, object]>([
    ['tolerations', { operator: 'Exists' }], ['topologySpreadConstraints', SPREAD],
    ['imagePullSecrets', { name: 'a' }], ['hostAliases', { ip: '10.0.0.1', hostnames: ['a.example.com'] }],
  ])('appends %s', (name, item) => {
    const items = [item, item];
    expect(specOf({ [name]: items })[name]).toEqual(items);
  });

  test.each<[string, unknown]>([
    ['affinity', { nodeAffinity: {} }], ['dnsConfig', { options: [{ name: 'ndots', value: '1' }] }],
    ['dnsPolicy', 'Default'], ['hostUsers', false],
    ['priorityClassName', 'high'], ['runtimeClassName', 'gvisor'],
    ['schedulerName', 'other'],
    ['terminationGracePeriodSeconds', 5],
  ])('sets %s', (name, value) => {
    expect(specOf({ [name]: value })).toEqual({ ...podOf().spec, [name]: value });
    expect(specOf({ [name]: null })).toEqual(podOf().spec);
  });

  test('sets resources of the container one by one, and takes away what is null', () => {
    expect(containerWith({ resources: { limits: { cpu: '1' } } }).resources)
      .toEqual({ requests: { cpu: '10m', memory: '128Mi' }, limits: { cpu: '1', memory: '192Mi' } });
    expect(containerWith({ resources: { requests: { memory: '256Mi' }, limits: { memory: null } } }).resources)
      .toEqual({ requests: { cpu: '10m', memory: '256Mi' }, limits: {} });
    expect(containerWith({ imagePullPolicy: 'Always' }).imagePullPolicy).toBe('Always');
  });

  test('passes over what is undefined, as conditional code writes it', () => {
    expect(specOf({ nodeSelector: undefined, hostUsers: undefined })).toEqual(podOf().spec);
  });

  describe('with Lazy values', () => {
    const lazy = (value: unknown) => Lazy.any({ produce: () => value });

    test('has what they give', () => {
      const spec = { priorityClassName: 'high', affinity: { nodeAffinity: {} }, tolerations: [{ operator: 'Exists' }] };
      expect(podOf({
        pod: lazy({
          metadata: { labels: { team: lazy('a') } },
          spec: {
            priorityClassName: lazy('high'),
            affinity: lazy({ nodeAffinity: lazy({}) }),
            tolerations: [lazy({ operator: 'Exists' })],
          },
        }),
      })).toMatchObject({ metadata: { labels: { team: 'a' } }, spec });
      expect(specOf({ hostUsers: lazy(undefined) })).toEqual(podOf().spec);
    });

    test('is checked', () => {
      expect(() => specOf({ hostUsers: lazy('no') })).toThrow("'refresh.pod.spec.hostUsers' must be true or false");
    });

    test('names the first run by what they give', () => {
      const nameOf = (schedulerName: unknown) =>
        (newRefresh({ pod: { spec: { schedulerName } } }).node.findChild('FirstRun') as any).name;
      expect(nameOf(lazy('other'))).toBe(nameOf('other'));
    });
  });

  test.each(['priorityClassName', 'dnsPolicy'])('takes an empty %s, as the API server does', name => {
    expect(specOf({ [name]: '' })).toEqual({ ...podOf().spec, [name]: '' });
  });

  test('gives the same pod to the first run', () => {
    expect(newRefresh({ pod: { spec: { hostUsers: false } } }).node.findChild('FirstRun'))
      .toMatchObject({ props: { spec: { template: { spec: { hostUsers: false } } } } });
  });

  test('makes the first run another one', () => {
    const nameOf = (pod: any) => (newRefresh({ pod }).node.findChild('FirstRun') as any).name;
    expect(nameOf({ spec: { hostUsers: false } })).not.toBe(nameOf({}));
  });

  test.each<[any, string]>([
    [{ labels: { team: 'a' } },
      "'refresh.pod.labels' cannot be set for the pod of a refresher, got an object: what can be set is metadata, "
        + 'spec'],
    [{ metadata: { name: 'a' } },
      '\'refresh.pod.metadata.name\' cannot be set for the pod of a refresher, got "a": what can be set is labels, '
        + 'annotations'],
    [{ metadata: [] }, "'refresh.pod.metadata' must be an object"],
    [{ spec: null }, "'refresh.pod.spec' must be an object, as in the template of a pod, got null"],
    [{ metadata: { labels: { team: 'a b' } } }, "'refresh.pod.metadata.labels' must hold labels, got 'team': 'a b'"],
    [{ metadata: { labels: { 'app.kubernetes.io/name': 'a' } } },
      "'refresh.pod.metadata.labels' must not hold 'app.kubernetes.io/name', got 'a': the refresher sets it. Leave it "
        + 'out'],
    [{ metadata: { labels: { 'cdk8s-registry-access/trigger': 'a' } } },
      "'refresh.pod.metadata.labels' must not hold 'cdk8s-registry-access/trigger'"],
    [{ metadata: { labels: { inject: false } } },
      "'refresh.pod.metadata.labels.inject' must be a string, got false: write 'false' in quotes"],
    [{ metadata: { annotations: { port: 80 } } },
      "'refresh.pod.metadata.annotations.port' must be a string, got 80: write '80' in quotes"],
    [{ metadata: { annotations: { 'a b': '' } } },
      "'refresh.pod.metadata.annotations' must have qualified names such as 'example.com/team', got 'a b'"],
  ])('refuses %j', (pod, message) => {
    expect(() => newRefresh({ pod })).toThrow(message);
  });

  test.each<[object, string]>([
    [{ nodeSelector: { 'kubernetes.io/os': 'windows' } },
      "'refresh.pod.spec.nodeSelector' must not ask for 'kubernetes.io/os': 'windows'"],
    [{ nodeSelector: { a: 'b c' } }, "'refresh.pod.spec.nodeSelector' must hold labels, got 'a': 'b c'"],
    ...[0, -1, 1.5, 2 ** 31, '65532', NaN].map((runAsUser): [object, string] => [{ securityContext: { runAsUser } },
      "'refresh.pod.spec.securityContext.runAsUser' must be the number of a user or group other than root, or null "
        + `where the cluster chooses it, got ${JSON.stringify(runAsUser)}`]),
    [{ securityContext: { runAsGroup: 0 } },
      "'refresh.pod.spec.securityContext.runAsGroup' must be the number of a user or group other than root"],
    [{ securityContext: { fsGroup: 0 } },
      "'refresh.pod.spec.securityContext.fsGroup' must be the number of a user or group other than root"],
    [{ tolerations: { key: 'a' } }, "'refresh.pod.spec.tolerations' must be a list, got an object"],
    [{ tolerations: ['a'] }, "'refresh.pod.spec.tolerations[0]' must be an object, as in the template of a pod, got "
      + '"a"'],
    [{ tolerations: [{ value: 'a' }] }, "'refresh.pod.spec.tolerations[0]' must have operator Exists without a value, "
      + 'or Equal, Lt or Gt with a key, got {"value":"a"}'],
    [{ tolerations: [{ operator: 'Exists' }, { key: 'a', operator: 'Exists', value: 'b' }] },
      "'refresh.pod.spec.tolerations[1]' must have operator Exists without a value"],
    [{ tolerations: [{ key: 'a', tolerationSeconds: 5 }] }, "'refresh.pod.spec.tolerations[0].tolerationSeconds' is of "
      + "effect NoExecute alone, got undefined: write effect: 'NoExecute', or leave it out"],
    [{ containers: [{ name: 'other' }] }, "'refresh.pod.spec.containers' must be a list of one container with the name "
      + '\'refresh\', got 1, the first with the name "other": another one would see tokens'],
    [{ containers: [{ name: 'refresh' }, { name: 'other' }] },
      "'refresh.pod.spec.containers' must be a list of one container with the name 'refresh'"],
    [{ containers: { name: 'refresh' } },
      "'refresh.pod.spec.containers' must be a list of one container with the name 'refresh', got an object"],
    [{ containers: [null] }, "'refresh.pod.spec.containers' must be a list of one container with the name 'refresh', "
      + 'got 1'],
    [{ imagePullSecrets: ['mirror'] }, "'refresh.pod.spec.imagePullSecrets[0]' must be an object"],
    [{ containers: [{ name: 'refresh', imagePullPolicy: 'always' }] },
      'imagePullPolicy\' must be one of Always, IfNotPresent, Never, got "always"'],
  ])('refuses %j', (spec, message) => {
    expect(() => newRefresh({ pod: { spec } })).toThrow(message);
  });

  test.each<[string, unknown, string]>([
    ['hostNetwork', true, 'what can be set is nodeSelector, tolerations,'], ['hostPID', true, ''],
    ['hostIPC', true, ''], ['shareProcessNamespace', true, ''],
    ['serviceAccountName', 'admin', 'the ServiceAccount has the rights of the refresher'],
    ['serviceAccount', 'admin', 'the ServiceAccount has the rights of the refresher'],
    ['automountServiceAccountToken', true, 'the token for the API server is mounted already'],
    ['restartPolicy', 'Always', ''], ['nodeName', 'a', ''],
    ['activeDeadlineSeconds', 5, "give 'refresh.deadline'"],
    ['volumes', [{ name: 'host', hostPath: { path: '/' } }], 'its volumes hold credentials; for CAs give '
      + "'refresh.caBundle'"],
    ['initContainers', [], 'the pod has one container, which sees tokens'],
    ['ephemeralContainers', [], 'the pod has one container, which sees tokens'],
    ['constructor', {}, ''], ['enableServiceLinks', true, ''],
  ])('refuses spec.%s', (name, value, why) => {
    expect(() => newRefresh({ pod: { spec: { [name]: value } } }))
      .toThrow(`'refresh.pod.spec.${name}' cannot be set for the pod of a refresher, got ${shown(value)}: ${why}`);
  });

  test.each([
    ['runAsNonRoot', false], ['seccompProfile', { type: 'Unconfined' }], ['seLinuxOptions', {}], ['sysctls', []],
    ['supplementalGroups', [0]], ['windowsOptions', {}],
  ])('refuses spec.securityContext.%s', (name, value) => {
    expect(() => newRefresh({ pod: { spec: { securityContext: { [name]: value } } } }))
      .toThrow(`'refresh.pod.spec.securityContext.${name}' cannot be set for the pod of a refresher`);
  });

  test.each<[string, unknown, string]>([
    ['image', 'a', "give 'refresh.images.node'"], ['command', ['sh'], 'what can be set is resources, imagePullPolicy'],
    ['args', [], ''], ['volumeMounts', [], 'its volumes hold credentials'],
    ['env', [], "for a proxy give 'refresh.proxy', for CAs 'refresh.caBundle'"], ['envFrom', [], ''],
    ['lifecycle', {}, ''], ['stdin', true, ''],
    ['securityContext', { privileged: true }, ''], ['securityContext', { allowPrivilegeEscalation: true }, ''],
    ['securityContext', { capabilities: { add: ['SYS_ADMIN'] } }, ''],
  ])('refuses %s of the container', (name, value, why) => {
    expect(() => newRefresh({ pod: { spec: { containers: [{ name: 'refresh', [name]: value }] } } })).toThrow(
      `'refresh.pod.spec.containers[].${name}' cannot be set for the pod of a refresher, got ${shown(value)}: ${why}`);
  });

  test('takes underscores where they are legal: in labels and resources', () => {
    const labelSelector = { matchLabels: { app_name: 'a' } };
    expect(specOf({ topologySpreadConstraints: [{ ...SPREAD, labelSelector }] }).topologySpreadConstraints)
      .toEqual([{ ...SPREAD, labelSelector }]);
    expect(specOf({ nodeSelector: { node_pool: 'a' } }).nodeSelector).toMatchObject({ node_pool: 'a' });
  });
});

describe('pod refuses', () => {
  test.each([
    'container.apparmor.security.beta.kubernetes.io/refresh', 'seccomp.security.alpha.kubernetes.io/pod',
    'container.seccomp.security.alpha.kubernetes.io/refresh',
  ])('the annotation %s, which would weaken it', name => {
    expect(() => podOf({ pod: { metadata: { annotations: { [name]: 'unconfined' } } } }))
      .toThrow(`'refresh.pod.metadata.annotations.${name}' cannot be set for the pod of a refresher, got `
        + '"unconfined": the pod has the profiles of the runtime');
  });

  test.each([
    [{ limit: { cpu: '1' } }],
    [{ limits: '1' }],
    [{ requests: ['1'] }],
  ])('resources such as %j', resources => {
    expect(() => containerWith({ resources })).toThrow(/^'refresh\.pod\.spec\.containers\[\]\.resources/);
  });
});
