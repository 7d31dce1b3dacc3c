import { answersTo } from '../pastes';

const only = (text: string) => answersTo(text).map(({ diagnoses: [{ failure }] }) => failure);

test.each([
  ['Cannot connect to the Docker daemon at unix:///var/run/docker.sock. Is the docker daemon running?',
    'cannot be reached', 'systemctl status docker'],
  ['failed to connect to the docker API at unix:///var/run/docker.sock; check if the path is correct',
    'cannot be reached', 'systemctl status docker'],
  ['Error response from daemon: client version 1.42 is too old. Minimum supported API version is 1.44, please upgrade',
    'no version of their interface', 'docker version'],
])('what any command may meet is no failed pull, and says what it is: %s', (text, meaning, command) => {
  const [failure] = only(text);
  expect(failure).toMatchObject({ cause: 'other', meaning: expect.stringContaining(meaning), nextCommand: command });
  expect(text).toContain(failure.evidence[0]);
});

test('the image service of crictl is one of pulls, unless it was reached elsewhere', () => {
  const text = 'ERRO[0000] unable to determine image API version: rpc error: code = Unavailable desc = connection '
    + 'error: desc = "transport: Error while dialing dial unix /run/containerd/containerd.sock: connect: permission '
    + 'denied"';
  expect(only(text).map(({ cause }) => cause)).toEqual(['runtime-unavailable']);
  expect(only(`${text}\nIMAGE                      TAG                 IMAGE ID            SIZE\n`)
    .filter(({ cause }) => cause !== 'other')).toEqual([]);
});

test('an event of reason Failed is not what one is told to look for', () => {
  const [failure] = only('Warning  Failed  1s  kubelet  Error: CreateContainerConfigError: secret "x" not found');
  expect(failure.cause).toBe('other');
  expect(failure.fix + failure.nextCommand).not.toContain('reason');
  expect(failure.nextCommand).toBe('kubectl -n NAMESPACE describe pod POD');
});

describe('the log of kubelets of old', () => {
  test('names a pull secret that is missing', () => {
    const [failure] = only('E0101 00:00:00.0 1 kubelet.go:1445] Unable to get pull secrets for pod "web-0_prod": '
      + 'secrets "regcred" not found');
    expect(failure).toMatchObject({ cause: 'pull-secret-missing', pod: 'web-0', namespace: 'prod' });
  });

  const UID = '4bd2dc1e-1a5e-11e7-9f2a-42010a800002';
  const SKIPPED = `E0101 00:00:00.0 1 pod_workers.go:184] Error syncing pod ${UID} ("web-0_prod(${UID})"), skipping: `;

  test('names no cause where it says the same of a volume, and tells of both', () => {
    const [failure, ...others] = only(`${SKIPPED}secrets "x" not found`);
    expect(others).toEqual([]);
    expect(failure).toMatchObject({ cause: 'other', pod: 'web-0', namespace: 'prod' });
    expect(failure.meaning).toMatch(/a pull secret, or one of a volume/);
    expect(failure.nextCommand).toMatch(/^kubectl -n prod get pod web-0 .*imagePullSecrets.*volumes/);
    expect(only('{kubelet n} failedSync Error syncing pod, skipping: secrets "x" not found'))
      .toMatchObject([{ cause: 'pull-secret-missing', meaning: failure.meaning }]);
  });

  test.each(['ErrImagePull', 'ImagePullBackOff'])('names it where it speaks of a pull: %s', reason => {
    expect(only(`${SKIPPED}failed to "StartContainer" for "web" with ${reason}: "secrets \\"x\\" not found"`))
      .toMatchObject([{ cause: 'pull-secret-missing' }]);
  });

  test.each([
    'failed to "StartContainer" for "web" with RunContainerError: "secrets \\"x\\" not found"',
    'timeout expired waiting for volumes to attach/mount for pod "web-0"/"prod"; secrets "x" not found',
  ])('names none where the secret is another one: %s', text => {
    expect(only(SKIPPED + text).filter(({ cause, evidence }) => cause !== 'other' || evidence.length > 0)).toEqual([]);
    expect(only('E0101 00:00:00.0 1 kubelet.go:943] Unable to mount volumes for pod "web-0_prod": secrets "x" '
      + `not found; skipping pod\n${SKIPPED}secrets "x" not found`).flatMap(({ evidence }) => evidence)).toEqual([]);
  });
});

describe('what the runtime said in words that are not known', () => {
  const FROBNICATED = 'rpc error: code = Unknown desc = frobnicated';
  const klog = (err: string) => 'E1128 01:00:00.000000    1234 pod_workers.go:1301] "Error syncing pod, skipping" '
    + `err=${JSON.stringify(`failed to "StartContainer" for "web" with ${err}`)} pod="prod/web-0" podUID="8c2e"`;
  const waiting = (reason: string, message: string) => JSON.stringify({
    kind: 'Pod',
    metadata: { name: 'web-0', namespace: 'prod' },
    spec: { containers: [{ name: 'web', image: 'nginx:1.99' }] },
    status: { containerStatuses: [{ name: 'web', state: { waiting: { reason, message } } }] },
  });
  const backOff = 'Back-off pulling image "nginx:1.99"';

  test.each([
    ['a line of the kubelet', 'E1128 01:00:00.000000    1234 kuberuntime_image.go:55] "Failed to pull image" '
      + `err="${FROBNICATED}" image="nginx:1.99" pod="prod/web-0"`],
    ['what it logs of the pod', klog(`ErrImagePull: "${FROBNICATED}"`)],
    ['the same of a pod that waits since', klog(`ImagePullBackOff: "${backOff.replaceAll('"', '\\"')}: ErrImagePull: `
      + `${FROBNICATED}"`)],
    ['a container that could not get its image', waiting('ErrImagePull', FROBNICATED)],
    ['a container that waits since', waiting('ImagePullBackOff', `${backOff}: ErrImagePull: ${FROBNICATED}`)],
  ])('is of its pod, and the log of the runtime may say more: %s', (_, text) => {
    for (const form of [text, ...text.startsWith('{') ? [] : ['MESSAGE', 'message'].map(name =>
      JSON.stringify({ [name]: text }))]) {
      const [{ diagnoses: [{ input, failure }] }, ...others] = answersTo(form);
      expect(others).toEqual([]);
      expect(failure).toMatchObject({
        cause: 'other',
        pod: 'web-0',
        namespace: 'prod',
        meaning: expect.stringContaining('are not known here'),
        nextCommand: expect.stringMatching(/^ssh NODE sudo journalctl /),
      });
      expect(input.pod).toBe('web-0');
    }
  });

  test.each([
    ['the kubelet', klog(`ImagePullBackOff: "${backOff.replaceAll('"', '\\"')}"`)],
    ['a container', waiting('ImagePullBackOff', backOff)],
  ])('is in an event where the text only says that one waits: %s', (_, text) => {
    expect(only(text)).toMatchObject([{
      cause: 'other',
      image: 'nginx:1.99',
      nextCommand: 'kubectl -n prod describe pod web-0',
      meaning: expect.stringContaining('waits for its image'),
    }]);
  });
});
