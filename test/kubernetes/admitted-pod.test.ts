import { isAdmittedPod } from '../../src/kubernetes/admitted-pod';

test.each<[object, boolean]>([
  [{ kind: 'Pod', metadata: { uid: 'a' } }, true],
  [{ kind: 'Pod', metadata: { creationTimestamp: '2026-01-01T00:00:00Z' } }, true],
  [{ kind: 'Pod', metadata: { creationTimestamp: null } }, false],
  [{ kind: 'Pod', metadata: { name: 'web' } }, false],
  [{ kind: 'Pod' }, false],
  [{ kind: 'Deployment', metadata: { uid: 'a' } }, false],
])('%j is an admitted pod: %s', (object, isAdmitted) => {
  expect(isAdmittedPod({ apiVersion: 'v1', ...object } as any)).toBe(isAdmitted);
});
