import { Duration } from 'cdk8s';
import { acrToken, artifactRegistryToken, containersOf, ecrToken, harborSecret, manifestsOf, newRefresh, otherRegionToken, podOf } from './support';

const names = (containers: any[]) => containers.map(({ name }) => name);
const mountsOf = (container: any) => container.volumeMounts.map(({ mountPath }: any) => mountPath);

describe('the pod', () => {
  test('fetches in init containers, then writes and gives its verdict', () => {
    const { spec } = podOf({ credentials: [ecrToken, acrToken, artifactRegistryToken] });
    expect(names(spec.initContainers)).toEqual(['fetch-ecr', 'fetch-artifact-registry', 'fetch-acr', 'compose']);
    expect(names(spec.containers)).toEqual(['write', 'verdict']);
    expect(spec.restartPolicy).toBe('Never');
  });

  test('has one container for all tokens of a provider', () => {
    expect(names(podOf({ credentials: [ecrToken, otherRegionToken] }).spec.initContainers)).toEqual(['fetch-ecr', 'compose']);
  });

  test('lists namespaces where they are selected', () => {
    const { spec } = podOf({ namespaceSelector: { matchLabels: { team: 'a' } } });
    expect(names(spec.initContainers)).toEqual(['fetch-ecr', 'list-namespaces', 'compose']);
  });

  test('writes without a shell, in place and over whatever wrote the Secret before', () => {
    expect(containersOf(podOf()).write.command).toEqual([
      'kubectl', 'apply', '--server-side', '--force-conflicts', '--field-manager=cdk8s-registry-access', '--filename=/registry-access/work/manifests',
    ]);
  });

  test.each(Object.entries(containersOf(podOf({ credentials: [ecrToken, acrToken] }))))('meets Pod Security restricted in %s', (_, container) => {
    expect(container.securityContext).toEqual({ allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] }, readOnlyRootFilesystem: true });
    expect(container.resources.requests).toEqual({ cpu: '10m', memory: '64Mi' });
    expect(container.resources.limits.memory).toMatch(/^\d+Mi$/);
  });

  test('runs as nobody in particular, with the seccomp profile of the runtime', () => {
    expect(podOf().spec.securityContext).toEqual({
      runAsNonRoot: true, runAsUser: 65532, runAsGroup: 65532, fsGroup: 65532, seccompProfile: { type: 'RuntimeDefault' },
    });
  });

  test('shows the token for the API server only to what writes or lists', () => {
    const { spec } = podOf({ namespaceSelector: { matchLabels: { team: 'a' } } });
    const API = '/var/run/secrets/kubernetes.io/serviceaccount';
    expect(spec.automountServiceAccountToken).toBe(false);
    expect(names([...spec.initContainers, ...spec.containers].filter(container => mountsOf(container).includes(API)))).toEqual(['list-namespaces', 'write']);
  });

  test('shows what identities need only to what fetches as them', () => {
    const pod = podOf({ credentials: [ecrToken, artifactRegistryToken] });
    const withIdentity = Object.values(containersOf(pod)).filter(container => mountsOf(container).includes('/registry-access/identity'));
    expect(withIdentity.map(({ name, volumeMounts }) => [name, volumeMounts.find(({ mountPath }: any) => mountPath === '/registry-access/identity').name]))
      .toEqual([['fetch-ecr', 'identity-fetch-ecr'], ['fetch-artifact-registry', 'identity-fetch-artifact-registry']]);
    expect(pod.spec.volumes.find(({ name }: any) => name === 'identity-fetch-ecr').projected.sources).toEqual([
      { serviceAccountToken: { audience: 'sts.amazonaws.com', expirationSeconds: 3600, path: 'tokens/aws' } },
    ]);
  });

  test('keeps tokens in memory, where the last two containers only read them', () => {
    const pod = podOf();
    expect(pod.spec.volumes.find(({ name }: any) => name === 'work').emptyDir).toEqual({ medium: 'Memory', sizeLimit: '17Mi' });
    const readOnly = Object.values(containersOf(pod)).map(({ name, volumeMounts }) => [name, volumeMounts.find((mount: any) => mount.name === 'work').readOnly]);
    expect(Object.fromEntries(readOnly)).toEqual({ 'fetch-ecr': undefined, 'compose': undefined, 'write': true, 'verdict': true });
  });

  test('has room for the manifests of many namespaces', () => {
    const { spec } = podOf({ namespaces: Array.from({ length: 1000 }, (_, index) => `team-${index}`) });
    expect(spec.volumes.find(({ name }: any) => name === 'work').emptyDir.sizeLimit).toBe('37Mi');
    expect(spec.containers[0].resources.limits.memory).toBe('229Mi');
  });

  test('mounts the parts of former runs only where a Secret has several', () => {
    const previous = { name: 'previous', secret: { secretName: 'pull-parts', optional: true } };
    expect(podOf({ credentials: [ecrToken, otherRegionToken] }).spec.volumes).toContainEqual(previous);
    expect(podOf().spec.volumes).not.toContainEqual(previous);
  });

  test('goes on where a Secret that is to be merged is missing', () => {
    const pod = podOf({ credentials: [ecrToken, harborSecret] });
    expect(pod.spec.volumes).toContainEqual({
      name: 'static-harbor-pull',
      secret: { secretName: 'harbor-pull', optional: true, items: [{ key: '.dockerconfigjson', path: '.dockerconfigjson' }] },
    });
    expect(mountsOf(containersOf(pod).compose)).toContain('/registry-access/static/static-harbor-pull');
  });

  test('waits at random only when it was started by the schedule', () => {
    const [first, ...others] = podOf({ credentials: [ecrToken, acrToken], jitter: Duration.seconds(90) }).spec.initContainers;
    expect(first.env).toEqual([
      { name: 'JITTER_SECONDS', value: '90' },
      { name: 'TRIGGER', valueFrom: { fieldRef: { fieldPath: "metadata.labels['cdk8s-registry-access/trigger']" } } },
    ]);
    expect(others.flatMap(({ env = [] }: any) => names(env))).not.toContain('JITTER_SECONDS');
  });

  test('gives up on a provider in time for the others', () => {
    const envOf = (deadline: Duration) => podOf({ credentials: [ecrToken, acrToken, artifactRegistryToken], deadline, schedule: '*/10 * * * *' })
      .spec.initContainers.map(({ env = [] }: any) => env.find(({ name }: any) => name === 'BUDGET_SECONDS')?.value);
    expect(envOf(Duration.minutes(10))).toEqual([undefined, undefined, undefined, undefined]);
    expect(envOf(Duration.minutes(6))).toEqual(['50', '50', '50', undefined]);
  });

  test('keeps the webhook of EKS from mounting the token into other containers', () => {
    expect(podOf().metadata.annotations['eks.amazonaws.com/skip-containers']).toBe('fetch-ecr,compose,write,verdict');
    expect(podOf({ credentials: [acrToken] }).metadata.annotations['eks.amazonaws.com/skip-containers']).toBeUndefined();
  });

  test('has the verdict shown where logs are asked for', () => {
    expect(podOf({ credentials: [acrToken] }).metadata.annotations).toEqual({ 'kubectl.kubernetes.io/default-container': 'verdict' });
  });

  test('tells who it is with a ServiceAccount of its own', () => {
    const { ServiceAccount } = manifestsOf();
    expect(ServiceAccount.metadata).toMatchObject({ name: 'pull', annotations: { 'eks.amazonaws.com/role-arn': 'arn:aws:iam::123456789012:role/pull' } });
    expect(ServiceAccount.automountServiceAccountToken).toBe(false);
    expect(podOf().spec.serviceAccountName).toBe('pull');
  });

  test('holds nothing of what it fetches: environment variables are settings', () => {
    const containers = containersOf(podOf({ credentials: [ecrToken, acrToken, artifactRegistryToken] }));
    const variables = Object.values(containers).flatMap(({ env = [] }) => names(env));
    expect([...new Set(variables)].sort()).toEqual(['JITTER_SECONDS', 'TRIGGER']);
  });

  test('refuses a deadline that leaves no time to fetch', () => {
    expect(() => newRefresh({ credentials: [ecrToken, acrToken], deadline: Duration.minutes(2) })).toThrow(
      "'deadline' (2 minutes) must leave 3 minutes beside the 'jitter' (1 minute), for 2 steps that fetch: give at least 4 minutes");
  });
});
