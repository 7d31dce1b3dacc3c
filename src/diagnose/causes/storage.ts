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
  },
  {
    cause: PullFailureCause.CORRUPT_DOWNLOAD,
    words: [
      'unknown blob', 'blob unknown to registry', 'could not fetch content … from remote: … not found',
      'content at … /blobs/ … not found',
    ],
    inPull: true,
    alternatives: [PullFailureCause.TAG_NOT_FOUND],
  },
  {
    cause: PullFailureCause.CORRUPT_DOWNLOAD,
    words: ['unexpected EOF'],
    inPull: true,
    alternatives: [PullFailureCause.CONNECTION_RESET],
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
  },
  {
    cause: PullFailureCause.UNPACK_FAILED,
    words: [
      'adding layer with blob', 'processing tar file', 'committing the finished image',
      'failed reading status of resume write', 'io.containerd. … no such file or directory',
      'failed to unpack image on snapshotter', 'apply failure, attempting cleanup', 'error creating layer with ID',
      'potentially insufficient UIDs or GIDs', 'there might not be enough IDs available in the namespace',
      'failed to Lchown', 'max depth exceeded', 'too many layers', 'mount options is too long', 'read-only file system',
      // https://github.com/microsoft/hcsshim/wiki: what containerd and docker ask to write a layer on Windows.
      'hcsshim::', 'ImportLayer failed', 'portLayer failed in Win32', 'ProcessBaseLayer', 'ProcessUtilityVMImage',
      're-exec error: exit status',
    ],
    unless: NETWORK_WORDS,
    inPull: true,
    alternatives: [PullFailureCause.DISK],
  },
];
