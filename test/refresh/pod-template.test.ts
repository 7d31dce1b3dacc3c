import { Duration } from 'cdk8s';
import {
  acrToken, artifactRegistryToken, containerOf, ecr, ecrToken, harborSecret, manifestsOf, newRefresh, otherRegionToken,
  planOf, podOf, RefreshProps,
} from './support';
import { CloudIdentity, RegistryCredentials } from '../../src';

const mountsOf = (props: RefreshProps = {}) => containerOf(props).volumeMounts.map(({ mountPath }: any) => mountPath);
const volumeOf = (name: string, props: RefreshProps = {}) =>
  podOf(props).spec.volumes.find((volume: any) => volume.name === name);

const CONFIG = '/registry-access/config';
const API = '/var/run/secrets/kubernetes.io/serviceaccount';

describe('the pod', () => {
  test.each<[string, RefreshProps]>([
    ['one cloud', {}],
    ['all of them', { credentials: [ecrToken, otherRegionToken, acrToken, artifactRegistryToken] }],
    ['namespaces that are selected', { namespaceSelector: { matchLabels: { team: 'a' } } }],
    ['a Secret that is merged in', { credentials: [ecrToken, harborSecret] }],
  ])('has one container, for %s', (_, props) => {
    const { spec } = podOf(props);
    expect(spec.containers.map(({ name }: any) => name)).toEqual(['refresh']);
    expect(spec.initContainers).toBeUndefined();
    expect(spec.restartPolicy).toBe('Never');
  });

  test('runs Node.js without a shell, without writing files, starting programs or reading other files', () => {
    expect(containerOf().command).toEqual([
      'node', '--permission', '--allow-fs-read=/registry-access/*', `--allow-fs-read=${API}/*`, `${CONFIG}/main.mjs`,
    ]);
    expect(containerOf().args).toBeUndefined();
  });

  test('meets Pod Security restricted', () => {
    const { securityContext, resources } = containerOf({ credentials: [ecrToken, acrToken] });
    expect(securityContext).toEqual({
      allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] }, readOnlyRootFilesystem: true,
    });
    expect(resources).toEqual({ requests: { cpu: '10m', memory: '128Mi' }, limits: { memory: '192Mi' } });
  });

  test('runs as nobody in particular, with the seccomp profile of the runtime', () => {
    expect(podOf().spec.securityContext).toEqual({
      runAsNonRoot: true,
      runAsUser: 65532,
      runAsGroup: 65532,
      fsGroup: 65532,
      seccompProfile: { type: 'RuntimeDefault' },
    });
  });

  test('has the token for the API server, and the CA by which that is known', () => {
    expect(podOf().spec.automountServiceAccountToken).toBe(false);
    expect(mountsOf()).toContain(API);
    expect(volumeOf('api-token').projected.sources).toEqual([
      { serviceAccountToken: { expirationSeconds: 3600, path: 'token' } },
      { configMap: { name: 'kube-root-ca.crt', items: [{ key: 'ca.crt', path: 'ca.crt' }] } },
    ]);
    expect(planOf().apiTokenFolder).toBe(API);
  });

  test('has what its identities need in one volume, and none where they need nothing', () => {
    expect(volumeOf('identity', { credentials: [ecrToken, artifactRegistryToken] }).projected.sources).toEqual([
      {
        serviceAccountToken: {
          audience: 'my-project.svc.id.goog', expirationSeconds: 7200, path: 'tokens/gke-my-project',
        },
      },
      { serviceAccountToken: { audience: 'sts.amazonaws.com', expirationSeconds: 3600, path: 'tokens/aws' } },
    ]);
    const credentials = [RegistryCredentials.token(ecr, { identity: CloudIdentity.awsNodeRole() })];
    expect(mountsOf({ credentials })).toEqual([CONFIG, API]);
  });

  test('goes on where a Secret of an identity is missing', () => {
    const credentials = [
      RegistryCredentials.token(ecr, { identity: CloudIdentity.awsAccessKey({ secretName: 'aws' }) }),
    ];
    expect(volumeOf('identity', { credentials }).projected.sources[0]).toEqual({
      secret: {
        name: 'aws', optional: true, items: [{ key: 'AWS_ACCESS_KEY_ID', path: 'secrets/aws/AWS_ACCESS_KEY_ID' }],
      },
    });
  });

  test('has no volume to write to: tokens are in the memory of the program', () => {
    const { volumes, containers } = podOf({
      credentials: [ecrToken, acrToken, harborSecret], namespaceSelector: { matchLabels: { team: 'a' } },
    }).spec;
    expect(volumes.filter((volume: any) => volume.emptyDir)).toEqual([]);
    expect(containers[0].volumeMounts.filter(({ readOnly }: any) => !readOnly)).toEqual([]);
    expect(JSON.stringify(volumes)).not.toContain('ode":'); // defaultMode, mode
  });

  test('mounts the parts of former runs only where a Secret has several', () => {
    const previous = { name: 'previous', secret: { secretName: 'pull-parts', optional: true } };
    const props = { credentials: [ecrToken, otherRegionToken] };
    expect(podOf(props).spec.volumes).toContainEqual(previous);
    expect(mountsOf(props)).toContain(planOf(props).state!.folder);
    expect(podOf().spec.volumes).not.toContainEqual(previous);
  });

  test('goes on where a Secret that is to be merged is missing', () => {
    const props = { credentials: [ecrToken, harborSecret] };
    expect(podOf(props).spec.volumes).toContainEqual({
      name: 'static-harbor-pull',
      secret: {
        secretName: 'harbor-pull', optional: true, items: [{ key: '.dockerconfigjson', path: '.dockerconfigjson' }],
      },
    });
    expect(mountsOf(props)).toContain('/registry-access/static/static-harbor-pull');
    expect(planOf(props).parts['static-harbor-pull']).toEqual({
      provider: 'static',
      secretName: 'harbor-pull',
      file: '/registry-access/static/static-harbor-pull/.dockerconfigjson',
    });
  });

  test('waits at random only when it was started by the schedule', () => {
    expect(planOf({ jitter: Duration.seconds(90) }).jitterSeconds).toBe(90);
    expect(containerOf().env).toEqual([
      { name: 'TRIGGER', valueFrom: { fieldRef: { fieldPath: "metadata.labels['cdk8s-registry-access/trigger']" } } },
    ]);
  });

  test('gives up on a provider in time to write, whatever the number of providers', () => {
    const budgetOf = (deadline: Duration, credentials = [ecrToken]) =>
      planOf({ credentials, deadline, schedule: '*/10 * * * *' }).budgetSeconds;
    expect(budgetOf(Duration.minutes(10))).toBe(120);
    expect(budgetOf(Duration.minutes(4))).toBe(90);
    expect(budgetOf(Duration.minutes(4), [ecrToken, acrToken, artifactRegistryToken])).toBe(90);
    expect(budgetOf(Duration.minutes(3))).toBe(30);
  });

  test('lets the webhook of EKS tell where the agent of Pod Identity is, on clusters with IPv6', () => {
    const credentials = [RegistryCredentials.token(ecr, { identity: CloudIdentity.eksPodIdentity() })];
    expect(podOf({ credentials }).metadata.annotations).toBeUndefined();
    expect(containerOf({ credentials }).env.map(({ name }: any) => name)).toEqual(['TRIGGER']);
  });

  test('needs no annotation for its logs to be shown', () => {
    expect(podOf({ credentials: [acrToken] }).metadata.annotations).toBeUndefined();
  });

  test('tells who it is with a ServiceAccount of its own', () => {
    const { ServiceAccount } = manifestsOf();
    expect(ServiceAccount.metadata).toMatchObject({
      name: 'pull', annotations: { 'eks.amazonaws.com/role-arn': 'arn:aws:iam::123456789012:role/pull' },
    });
    expect(ServiceAccount.automountServiceAccountToken).toBe(false);
    expect(podOf().spec.serviceAccountName).toBe('pull');
  });

  test('refuses a deadline that leaves no time to fetch', () => {
    expect(() => newRefresh({ credentials: [ecrToken, acrToken], deadline: Duration.minutes(2) })).toThrow(
      "'refresh.deadline' (2 minutes) must leave 2 minutes beside the 'refresh.jitter' (1 minute), for two attempts "
        + 'to fetch, and to write: give at least 3 minutes');
  });
});

describe('a CA bundle', () => {
  test.each([
    [{ configMapName: 'corporate-ca' },
      { configMap: { name: 'corporate-ca', optional: true, items: [{ key: 'ca.crt', path: 'ca.crt' }] } }],
    [{ secretName: 'corporate-ca', key: 'root.pem' },
      { secret: { secretName: 'corporate-ca', optional: true, items: [{ key: 'root.pem', path: 'ca.crt' }] } }],
  ])('%j is mounted, and the plan says where', (caBundle, source) => {
    expect(volumeOf('ca', { caBundle })).toEqual({ name: 'ca', ...source });
    expect(mountsOf({ caBundle })).toContain('/registry-access/ca');
    expect(planOf({ caBundle }).caFile).toBe('/registry-access/ca/ca.crt');
    expect(planOf().caFile).toBeUndefined();
  });

  test.each([
    [{}, "'refresh.caBundle' must have either 'configMapName' or 'secretName', got none"],
    [{ configMapName: 'a', secretName: 'b' }, "'refresh.caBundle' must have either 'configMapName' or 'secretName', "
      + 'got both'],
    [{ configMapName: 'A' }, "'refresh.caBundle.configMapName' must be a DNS subdomain"],
    [{ secretName: 'A' }, "'refresh.caBundle.secretName' must be a DNS subdomain"],
    [{ configMapName: 'a', key: 'a/b' },
      "'refresh.caBundle.key' must be a key of the ConfigMap: letters, digits, '-', '_' and '.'; got 'a/b'"],
    [{ secretName: 'a', key: '..' },
      "'refresh.caBundle.key' must be a key of the Secret: letters, digits, '-', '_' and '.'; got a text"],
  ])('%j is refused', (caBundle, message) => {
    expect(() => newRefresh({ caBundle })).toThrow(message);
  });

  test('is not the Secret that is written', () => {
    expect(() => newRefresh({ secretName: 'ca', caBundle: { secretName: 'ca' } })).toThrow(
      "'secretName' (Secret 'ca' in namespace 'registry-access') is what 'refresh.caBundle' reads, and the refresher "
        + 'would overwrite it');
  });
});
