import { newRefresh, podOf } from './support';
import { RefreshPodOptions } from '../../src';

const specOf = (pod: RefreshPodOptions) => podOf({ pod }).spec;

describe('pod', () => {
  test('leaves nothing where nothing is given', () => {
    expect(podOf({ pod: {} })).toEqual(podOf());
    expect(specOf({})).not.toHaveProperty('tolerations');
    expect(specOf({})).not.toHaveProperty('priorityClassName');
  });

  test('gives labels and annotations to the pods, not to the Jobs', () => {
    const { metadata } = podOf({ pod: { labels: { 'sidecar.istio.io/inject': 'false' }, annotations: { 'example.com/note': 'any text' } } });
    expect(metadata.labels['sidecar.istio.io/inject']).toBe('false');
    expect(metadata.annotations['example.com/note']).toBe('any text');
    expect(newRefresh({ pod: { labels: { team: 'a' } } }).node.findChild('CronJob')).toMatchObject({
      props: { spec: { jobTemplate: { metadata: { labels: expect.not.objectContaining({ team: 'a' }) } } } },
    });
  });

  test('says which nodes', () => {
    expect(specOf({
      nodeSelector: { pool: 'system' },
      tolerations: [{ key: 'dedicated', value: 'system', effect: 'NoSchedule' }, { key: 'spot' }, { operator: 'Exists' }],
      priorityClassName: 'system-cluster-critical',
    })).toMatchObject({
      nodeSelector: { 'kubernetes.io/os': 'linux', 'pool': 'system' },
      tolerations: [
        { key: 'dedicated', operator: 'Equal', value: 'system', effect: 'NoSchedule' }, { key: 'spot', operator: 'Exists' }, { operator: 'Exists' },
      ],
      priorityClassName: 'system-cluster-critical',
    });
  });

  test('says as which user, for the range of a namespace of OpenShift', () => {
    expect(specOf({ runAsUser: 1000660000 }).securityContext).toMatchObject({
      runAsNonRoot: true, runAsUser: 1000660000, runAsGroup: 1000660000, fsGroup: 1000660000,
    });
  });

  test.each<[RefreshPodOptions, string]>([
    [{ labels: { team: 'a b' } }, "'pod.labels' must hold labels, got 'team': 'a b'"],
    [{ labels: { 'app.kubernetes.io/name': 'a' } }, "'pod.labels' must not hold 'app.kubernetes.io/name', got 'a': the refresher sets it. Leave it out"],
    [{ labels: { 'cdk8s-registry-access/trigger': 'a' } }, "'pod.labels' must not hold 'cdk8s-registry-access/trigger'"],
    [{ annotations: { 'a b': '' } }, "'pod.annotations' must have qualified names such as 'example.com/team', got 'a b'"],
    [{ annotations: { 'kubectl.kubernetes.io/default-container': 'write' } }, "'pod.annotations' must not hold 'kubectl.kubernetes.io/default-container', got 'write'"],
    [{ nodeSelector: { 'kubernetes.io/os': 'windows' } }, "'pod.nodeSelector' must not ask for 'kubernetes.io/os': 'windows'"],
    [{ runAsUser: 0 }, "'pod.runAsUser' must be the number of a user other than root, got 0"],
    [{ runAsUser: 1.5 }, "'pod.runAsUser' must be the number of a user other than root, got 1.5"],
    [{ tolerations: [{ value: 'a' }] }, "'pod.tolerations' must hold operator Exists without a value, or Equal with a key, got {\"operator\":\"Equal\",\"value\":\"a\"}"],
    [{ tolerations: [{ key: 'a', operator: 'Exists', value: 'b' }] }, "'pod.tolerations' must hold operator Exists without a value"],
    [{ tolerations: [{ key: 'a', operator: 'Lt', value: '1' }] }, "'pod.tolerations' must hold operator Exists without a value"],
    [{ tolerations: [{ key: 'a', effect: 'Never' }] }, "'pod.tolerations' must have effect NoSchedule, PreferNoSchedule, NoExecute or none, got 'Never'"],
  ])('refuses %j', (pod, message) => {
    expect(() => newRefresh({ pod })).toThrow(message);
  });
});
