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

  test('says the same of a volume where it says no more', () => {
    expect(only('E0101 00:00:00.0 1 pod_workers.go:184] Error syncing pod 0a-11, skipping: secrets "x" not found'))
      .toEqual([]);
  });
});
