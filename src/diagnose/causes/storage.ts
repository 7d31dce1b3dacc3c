import { PullFailureCause } from '../pull-failure-cause';
import { CauseRow } from './row';

/** What goes wrong with the bytes of an image. */
export const STORAGE_ROWS: readonly CauseRow[] = [
  {
    cause: PullFailureCause.DISK,
    words: [
      'no space left on device', 'disk quota exceeded', 'read-only file system', 'input/output error',
      'not enough space on the disk',
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
    // What is left here of these is the layer store of the node: links, mounts and folders that do not fit together.
    cause: PullFailureCause.DISK,
    words: [
      'failed to register layer', 'failed to prepare extraction snapshot', 'failed to extract layer',
      'failed to record image pull intent',
    ],
    unless: ['context canceled', 'context deadline exceeded', 'i/o timeout', 'connection reset by peer', 'http2:'],
    example: 'failed to unpack image on snapshotter overlayfs: failed to prepare extraction snapshot "extract-8": '
      + 'failed to stat parent: stat /var/lib/containerd/io.containerd.snapshotter.v1.overlayfs/snapshots/112/fs: no '
      + 'such file or directory',
    source: 'https://github.com/containerd/containerd/issues/3369',
  },
  {
    cause: PullFailureCause.DISK,
    words: [
      'adding layer with blob', 'processing tar file', 'committing the finished image', 'storing blob to file',
      'failed reading status of resume write', 'io.containerd. … no such file or directory',
    ],
    unless: ['context canceled', 'context deadline exceeded', 'i/o timeout', 'connection reset by peer', 'http2:'],
    inPull: true,
    example: 'rpc error: code = Unknown desc = writing blob: adding layer with blob "sha256:bccd…": Error processing '
      + 'tar file(exit status 1): Error while loading /: Permission denied',
    source: 'https://github.com/orbstack/orbstack/issues/1037',
  },
];
