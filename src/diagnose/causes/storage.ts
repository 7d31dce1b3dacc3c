import { PullFailureCause } from '../pull-failure-cause';
import { CauseRow } from './row';

/** What cuts an image off while it is unpacked. */
const NETWORK_WORDS = [
  'context canceled', 'context deadline exceeded', 'i/o timeout', 'connection reset by peer', 'http2:',
  'unexpected EOF',
];

/** What goes wrong with the bytes of an image. */
export const STORAGE_ROWS: readonly CauseRow[] = [
  {
    cause: PullFailureCause.DISK,
    words: [
      'no space left on device', 'disk quota exceeded', 'input/output error', 'not enough space on the disk',
    ],
    inPull: true,
    example: 'failed to register layer: ApplyLayer exit status 1 stdout:  stderr: write '
      + '/usr/local/src/opencv/build/perf.gch: no space left on device',
    source: 'https://github.com/Kaggle/docker-python/issues/19',
  },
  {
    cause: PullFailureCause.CORRUPT_DOWNLOAD,
    words: [
      'unexpected commit digest', 'failed size validation', 'filesystem layer verification failed',
      'image config verification failed for digest', 'manifest verification failed for digest', 'wrong diff id',
      'Digest did not match, expected', 'layers from manifest don\'t match image configuration',
      'Manifest does not match provided manifest digest', 'Image manifest does not match selected manifest digest',
      'unexpected digest received: got', 'unexpected commit size', 'mismatched image rootfs and manifest layers',
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
      'magic number mismatch', 'content digest … not found', 'short read: expected',
      'invalid character in chunk length', 'reports content size of zero', 'Size mismatch when copying',
      'number of layers and diffIDs don\'t match', 'blob size mismatch', 'unexpected media type text/html',
    ],
    inPull: true,
    example: 'failed to pull and unpack image "docker.io/appscode/kubed:v0.11.0": failed to unpack image on '
      + 'snapshotter overlayfs: content digest sha256:6e02…: not found',
    source: 'https://github.com/kubernetes-sigs/kind/issues/1019',
  },
  {
    cause: PullFailureCause.CORRUPT_DOWNLOAD,
    words: [
      'unknown blob', 'blob unknown to registry', 'could not fetch content … from remote: … not found',
      'content at … /blobs/ … not found',
    ],
    inPull: true,
    alternatives: [PullFailureCause.TAG_NOT_FOUND],
    example: 'error pulling image configuration: download failed after attempts=1: unknown blob',
    source: 'https://github.com/kubernetes/registry.k8s.io/issues/258',
  },
  {
    cause: PullFailureCause.CORRUPT_DOWNLOAD,
    words: ['unexpected EOF'],
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
    // What is left here of these is the layer store of the node: links, mounts, owners and folders that do not fit.
    cause: PullFailureCause.UNPACK_FAILED,
    words: [
      'failed to register layer', 'failed to prepare extraction snapshot', 'failed to extract layer',
      'failed to record image pull intent', 'Error while applying layer: ',
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
    ],
    unless: NETWORK_WORDS,
    inPull: true,
    alternatives: [PullFailureCause.DISK],
    example: 'rpc error: code = Unknown desc = writing blob: adding layer with blob "sha256:bccd…": Error processing '
      + 'tar file(exit status 1): Error while loading /: Permission denied',
    source: 'https://github.com/orbstack/orbstack/issues/1037',
  },
];
