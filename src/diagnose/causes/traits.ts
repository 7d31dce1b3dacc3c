import { ContainerRuntime } from '../container-runtime';

/** HTTP status by the words that runtimes write for it. */
export const STATUS_WORDS: ReadonlyMap<string, number> = new Map([
  ['400 Bad Request', 400], ['401 Unauthorized', 401], ['403 Forbidden', 403], ['404 Not Found', 404],
  ['407 Proxy', 407], ['412 Precondition Failed', 412], ['429 Too Many Requests', 429],
  ['429: Too Many Requests', 429], ['500 Internal Server Error', 500], ['502 Bad Gateway', 502], ['503 Service', 503],
  ['504 Gateway', 504],
]);

/** What stands before an HTTP status in digits, or before an address and the status. */
export const STATUS_PREFIXES: readonly string[] = [
  'HTTP status: ', 'HTTP status code ', 'status code ', 'StatusCode: ', 'remote response: ', 'parsing HTTP ',
  'request to ', 'unexpected status code ', 'HTTP code: ',
];

/** Who writes what. The first that is found counts. */
export const RUNTIME_WORDS: readonly (readonly [ContainerRuntime, readonly string[]])[] = [
  [ContainerRuntime.DOCKER, [
    'Error response from daemon', 'dockerd', 'pull access denied for', 'failed to register layer',
    'error pulling image configuration', 'download failed after attempts', 'docker: ', 'API error (500)',
    'no matching manifest for',
  ]],
  [ContainerRuntime.CONTAINERD, [
    'failed to pull and unpack', 'failed to resolve reference', 'ctr: ', 'containerd', 'httpReadSeeker',
    'httpReaderSeeker', 'failed to do request', 'failed to fetch anonymous token', 'failed to fetch oauth token',
    'insufficient_scope: authorization failed', 'no match for platform in manifest', 'failed size validation',
  ]],
  [ContainerRuntime.CRI_O,
    ['crio[', 'RegistryUnavailable', 'SignatureValidationFailed', 'OCI artifact', 'short name mode is enforcing']],
  [ContainerRuntime.KUBELET, [
    'failed to apply default image tag', 'is not present with pull policy of Never',
    'Unable to retrieve some image pull secrets', 'Unable to retrieve pull secret', 'ErrImageNeverPull',
    'InvalidImageName', 'pull QPS exceeded',
  ]],
];

/** Words of the library that CRI-O, podman, skopeo and buildah share. */
export const CONTAINERS_IMAGE_WORDS: readonly string[] = [
  'initializing source', 'pinging container registry', 'pinging docker registry', 'reading manifest ',
  'copying system image', 'choosing image instance', 'choosing an image from', 'short-name', 'Source image rejected',
  'unable to retrieve auth token', 'unqualified',
];

/** Who asks CRI-O: podman is asked by people. */
export const CRI_WORDS: readonly string[] = ['rpc error', 'kubelet', 'failed to pull image', 'failed to inspect image'];

/** Where an image is named. */
export interface ImageMarker {
  /** What stands before it. */
  readonly before: string;
  /** Only a name with a slash is one: the words may go on otherwise. */
  readonly needsSlash?: boolean;
  /** The tag or digest comes first, then `in` and the repository. */
  readonly tagFirst?: boolean;
  /** The sentence may go on with another word: a name without quotes is one with a tag or path only. */
  readonly mayGoOn?: boolean;
  /** It is what a person typed: options may stand between. */
  readonly isCommand?: boolean;
}

/** The best first: what stands in the pod, before what a runtime made of it. */
export const IMAGE_MARKERS: readonly ImageMarker[] = [
  ...['image=', 'failed to pull image ', 'Back-off pulling image ', 'Container image ']
    .map(before => ({ before, mayGoOn: true })),
  ...[
    'failed to apply default image tag ', 'parse image name ', 'parse image reference ', 'failed to inspect image ',
    'image pull failed for ',
  ].map(before => ({ before })),
  ...['PullImage ', 'Pull image '].map(before => ({ before, mayGoOn: true })),
  ...[
    'failed to get sandbox image ', 'failed to pull and unpack image ', 'failed to resolve reference ',
    'failed to resolve the reference ', 'failed to resolve ref ', 'pull access denied for ', 'manifest for ',
    'trying to pull repository ', 'daemon: repository ', 'error (404): repository ',
  ].map(before => ({ before })),
  ...['failed pulling image ', 'parse image ', 'no such image ', 'no such image: ', 'with image ', 'for image ']
    .map(before => ({ before, mayGoOn: true })),
  { before: 'reading manifest ', tagFirst: true },
  ...[
    'trying to pull ', 'pulling repository ', 'metadata for ', 'unable to pull ', 'in repository ', 'failed to solve: ',
    'error pulling image ', 'pulling docker image ', 'unpacking ', 'image: ', 'image ',
  ].map(before => ({ before, needsSlash: true })),
  ...['source docker://', 'image docker://', 'docker://'].map(before => ({ before })),
  ...['docker pull ', 'podman pull ', 'nerdctl pull ', 'kpod pull ', 'crictl ', 'ctr ']
    .map(before => ({ before, isCommand: true })),
];

/** What stands before the name of a pod: `name`, `namespace/name`, or `name_namespace(uid)` of the kubelet. */
export const POD_MARKERS: readonly string[] = [
  'pod=', 'pod/', 'in pod ', 'from pod ', 'up pod ', 'pods ', 'Kind:Pod, Namespace:', 'syncing pod ',
  'sandbox for pod ', 'for pod ', 'Pod/', 'retrieve pull secret ',
];
