import { answersTo, causesIn } from '../pastes';

const IMAGE = 'registry.example.com/team/web:1';

/** What the kubelet says while a container waits, in the forms in which it is shown. */
const WAITS = {
  'kubectl get pods': 'NAME    READY   STATUS             RESTARTS   AGE\n'
    + 'web-0   0/1     ImagePullBackOff   0          5m',
  'events': `  Normal   Pulling  9s   kubelet  Pulling image "${IMAGE}"\n  Warning  Failed   8s   kubelet  `
    + `Error: ErrImagePull\n  Normal   BackOff  5s   kubelet  Back-off pulling image "${IMAGE}"`,
  'kubectl logs': 'Error from server (BadRequest): container "web" in pod "web-0" is waiting to start: trying and '
    + 'failing to pull image',
  'the log of the kubelet': 'E0612 08:09:10.123999    1234 pod_workers.go:1301] "Error syncing pod, skipping" '
    + 'err="failed to \\"StartContainer\\" for \\"web\\" with ImagePullBackOff: \\"Back-off pulling image '
    + `\\\\\\"${IMAGE}\\\\\\"\\"" pod="prod/web-0" podUID="8c2e"`,
  'a status': `state:\n  waiting:\n    message: Back-off pulling image "${IMAGE}"\n    reason: ImagePullBackOff`,
  'a sentence': 'pod web-0: container web failed with ImagePullBackOff',
};

const OTHERS = [
  'Error: INSTALLATION FAILED: timed out waiting for the condition',
  'Unable to connect to the server: x509: certificate has expired or is not yet valid',
  'error: You must be logged in to the server (Unauthorized)',
  'W0612 08:09:10.1 1 reflector.go:561] failed to list *v1.Node: Get "https://10.0.4.4:6443/api/v1/nodes": dial tcp '
    + '10.0.4.4:6443: connect: connection refused',
  'Error from server (NotFound): pods "db" not found',
  'java.net.ConnectException: Connection refused (Connection refused)',
  'curl: (7) Failed to connect to localhost port 8080: Connection refused',
  'subprocess.TimeoutExpired: Command \'kubectl wait\' timed out after 300 seconds',
  '502 Bad Gateway',
];

describe('a container that waits for its image', () => {
  test.each(Object.entries(WAITS))('has no cause by another failure beside it: %s', (_, waits) => {
    for (const other of OTHERS) {
      const texts = ['\n', '\n\n', '\n```\nand\n```\n'].flatMap(between => [
        waits + between + other, other + between + waits,
      ]);
      expect(texts.filter(text => causesIn(text).length > 0)).toEqual([]);
    }
  });

  test('has the cause that another line tells of the pull', () => {
    const why = `Failed to pull image "${IMAGE}": dial tcp: lookup registry.example.com: no such host`;
    for (const waits of Object.values(WAITS)) {
      expect(causesIn(`${waits}\n${why}`).map(([cause]) => cause)).toEqual(['dns']);
      expect(causesIn(`${why}\n${waits}`).map(([cause]) => cause)).toEqual(['dns']);
    }
  });

  test('has the cause that goes on behind it in the next line', () => {
    expect(causesIn('Back-off pulling image "web:1": ErrImagePull\n: rpc error: code = Unknown desc = failed to pull '
      + 'and unpack image "docker.io/library/web:1": failed to do request: Head "https://docker.io/v2/library/web/'
      + 'manifests/1": EOF').map(([cause]) => cause)).toEqual(['connection-reset']);
  });
});

test('what a client of the API server says is no cause of what an engine leaves open', () => {
  const client = 'Unable to connect to the server: dial tcp 10.0.0.1:6443: i/o timeout';
  expect(causesIn(`Failed to pull image "${IMAGE}"\n\n${client}`)).toEqual([]);
});

test('what the runtime said in words that are not known tells more than that a container waits, in any order', () => {
  const waits = [
    'web-0   0/1     ImagePullBackOff   0          5m',
    '5m  Normal  BackOff  pod/web-0  Back-off pulling image "web:1"',
  ];
  const said = '5m  Warning  Failed  pod/web-0  Failed to pull image "web:1": rpc error: code = Unknown desc = '
    + 'frobnicated';
  for (const lines of [[...waits, said], [said, ...waits], [waits[1], said, waits[0]]]) {
    expect(answersTo(lines.join('\n')).map(({ diagnoses: [{ input, failure }] }) => [input.message, failure.meaning]))
      .toEqual([[expect.stringContaining('frobnicated'), expect.stringContaining('are not known here')]]);
  }
});
