import { PullFailureCause } from '../pull-failure-cause';
import { NETWORK_WORDS } from './network-words';
import { CauseRow } from './row';

/** What goes wrong with the bytes of an image until they are here. */
export const DOWNLOAD_ROWS: readonly CauseRow[] = [
  {
    cause: PullFailureCause.DISK,
    words: [
      'no space left on device', 'disk quota exceeded', 'input/output error', 'not enough space on the disk',
      'no space left on disk', 'not enough disk space', 'insufficient disk space', 'insufficient storage available',
      'not enough free space', 'min-free-space … would be exceeded', 'creating temporary lease: read-only file system',
      // docker/docker@v17.12.1:daemon/graphdriver/devmapper/deviceset.go
      'Thin Pool has … which is less than minimum required',
    ],
    // A terminal that has gone.
    unless: ['/dev/stderr: input/output error', '/dev/stdout: input/output error', 'buildkit/ … metadata'],
    inPull: true,
    example: 'failed to register layer: ApplyLayer exit status 1 stdout:  stderr: write '
      + '/usr/local/src/app/build/perf.gch: no space left on device',
    source: 'https://github.com/Kaggle/docker-python/issues/19',
  },
  {
    cause: PullFailureCause.CORRUPT_DOWNLOAD,
    words: [
      'unexpected commit digest', 'manifest would not match destination reference',
      'failed size validation', 'filesystem layer verification failed',
      'verification failed for digest', 'wrong diff id', 'could not validate layer digest',
      // com.google.cloud.tools:jib-core@0.27.3: UnexpectedBlobDigestException
      'pulled BLOB has digest … but the request digest was', 'Digest did not match, expected',
      'layers from manifest don\'t match image configuration', 'Manifest does not match provided manifest digest',
      'Image manifest does not match selected manifest digest', 'unexpected digest received: got',
      'verifying sha256 checksum after reading', 'unexpected commit size', 'invalid TOC JSON',
      'layer content incorrect digest', 'layer content incorrect size', 'image verification failed: checksum',
      'content integrity error',
      'failed content verification', 'could not verify layer data for',
      'Download config.json digest … does not match expected',
    ],
    example: 'Failed to pull image "acme/code:3.9.0": rpc error: code = FailedPrecondition desc = failed to '
      + 'pull and unpack image "docker.io/acme/code:3.9.0": failed commit on ref "layer-sha256:1860…": '
      + 'unexpected commit digest sha256:e3b0…, expected sha256:1860…: failed precondition',
    source: 'https://github.com/xunholy/k8s-gitops/issues/373',
  },
  {
    cause: PullFailureCause.CORRUPT_DOWNLOAD,
    words: [
      'digest mismatch', 'gzip: invalid header', 'flate: corrupt input', 'invalid checksum', 'magic number mismatch',
      'failed to get image diffIDs', 'short read: expected', 'invalid character in chunk length',
      'reports content size of zero', 'Size mismatch when copying', 'number of layers and diffIDs don\'t match',
      'blob size mismatch', 'unexpected media type text/html', 'unsupported digest algorithm',
      'in header not a valid digest', 'unexpected digest: ', 'digests did not match', 'undersized layer',
      'end of ZLIB input stream', 'invalid Content-Range', 'blob content size does not match',
      'mismatch Content-Length', 'does not match expected size', 'size exceeds limit',
      'Failed to parse downloaded json', 'image config … unexpected end of JSON input',
      'unmarshal … manifest … unexpected end of JSON input', 'unmarshal … manifest … invalid character',
      'unmarshal image … unexpected end of JSON input', 'unmarshal image … invalid character',
      'initializing image from source … unexpected end of JSON input', 'mismatched digest',
      'image received is not the right size', 'manifest MIME type text/html', 'DiffID values, but a layer with index',
      'does not match config … DiffID', 'corrupt blob, expecting', 'invalid manifest checksum',
      'TOC and tar-split metadata', 'partial pull … invalid chunk', 'uncompressed digest of layer … config claims',
      'not enough data returned from the server',
    ],
    inPull: true,
    // What is no image at all has another list of layers, and another type.
    alternatives: [PullFailureCause.NOT_AN_IMAGE, PullFailureCause.UNPACK_FAILED],
    example: 'failed to pull image "docker.io/acme/app:1": failed to extract layer sha256:5e3e…: gzip: invalid header',
    source: 'golang/go@go1.24:src/compress/gzip/gunzip.go',
  },
  {
    cause: PullFailureCause.UNPACK_FAILED,
    words: ['expected at … io.containerd.content', 'layer does not exist'],
    // A commit is no pull.
    unless: [...NETWORK_WORDS, 'failed to commit'],
    inPull: true,
    alternatives: [PullFailureCause.CORRUPT_DOWNLOAD, PullFailureCause.DISK],
    example: 'failed to pull and unpack image "docker.io/acme/app:1": blob sha256:59f2… expected at /var/lib/'
      + 'containerd/io.containerd.content.v1.content/blobs/sha256/59f2…: not found',
    source: 'https://github.com/kata-containers/kata-containers/issues/5775',
  },
  {
    // What containerd had got was collected before it was unpacked, or is of another platform.
    cause: PullFailureCause.UNPACK_FAILED,
    words: ['failed to extract layer … content digest … not found'],
    alternatives: [PullFailureCause.CORRUPT_DOWNLOAD],
    example: 'failed to unpack image on snapshotter overlayfs: failed to extract layer sha256:4dca…: failed to get '
      + 'reader from content store: content digest sha256:51f5…: not found',
    source: 'containerd/containerd@v1.7.29:diff/apply/apply.go',
  },
  {
    // containerd has lost a blob that it needs, or did not get it.
    cause: PullFailureCause.CORRUPT_DOWNLOAD,
    words: ['content digest … not found'],
    inPull: true,
    alternatives: [PullFailureCause.UNPACK_FAILED],
    example: 'failed to pull and unpack image "docker.io/acme/kubed:v0.11.0": failed to unpack image on '
      + 'snapshotter overlayfs: content digest sha256:6e02…: not found',
    source: 'https://github.com/kubernetes-sigs/kind/issues/1019',
  },
  {
    cause: PullFailureCause.CORRUPT_DOWNLOAD,
    words: [
      'unknown blob', 'blob unknown to registry', 'could not fetch content … from remote: … not found',
      'content at … /blobs/ … not found', 'the specified blob does not exist',
    ],
    inPull: true,
    alternatives: [PullFailureCause.TAG_NOT_FOUND],
    example: 'error pulling image configuration: download failed after attempts=1: unknown blob',
    source: 'https://github.com/kubernetes/registry.k8s.io/issues/258',
  },
  {
    cause: PullFailureCause.CORRUPT_DOWNLOAD,
    words: ['processing tar file … unexpected EOF', 'failed to register layer … unexpected EOF',
      // Apple's container
      'notFound: content with digest sha256'],
    alternatives: [PullFailureCause.CONNECTION_RESET, PullFailureCause.UNPACK_FAILED],
    example: 'Attempting next endpoint for pull after error: failed to register layer: Error processing tar file(exit '
      + 'status 1): unexpected EOF',
    source: 'https://github.com/balena-os/balena-supervisor/issues/1084',
  },
  {
    // Before anything of the image came, or where the rest was asked for: what was cut is the connection.
    cause: PullFailureCause.CONNECTION_RESET,
    words: [
      'failed to do request: … unexpected EOF', 'failed to resolve reference … unexpected EOF',
      'failed to resolve image: … unexpected EOF', '/v2/: unexpected EOF',
      'failed to fetch oauth token: … unexpected EOF', 'failed to fetch anonymous token: … unexpected EOF',
      'transport connection broken: unexpected EOF',
      // containers/image@v5.36.0:docker/body_reader.go asks for the rest of a layer; storage/storage_dest.go
      'happened during read: … unexpected EOF', 'Download failed, retrying: unexpected EOF',
      'unexpected EOF (while reconnecting: ',
    ],
    // Nobody knows what of a layer came, where a registry began anew.
    unless: ['reading HTTP CONNECT', 'failed to copy: ', 'proxyconnect', 'server did not process a Range'],
    inPull: true,
    alternatives: [PullFailureCause.CORRUPT_DOWNLOAD],
    example: 'failed to resolve reference "registry.example.com/app:1": failed to do request: Head '
      + '"https://registry.example.com/v2/app/manifests/1": unexpected EOF',
    source: 'golang/go@go1.24:src/net/http/transport.go',
  },
  {
    cause: PullFailureCause.CORRUPT_DOWNLOAD,
    words: ['unexpected EOF'],
    unless: ['reading HTTP CONNECT', 'connection reset by peer'],
    inPull: true,
    alternatives: [PullFailureCause.CONNECTION_RESET],
    example: 'Error response from daemon: unexpected EOF',
    source: 'https://github.com/docker/hub-feedback/issues/2004',
  },
];
