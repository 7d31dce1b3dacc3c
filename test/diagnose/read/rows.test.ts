import { eventRow, podRow } from '../../../src/diagnose/read/rows';

const MESSAGE = 'Failed to pull image "a/b:1": rpc error: code = Unknown';
const pod = { pod: 'web-0', reason: 'Failed', message: MESSAGE };

describe('a row of a table of events is read', () => {
  test.each([
    ['of kubectl describe', `  Warning  Failed     27s (x3 over 75s)  kubelet            ${MESSAGE}`, {}],
    ['of kubectl describe with the node', `  Warning  Failed  <invalid>  kubelet, node-1    ${MESSAGE}`,
      { node: 'node-1' }],
    ['of the first kubectl describe', `  1m\t2m\t3\t{kubelet n1}\tspec.containers{web}\tWarning\tFailed\t${MESSAGE}`,
      { container: 'web' }],
    ['of kubectl get events', `42m   Warning   Failed   pod/web-0   ${MESSAGE}`, pod],
    ['of kubectl get events -A',
      `prod   42m   Warning   Failed   pod/web-0   ${MESSAGE}`, { ...pod, namespace: 'prod' }],
    ['of kubectl get events -o wide',
      `3m    Warning   Failed   pod/web-0   spec.containers{web}   kubelet, n1   ${MESSAGE}`,
      { ...pod, container: 'web', node: 'n1' }],
    ['of the first kubectl get events',
      `3m  5m  4  web-0.17d2f6a2b3c4d5e6  Pod  spec.containers{web}  Warning  Failed  kubelet, n1  ${MESSAGE}`,
      { ...pod, container: 'web', node: 'n1', namespace: undefined }],
    ['of the first kubectl get events of all namespaces',
      `prod  3m  5m  4  web-0.17d2f6a2b3c4d5e6  Pod  spec.containers{web}  Warning  Failed  kubelet, n1  ${MESSAGE}`,
      { ...pod, namespace: 'prod' }],
    ['of a web console', `3:18:37 PM | web-0 | Pod | Warning | Failed | ${MESSAGE}`, { ...pod, namespace: undefined }],
    ['whose blanks a chat has taken away',
      `prod 2m Warning Failed pod/web-0 ${MESSAGE}`, { ...pod, namespace: 'prod' }],
  ])('%s', (_, line, expected) => {
    expect(eventRow(line)).toMatchObject({ message: MESSAGE, text: MESSAGE, reason: 'Failed', ...expected });
  });

  test('and not looked into where its reason has nothing to do with pulls', () => {
    expect(eventRow('2m  Warning  Unhealthy  pod/web-0  Readiness probe failed: connection refused')?.text).toBe('');
  });

  test.each([
    'Warning: something', 'The Warning Failed', 'Warning Failed to pull image "a"', 'a "Warning  Failed  b',
  ])('and %s is none', line => {
    expect(eventRow(line)?.message ?? 'none').not.toContain('pull');
  });
});

describe('a row of a table of pods is read', () => {
  test.each([
    ['web-0   0/1   ErrImagePull   0   3m', { pod: 'web-0', reason: 'ErrImagePull', text: 'ErrImagePull' }],
    ['prod   web-0   0/1   Init:ImagePullBackOff   2 (3m ago)   3m',
      { namespace: 'prod', pod: 'web-0', reason: 'ImagePullBackOff' }],
    ['pod/web-0   0/1   ImagePullBackOff   0   3m   10.0.0.1   node-1   <none>', { pod: 'web-0' }],
    ['web-0  0/1  no such image  0  1h', { pod: 'web-0', text: 'ErrImagePull: no such image  0  1h' }],
    ['web-0  0/1  API error (500): x', { text: 'ErrImagePull: API error (500): x' }],
  ])('%s', (line, expected) => {
    expect(podRow(line)).toMatchObject(expected);
  });

  test.each(['web-0 1/1 Running 0 3m', 'web-0 0/1 ContainerCreating 0 3m', 'web-0 0/1 Init:0/1 0 3m',
    'web-0 0/1 ExitCode:0 0 3m', 'web-0 0/1 CrashLoopBackOff 3 (2m ago) 3m'])('but none that waits for no image: %s',
    line => {
      expect(podRow(line)).toBeNull();
    });

  test('and another line is none', () => {
    expect(podRow('Failed to pull image "a/b:1": 1/2')).toBeUndefined();
  });
});
