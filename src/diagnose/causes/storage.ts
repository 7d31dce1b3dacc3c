import { PullFailureCause } from '../pull-failure-cause';
import { CauseRow } from './row';

/** What cuts an image off while it is unpacked. */
const NETWORK_WORDS = [
  'context ca', 'context deadline exceeded', 'i/o timeout', 'connection reset by peer', 'http2:',
  'unexpected EOF', 'dial tcp', 'x509: ', 'server gave HTTP', 'unexpected HTTP status', 'handshake', 'broken pipe',
  'stream error', 'idle connection', 'remote error: tls', 'unexpected status', '401 Unauthorized', '403 Forbidden',
  '404 Not Found', '429 Too Many', '500 Internal', '502 Bad', '503 Service', '504 Gateway',
];

/** What goes wrong with the bytes of an image. */
export const STORAGE_ROWS: readonly CauseRow[] = [
  {
    cause: PullFailureCause.DISK,
    words: [
      'no space left on device', 'disk quota exceeded', 'input/output error', 'not enough space on the disk',
      'no space left on disk', 'not enough disk space', 'insufficient disk space', 'not enough free space',
      'min-free-space … would be exceeded',
      // docker/docker@v17.12.1:daemon/graphdriver/devmapper/deviceset.go
      'Thin Pool has … which is less than minimum required',
    ],
    // A terminal that has gone.
    unless: ['/dev/stderr: input/output error', '/dev/stdout: input/output error'],
    inPull: true,
    example: 'failed to register layer: ApplyLayer exit status 1 stdout:  stderr: write '
      + '/usr/local/src/opencv/build/perf.gch: no space left on device',
    source: 'https://github.com/Kaggle/docker-python/issues/19',
  },
  {
    cause: PullFailureCause.CORRUPT_DOWNLOAD,
    words: [
      'unexpected commit digest', 'manifest would not match destination reference',
      'failed size validation', 'filesystem layer verification failed',
      'verification failed for digest', 'wrong diff id', 'could not validate layer digest',
      // com.google.cloud.tools:jib-core@0.27.3: UnexpectedBlobDigestException
      'pulled BLOB has digest … but the request digest was',
      'Digest did not match, expected', 'layers from manifest don\'t match image configuration',
      'Manifest does not match provided manifest digest', 'Image manifest does not match selected manifest digest',
      'unexpected digest received: got', 'verifying sha256 checksum after reading',
      'unexpected commit size',
      'layer content incorrect digest', 'layer content incorrect size', 'image verification failed for digest',
      'could not verify layer data for', 'Download config.json digest … does not match expected',
    ],
    example: 'Failed to pull image "codercom/code-server:3.9.0": rpc error: code = FailedPrecondition desc = failed to '
      + 'pull and unpack image "docker.io/codercom/code-server:3.9.0": failed commit on ref "layer-sha256:1860…": '
      + 'unexpected commit digest sha256:e3b0…, expected sha256:1860…: failed precondition',
    source: 'https://github.com/xunholy/k8s-gitops/issues/373',
  },
  {
    cause: PullFailureCause.CORRUPT_DOWNLOAD,
    words: [
      'digest mismatch', 'invalid tar header', 'gzip: invalid header', 'flate: corrupt input', 'invalid checksum',
      'magic number mismatch', 'failed to get image diffIDs', 'short read: expected',
      'invalid character in chunk length', 'reports content size of zero', 'Size mismatch when copying',
      'number of layers and diffIDs don\'t match', 'blob size mismatch', 'unexpected media type text/html',
      'unsupported digest algorithm', 'in header not a valid digest', 'unexpected digest: ', 'digests did not match',
      'unhandled tar header type', 'invalid Content-Range',
      'blob content size does not match', 'mismatch Content-Length', 'does not match expected size',
      'size exceeds limit',
      'Failed to parse downloaded json', 'image config … unexpected end of JSON input',
      'unmarshal … manifest … unexpected end of JSON input', 'unmarshal … manifest … invalid character',
      'unmarshal image … unexpected end of JSON input', 'unmarshal image … invalid character',
      'initializing image from source … unexpected end of JSON input', 'mismatched digest',
      'manifest MIME type text/html',
      'DiffID values, but a layer with index', 'uncompressed digest of layer … config claims',
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
    // containerd has lost a blob that it needs, or did not get it.
    cause: PullFailureCause.CORRUPT_DOWNLOAD,
    words: ['content digest … not found'],
    inPull: true,
    alternatives: [PullFailureCause.UNPACK_FAILED],
    example: 'failed to pull and unpack image "docker.io/appscode/kubed:v0.11.0": failed to unpack image on '
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
    // Before anything of the image came: what was cut is the connection.
    cause: PullFailureCause.CONNECTION_RESET,
    words: [
      'failed to do request: … unexpected EOF', 'failed to resolve reference … unexpected EOF',
      'failed to resolve image: … unexpected EOF', '/v2/: unexpected EOF',
      'transport connection broken: unexpected EOF',
    ],
    unless: ['reading HTTP CONNECT', 'failed to copy: ', 'proxyconnect'],
    inPull: true,
    alternatives: [PullFailureCause.CORRUPT_DOWNLOAD],
    example: 'failed to resolve reference "registry.example.com/app:1": failed to do request: Head '
      + '"https://registry.example.com/v2/app/manifests/1": unexpected EOF',
    source: 'golang/go@go1.24:src/net/http/transport.go',
  },
  {
    cause: PullFailureCause.CORRUPT_DOWNLOAD,
    words: ['unexpected EOF'],
    unless: ['reading HTTP CONNECT'],
    inPull: true,
    alternatives: [PullFailureCause.CONNECTION_RESET],
    example: 'Error response from daemon: unexpected EOF',
    source: 'https://github.com/docker/hub-feedback/issues/2004',
  },
  {
    cause: PullFailureCause.UNPACK_FAILED,
    words: [
      'potentially insufficient UIDs or GIDs', 'there might not be enough IDs available in the namespace',
      'failed to Lchown', 'lchown … invalid argument', '/etc/subuid and /etc/subgid',
      // containers/storage@v1.59.0:pkg/idtools, types/errors.go
      'not enough unused IDs in user namespace', 'cannot be mapped to a container ID', 'cannot be mapped to a host ID',
      'no subuid ranges found', 'no subgid ranges found', 'subuid range size',
    ],
    unless: NETWORK_WORDS,
    inPull: true,
    advice: {
      meaning: 'The image has files of a user whose number does not exist in the user namespace of this runtime, which '
        + 'runs without root.',
      fix: 'Give the user more subordinate numbers in /etc/subuid and /etc/subgid (65536 at least, more for larger '
        + 'ones), run podman system migrate, and pull again; or build the image with files of smaller numbers.',
      command: 'ssh NODE cat /etc/subuid /etc/subgid',
    },
    example: 'Error: writing blob: adding layer with blob "sha256:b414…": processing tar file(potentially insufficient '
      + 'UIDs or GIDs available in user namespace (requested 110779:100 for /usr/local/drawio/CHANGELOG.md): Check '
      + '/etc/subuid and /etc/subgid if configured locally and run podman-system-migrate: lchown '
      + '/usr/local/drawio/CHANGELOG.md: invalid argument): exit status 1',
    source: 'https://github.com/jgraph/docker-drawio/issues/101',
  },
  {
    // containerd, of a layer that is an attestation or the like
    cause: PullFailureCause.UNPACK_FAILED,
    words: ['no processor for media-type'],
    inPull: true,
    alternatives: [PullFailureCause.NOT_AN_IMAGE, PullFailureCause.ENCRYPTED_IMAGE],
    example: 'CannotPullContainerError: failed to unpack image on snapshotter overlayfs: failed to extract layer '
      + 'sha256:0a: failed to get stream processor for application/vnd.in-toto+json: no processor for media-type: '
      + 'unknown',
    source: 'containerd/containerd@v1.7.29:diff/stream.go',
  },
  {
    // sylabs/singularity@v4.3.1:internal/pkg/image/packer/squashfs.go, and enroot's own program for it
    cause: PullFailureCause.UNPACK_FAILED,
    words: ['searching for mksquashfs', 'Killed … enroot-mksquashovlfs'],
    isOfNode: true,
    alternatives: [PullFailureCause.DISK],
    advice: {
      meaning: 'The image arrived, and the program that packs its layers for this runtime is missing or was killed.',
      fix: 'Install squashfs-tools where the runtime finds it, or give it the memory that it was killed for.',
    },
    example: 'FATAL: While making image from oci registry: while building SIF from layers: unable to create new build: '
      + 'while searching for mksquashfs: exec: "mksquashfs": executable file not found in $PATH',
    source: 'sylabs/singularity@v4.3.1:internal/pkg/image/packer/squashfs.go',
  },
  {
    cause: PullFailureCause.UNPACK_FAILED,
    words: ['max depth exceeded', 'too many layers', 'mount options is too long'],
    inPull: true,
    advice: {
      meaning: "The image has more layers than the node's file system for images can stack.",
      fix: 'Build the image with fewer layers: squash it, or start from its file system in one COPY.',
      command: 'skopeo inspect docker://IMAGE',
    },
    example: 'failed to register layer: max depth exceeded',
    source: 'moby/moby@v28.0.0:layer/layer.go (ErrMaxDepthExceeded)',
  },
  {
    // https://github.com/microsoft/hcsshim/wiki: what containerd and docker ask to write a layer on Windows.
    cause: PullFailureCause.UNPACK_FAILED,
    words: [
      'hcsshim::', 'ImportLayer failed', 'portLayer failed in Win32', 'ProcessBaseLayer', 'ProcessUtilityVMImage',
      're-exec error: exit status',
    ],
    unless: NETWORK_WORDS,
    inPull: true,
    advice: {
      meaning: 'Windows could not import a layer of the image: access is denied, a path is missing, or the layer is of '
        + 'another make.',
      fix: "Exclude the runtime's folder from virus scanners, run its service as SYSTEM, and see that the image is of "
        + 'the same Windows version as the node; then remove the image and pull again.',
      command: 'skopeo inspect --raw docker://IMAGE',
    },
    example: 'ctr: failed to extract layer sha256:f001…: hcsshim::ImportLayer failed in Win32: The system cannot find '
      + 'the path specified. (0x3): unknown',
    source: 'https://github.com/antrea-io/antrea/issues/5653',
  },
  {
    cause: PullFailureCause.UNPACK_FAILED,
    words: ['read-only file system'],
    inPull: true,
    advice: {
      meaning: "The runtime's store of layers is mounted read-only, so the node cannot unpack the image.",
      fix: 'A disk that had errors is mounted again read-only: look at the log of the kernel and replace the node. On '
        + 'a system that is read-only by design, move the store to a disk that is not.',
      command: 'ssh NODE findmnt -o TARGET,OPTIONS,FSTYPE -T /var/lib/containerd',
    },
    example: 'failed to register layer: ApplyLayer exit status 1 stdout:  stderr: write '
      + '/usr/lib/gcc/x86_64-linux-gnu/4.8/libgcc.a: read-only file system',
    source: 'https://github.com/moby/moby/issues/20496',
  },
  {
    cause: PullFailureCause.UNPACK_FAILED,
    words: ['no unpack platforms defined'],
    advice: {
      meaning: "The node's containerd knows no snapshotter that unpacks images for its platform, so the image is not "
        + 'to blame.',
      fix: 'Upgrade containerd (2.0.0 to 2.0.3 do this with any snapshotter but the default), or list the snapshotter '
        + 'under unpack_config of io.containerd.transfer.v1.local in config.toml.',
      command: 'ssh NODE sudo containerd config dump',
    },
    example: 'failed to pull and unpack image "192.0.2.1:5000/pause:3.10": unable to initialize unpacker: no unpack '
      + 'platforms defined: invalid argument',
    source: 'https://github.com/containerd/containerd/issues/11228',
  },
  {
    // The layer that was kept is not what was packed: it is read back through a program (unpigz, unzstd).
    cause: PullFailureCause.UNPACK_FAILED,
    words: ['crc32 mismatch', 'unpigz: … corrupted'],
    inPull: true,
    alternatives: [PullFailureCause.CORRUPT_DOWNLOAD, PullFailureCause.DISK],
    example: 'failed to extract layer sha256:53fc…: exit status 1: unpigz: skipping: <stdin>: corrupted -- crc32 '
      + 'mismatch',
    source: 'https://github.com/grimmory-tools/grimmory/issues/942',
  },
  {
    // The store of an engine that is damaged, said of an image.
    cause: PullFailureCause.UNPACK_FAILED,
    words: ['readlink /var/lib/docker/overlay2'],
    inPull: true,
    isOfNode: true,
    alternatives: [PullFailureCause.DISK],
    example: "Can't install ghcr.io/acme/app:1: 500 Server Error for http+docker://localhost/v1.41/images/ghcr.io/acme/"
      + 'app:1/json: Internal Server Error ("readlink /var/lib/docker/overlay2: invalid argument")',
    source: 'https://github.com/home-assistant/core/issues/83804',
  },
  {
    // What is left here of these is the layer store of the node: links, mounts, owners and folders that do not fit.
    cause: PullFailureCause.UNPACK_FAILED,
    words: [
      'failed to register layer', 'failed to prepare extraction snapshot', 'failed to extract layer',
      'failed to record image pull intent', 'failed to create image rootfs', 'Error while applying layer: ',
      'from daemon: layer does not exist',
      'GetImageBlob … no such file', 'layer not known', 'exists in local storage but may be corrupted',
      'storing blob to file … permission denied',
      'storing blob to file … no such file', 'could not get decompression stream', 'unable to initialize unpacker',
      'snapshotter not loaded', 'snapshotter … was not found: not found', 'failed to create image reference',
    ],
    unless: NETWORK_WORDS,
    alternatives: [PullFailureCause.DISK],
    example: 'failed to unpack image on snapshotter overlayfs: failed to prepare extraction snapshot "extract-8": '
      + 'failed to stat parent: stat /var/lib/containerd/io.containerd.snapshotter.v1.overlayfs/snapshots/112/fs: no '
      + 'such file or directory',
    source: 'https://github.com/containerd/containerd/issues/3369',
  },
  {
    cause: PullFailureCause.UNPACK_FAILED,
    words: [
      'adding layer with blob', 'processing tar file', 'committing the finished image',
      'failed reading status of resume write', 'io.containerd. … no such file or directory',
      'failed to unpack image on snapshotter', 'apply failure, attempting cleanup', 'error creating layer with ID',
      'failed to handle layer: hasher',
      // containers/storage@v1.59.0, docker/docker@v28.0.0, sylabs/singularity@v4.3.1
      'applying layer: ', 'invalid hardlink', 'invalid symlink', 'cannot overwrite directory',
      'cannot overwrite non-directory', 'is unsupported for this graph driver',
      'prerequisites for driver not satisfied',
      'storage: driver not supported', 'graph driver name changed', 'database configuration mismatch',
      'not found in layer tree', 'errors were encountered when setting permissions',
    ],
    unless: [...NETWORK_WORDS, 'connection timed out', 'stream error: ', 'connection refused', ': EOF', 'read tcp'],
    inPull: true,
    alternatives: [PullFailureCause.DISK],
    example: 'rpc error: code = Unknown desc = writing blob: adding layer with blob "sha256:bccd…": Error processing '
      + 'tar file(exit status 1): Error while loading /: Permission denied',
    source: 'https://github.com/orbstack/orbstack/issues/1037',
  },
];
