import * as fc from 'fast-check';
import { countedText } from './counted-text';
import { isRight, MessageEntry, percent, readCorpus } from './support';
import { ContainerRuntime, PullFailure, PullFailureCause, PullFailureConfidence } from '../../src/diagnose';
import { ADVICE } from '../../src/diagnose/causes/advice';
import { propertyOptions } from '../support/property';

const messages = readCorpus<MessageEntry>('messages');

describe('the corpus of messages', () => {
  test('has every cause, and says where most messages were seen', () => {
    expect([...new Set(messages.map(({ cause }) => cause))].filter(cause => cause !== PullFailureCause.OTHER).sort())
      .toEqual(Object.values(PullFailureCause).filter(cause => cause !== PullFailureCause.OTHER).sort());
    expect(messages.filter(({ source }) =>
      source && !/^https:\/\/\S+$|^[\w-]+\/[\w.-]+@\S+:/.test(source))).toEqual([]);
  });

  test('is classified right, 97 % of it', () => {
    expect(percent(messages, isRight)).toBeGreaterThanOrEqual(97);
  });

  test.each([
    ['in lower case', (text: string) => text.toLowerCase()],
    ['as a JSON string in a JSON string', (text: string) => JSON.stringify(JSON.stringify(text))],
    ['on many lines', (text: string) => text.replace(/ /g, '\n')],
    ['in a table of a terminal', (text: string) => text.replace(/ /g, ' │ \n│  ')],
    ['behind the head of a log line',
      (text: string) =>
        `E0810 17:23:18.000705    1766 pod_workers.go:965] "Error syncing pod, skipping" err="${text}"`],
  ])('is read the same %s', (_, wrap) => {
    const changed = messages.filter(isRight)
      .filter(({ message }) => PullFailure.classify(wrap(message)).cause !== PullFailure.classify(message).cause);
    expect(changed.length / messages.length).toBeLessThan(0.02);
  });

  test('is read the same when the end is cut off behind the words that decided', () => {
    const message = 'Failed to pull image "acme/app": rpc error: code = Unknown desc = Error response from daemon: '
      + 'pull access denied for acme/app, repository does';
    expect(PullFailure.classify(message).cause).toBe(PullFailureCause.FORBIDDEN_DENIED);
  });
});

describe('what a message says beside the cause', () => {
  test.each([
    [
      'Failed to pull image "ghcr.io/acme/app:1": failed to resolve reference "ghcr.io/acme/app:1": failed to '
        + 'authorize: failed to fetch anonymous token: unexpected status from GET request to '
        + 'https://ghcr.io/token?scope=repository%3Aacme%2Fapp%3Apull&service=ghcr.io: 403 Forbidden',
      { image: 'ghcr.io/acme/app:1', registry: 'ghcr.io', httpStatus: 403, runtime: ContainerRuntime.CONTAINERD },
    ],
    [
      'Error response from daemon: Get https://reg.example.com:5000/v2/team/app/manifests/1.0: no basic auth '
        + 'credentials',
      {
        image: 'reg.example.com:5000/team/app:1.0', registry: 'reg.example.com:5000', runtime: ContainerRuntime.DOCKER,
      },
    ],
    [
      'Error: initializing source docker://quay.io/a/b:2: reading manifest 2 in quay.io/a/b: manifest unknown',
      { image: 'quay.io/a/b:2', registry: 'quay.io', runtime: ContainerRuntime.PODMAN },
    ],
    [
      'rpc error: code = Unknown desc = reading manifest sha256:' + 'a'.repeat(64) + ' in quay.io/a/b: unauthorized: '
        + 'access to the requested resource is not authorized',
      { image: `quay.io/a/b@sha256:${'a'.repeat(64)}`, registry: 'quay.io', runtime: ContainerRuntime.CRI_O },
    ],
    ['Container image "acme/app:1" is not present with pull policy of Never',
      { image: 'acme/app:1', registry: 'docker.io', runtime: ContainerRuntime.KUBELET }],
    ['received unexpected HTTP status: 521 , Get https://registry-1.docker.io/v2/library/nginx/manifests/1',
      { image: 'docker.io/library/nginx:1', httpStatus: 521 }],
    ['unexpected status from GET request to https://reg.example.com/token?scope=a: 401 ',
      { registry: 'reg.example.com', httpStatus: 401 }],
    ['see https://docs.docker.com/go for toomanyrequests', {}],
    ['Error response from daemon: no matching manifest for linux/arm64/v8 in the manifest list entries',
      { image: undefined, registry: undefined }],
    ['Failed to pull image "linux/arm:1": manifest unknown', { image: 'linux/arm:1' }],
    ['Failed to apply default image tag "https://GHCR.io/A:1": couldn\'t parse image name "https://GHCR.io/A:1": '
      + 'invalid reference format',
    { image: 'https://GHCR.io/A:1' }],
    ['err="failed to apply default image tag \\"web latest\\": couldn\'t parse image name"', { image: 'web latest' }],
    ['Failed to inspect image "": rpc error: code = InvalidArgument desc = couldn\'t parse image reference "nginx:": '
      + 'invalid reference format',
    { image: 'nginx:' }],
    ['InvalidImageName', { image: undefined }],
  ])('is read from %s', (message, expected) => {
    const { image, registry, httpStatus, runtime } = PullFailure.classify(message);
    expect({ image, registry, httpStatus, runtime }).toMatchObject(expected);
  });

  test('names the words that decided, the other causes that they fit, and how sure that is', () => {
    expect(PullFailure.classify('pull access denied for acme/app, repository does not exist')).toMatchObject({
      cause: PullFailureCause.FORBIDDEN_DENIED,
      confidence: PullFailureConfidence.MEDIUM,
      evidence: ['pull access denied'],
      alternatives: [PullFailureCause.NOT_FOUND, PullFailureCause.UNAUTHORIZED, PullFailureCause.TOKEN_EXPIRED],
    });
    expect(PullFailure.classify('Failed to pull image "a": net/http: TLS handshake timeout')).toMatchObject({
      cause: PullFailureCause.NETWORK_TIMEOUT,
      confidence: PullFailureConfidence.HIGH,
      evidence: ['TLS handshake timeout', 'failed to pull image'],
      alternatives: [],
    });
    expect(PullFailure.classify('hello')).toMatchObject({
      cause: PullFailureCause.OTHER, confidence: PullFailureConfidence.LOW, evidence: [], alternatives: [],
    });
  });

  test('guesses by common words only beside words of a program that pulls, and says that it guesses', () => {
    expect(PullFailure.classify('Failed to pull image "reg.example.com/app:1": no tag 1: not found')).toMatchObject({
      cause: PullFailureCause.TAG_NOT_FOUND,
      confidence: PullFailureConfidence.LOW,
      evidence: ['not found', 'failed to pull image'],
    });
    expect(PullFailure.classify('https://quay.io/about not found').cause).toBe(PullFailureCause.OTHER);
  });

  test('tells a repository that Docker Hub cannot have from one that it denies', () => {
    const causeOf = (image: string) =>
      PullFailure.classify(`pull access denied for ${image}, repository does not exist or may require 'docker login'`)
        .cause;
    expect([
      causeOf('my-app'), causeOf('acme/team/app'), causeOf('acme/app'), causeOf('ghcr.io/acme/team/app'),
    ]).toEqual([
      PullFailureCause.NOT_FOUND, PullFailureCause.NOT_FOUND, PullFailureCause.FORBIDDEN_DENIED,
      PullFailureCause.FORBIDDEN_DENIED,
    ]);
  });
});

describe('the next command', () => {
  const message = 'Failed to pull image "reg.example.com:5000/app:1": dial tcp: lookup reg.example.com: no such host';

  test('has the names that are known', () => {
    expect(PullFailure.classify(message, { node: 'node-1' }).nextCommand).toBe('ssh node-1 nslookup reg.example.com');
    expect(PullFailure.classify(message).nextCommand).toBe('ssh NODE nslookup reg.example.com');
    expect(PullFailure.classify('manifest unknown', { image: 'nginx:9' }).nextCommand)
      .toBe('skopeo list-tags docker://docker.io/library/nginx');
  });

  test('has a port once', () => {
    expect(PullFailure.classify('Get https://reg.example.com:5000/v2/: x509: bad').nextCommand)
      .toContain('-connect reg.example.com:5000 ');
    expect(PullFailure.classify('Get https://reg.example.com/v2/: x509: bad').nextCommand)
      .toContain('-connect reg.example.com:443 ');
  });

  test('takes nothing from a message that a shell would run', () => {
    fc.assert(fc.property(fc.string(), fc.string(), (name, other) => {
      const hostile = `$(${name})\`;|&${other}`;
      const { nextCommand } = PullFailure.classify(
        `Failed to pull image "${hostile}": https://${hostile}/v2/: 401 Unauthorized`,
        { namespace: hostile, pod: hostile, node: hostile, image: hostile },
      );
      expect(nextCommand).toMatch(/^kubectl -n NAMESPACE get pod POD /);
    }), propertyOptions());
  });
});

describe('what the kubelet says of a pull secret that it cannot decode', () => {
  test.each([
    'illegal base64 data at input byte 8', "invalid character 'r' looking for beginning of value",
    'unable to parse auth field, must be formatted as base64(username:password)', 'unexpected end of JSON input',
    "invalid character '}' after object key",
    'json: cannot unmarshal array into Go struct field DockerConfigJson.auths of type string',
  ])('%s', error => {
    const malformed = PullFailureCause.MALFORMED_PULL_SECRET;
    expect(PullFailure.classify(`Failed to pull image "harbor.example.com/x:1": ${error}`))
      .toMatchObject({ cause: malformed, image: 'harbor.example.com/x:1' });
    expect(PullFailure.classify(`ErrImagePull: ${error}`).cause).toBe(malformed);
  });

  test('is both reason and message of a container, and stands behind it in the log', () => {
    const errors = ['illegal base64 data at input byte 4', "invalid character 'r' looking for beginning of value"];
    expect(errors.map(error => PullFailure.classify(`${error}: ${error}`).cause))
      .toEqual(errors.map(() => PullFailureCause.MALFORMED_PULL_SECRET));
    expect(PullFailure.classify(`failed to "StartContainer" for "web" with ${errors[0]}: "${errors[0]}"`).cause)
      .toBe(PullFailureCause.MALFORMED_PULL_SECRET);
  });

  test('is nothing that runtimes say of an answer', () => {
    const texts = [
      'Failed to pull image "a": rpc error: code = Unknown desc = invalid character \'r\' looking for beginning of '
        + 'value',
      'unexpected end of JSON input', 'error pulling image "a": invalid character \'<\' looking for beginning of value',
      'illegal base64 data at input byte 8', 'a: b', '',
    ];
    expect(texts.map(text => PullFailure.classify(text).cause)).toEqual(texts.map(() => PullFailureCause.OTHER));
  });
});

describe('a cause that lies between the node and a host', () => {
  const head = (url: string, error: string) =>
    PullFailure.classify(`Failed to pull image "ghcr.io/a/x:1": failed to do request: Head "${url}": ${error}`);

  test.each([
    ['a mirror', 'https://mirror.example.com:5000/v2/a/x/manifests/1?ns=ghcr.io',
      'dial tcp 10.1.1.1:5000: connect: connection refused', 'https://mirror.example.com:5000/v2/'],
    [
      'a mirror with TLS', 'https://mirror.example.com/v2/a/x/manifests/1?ns=ghcr.io',
      'tls: failed to verify certificate: x509: unknown', '-connect mirror.example.com:443 ',
    ],
    ['a token service', 'https://auth.example.com/token',
      'dial tcp: lookup auth.example.com on 10.0.0.2:53: no such host', 'ssh NODE nslookup auth.example.com'],
    ['a store of layers', 'https://pkg-containers.githubusercontent.com/ghcr1/blobs/sha256:aa',
      'dial tcp 185.199.108.154:443: i/o timeout', 'https://pkg-containers.githubusercontent.com/v2/'],
    [
      'a host that is not written as one', 'https://$(id)/v2/', 'dial tcp 10.0.0.1:443: i/o timeout',
      'https://ghcr.io/v2/',
    ],
    ['the registry, of which the mirror answered',
      'https://mirror.example.com/v2/: 404; Head "https://ghcr.io/v2/a/x/manifests/1',
      'net/http: TLS handshake timeout', 'https://ghcr.io/v2/'],
  ])('is looked for at %s', (_, url, error, command) => {
    const failure = head(url, error);
    expect(failure.nextCommand).toContain(command);
    expect(failure.registry).toBe('ghcr.io');
  });

  test('keeps the port where the name is not found, and the image\'s registry where no address is given', () => {
    expect(head('https://mirror.example.com:5000/v2/', 'dial tcp: lookup mirror.example.com: no such host').nextCommand)
      .toBe('ssh NODE nslookup mirror.example.com');
    expect(PullFailure.classify('Failed to pull image "ghcr.io/a/x:1": dial tcp 10.0.0.1:443: i/o timeout').nextCommand)
      .toContain('https://ghcr.io/v2/');
  });

  test('is never looked for with an image that the node would have to pull', () => {
    expect(Object.values(ADVICE).filter(({ command }) => command.includes('--image='))).toEqual([]);
  });
});

describe('who asked', () => {
  test('is said by ECR, and then the credential is good and the policy is next', () => {
    const arn = 'arn:aws:ecr:eu-west-1:123456789012:repository/team/web';
    const ecr = PullFailure.classify('pull access denied for 123456789012.dkr.ecr.eu-west-1.amazonaws.com/team/web, '
      + 'repository does not exist: denied: User: arn:aws:sts::1:assumed-role/n/i is not authorized to perform: '
      + `ecr:BatchGetImage on resource: ${arn} because no resource-based policy allows the ecr:BatchGetImage action`);
    expect(ecr).toMatchObject({ cause: PullFailureCause.FORBIDDEN_DENIED, alternatives: [PullFailureCause.NOT_FOUND] });
    expect(ecr.nextCommand).toBe(
      'aws ecr get-repository-policy --registry-id 123456789012 --region eu-west-1 --repository-name team/web',
    );
  });

  test('stays open in a command where the image does not say it', () => {
    expect(PullFailure.classify('User: x is not authorized to perform: ecr:BatchGetImage').nextCommand)
      .toBe('aws ecr get-repository-policy --registry-id ACCOUNT --region REGION --repository-name ECR_REPOSITORY');
  });

  test('is not known where GitLab says denied and means the password', () => {
    const text = 'denied: HTTP Basic: Access denied. The provided password or token is incorrect';
    expect(PullFailure.classify(text).cause).toBe(PullFailureCause.UNAUTHORIZED);
    expect(
      PullFailure.classify(`Error response from daemon: Head "https://registry.gitlab.com/v2/a/b/manifests/1": ${text}`)
        .cause,
    ).toBe(PullFailureCause.UNAUTHORIZED);
  });
});

describe('TLS alerts', () => {
  test.each([
    'bad certificate', 'handshake failure', 'certificate required', 'unrecognized name',
    'protocol version not supported',
  ])('%s', alert => {
    const { cause, meaning } = PullFailure.classify('Failed to pull image "a.io/x:7": failed to do request: Head '
      + `"https://a.io/v2/x/manifests/7": remote error: tls: ${alert}`);
    expect([cause, meaning]).toEqual([PullFailureCause.X509, expect.stringContaining('ended TLS with an alert')]);
  });
});

describe('policies of a registry', () => {
  test('are told by Harbor in words, or by a status alone', () => {
    const said = PullFailure.classify(
      'unknown: current image without vulnerability scanning cannot be pulled due to configured policy in x',
    );
    expect(said).toMatchObject({ cause: PullFailureCause.FORBIDDEN_DENIED, alternatives: [] });
    const bare = PullFailure.classify('Failed to pull image "h.io/t/w:1": unexpected status from HEAD request to '
      + 'https://h.io/v2/t/w/manifests/1: 412 Precondition Failed');
    expect(bare).toMatchObject({
      cause: PullFailureCause.FORBIDDEN_DENIED, alternatives: [PullFailureCause.SIGNATURE], httpStatus: 412,
    });
    expect(PullFailure.classify('Error response from daemon: unknown: The image is not signed by cosign.').cause)
      .toBe(PullFailureCause.SIGNATURE);
  });

  test('of rates may be all that is said', () => {
    expect(
      ['toomanyrequests: Rate exceeded', 'error from registry: Rate exceeded'].map(
        text => PullFailure.classify(text).cause,
      ),
    ).toEqual([PullFailureCause.RATE_LIMITED, PullFailureCause.RATE_LIMITED]);
  });
});

describe('what happens on the node beside a pull', () => {
  test('may be a credential provider that failed', () => {
    expect(
      PullFailure.classify(
        'error execing credential provider plugin ecr-credential-provider for image '
          + '123456789012.dkr.ecr.eu-west-1.amazonaws.com/web: exit status 1',
      ),
    ).toMatchObject({
      cause: PullFailureCause.CREDENTIAL_HELPER,
      nextCommand: expect.stringContaining('journalctl -u kubelet'),
    });
  });

  test('names no registry where the runtime is down', () => {
    const down = PullFailure.classify('Failed to pull image "a.io/x:1": rpc error: code = Unavailable desc = '
      + '"transport: Error while dialing: dial unix /run/containerd/containerd.sock: connect: connection refused"');
    expect(down).toMatchObject({
      cause: PullFailureCause.RUNTIME_UNAVAILABLE,
      alternatives: [],
      nextCommand: 'ssh NODE systemctl status containerd crio docker',
    });
    expect(down.registry).toBeUndefined();
  });
});

describe('hostile messages', () => {
  test.each([
    ['nothing', ''],
    ['names of prototypes', '__proto__ constructor toString hasOwnProperty: failed to pull image __proto__'],
    ['control characters',
      Array.from({ length: 33 }, (_, code) => String.fromCharCode(code)).join('failed to pull image ')],
    ['half of a character', 'failed to pull image \ud800\udc00\ud800: 401 Unauthorized \udfff'],
    ['letters that grow in lower case', 'İ'.repeat(1000)],
    ['brackets', '{[('.repeat(300_000)],
  ])('are taken as they are: %s', (_, message) => {
    expect(PullFailure.classify(message).message).toBe(message);
  });

  test('are never thrown at', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 200 }), text => {
      expect(Object.values(PullFailureCause)).toContain(PullFailure.classify(`failed to pull image ${text}`).cause);
    }), propertyOptions());
  });

  test.each([
    ['a word that nearly is one', 'failed to pull imag'],
    ['words in a row', 'failed to pull image unauthorized: denied: x509: '],
    ['addresses', 'https://a.example.com/v2/a/manifests/1 '],
    ['host parts', 'a.'],
    ['path components', 'a-/'],
    ['backslashes', '\\'],
    ['quotes', '"\''],
    ['blanks', ' \n'],
    ['tags', ':1'],
    ['dots of an image', 'failed to pull image a..................'],
    ['addresses that are none', '://'],
    ['the beginnings of all words', 'failed to pull image '],
  ])('cost twice as much for twice as many of %s', (_, piece) => {
    const cost = (length: number) => {
      const { text, reads } = countedText(`failed to pull image ${piece.repeat(length / piece.length)}`);
      PullFailure.classify(text);
      return reads();
    };
    const [once, twice] = [cost(50_000), cost(100_000)];
    expect(twice).toBeLessThanOrEqual(2 * once);
    // Each character is read once, or twice if a backslash may stand before it; and what may be an image or an address,
    // up to its greatest length.
    expect(twice).toBeLessThan(4 * 100_000);
  });
});
