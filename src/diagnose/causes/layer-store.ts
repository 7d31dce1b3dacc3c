import { PullFailureCause } from '../pull-failure-cause';
import { Advice } from './advice';
import { NETWORK_WORDS } from './network-words';
import { CauseRow } from './row';

/** What the node may not write is another thing than what it has no room for. */
export const NOT_PERMITTED_ADVICE: Partial<Advice> = {
  meaning: 'The image arrived, and the node may not write a layer of it: the file system of its store, the kernel '
    + 'or security software forbids that.',
  fix: 'Have the store of layers on a local disk (ext4, xfs), and not on NFS or what else has no owners and '
    + 'extended attributes. See in the log of the kernel whether SELinux, AppArmor or a virus scanner denied it; a '
    + 'runtime within a container, or without root, needs the rights to unpack.',
  command: "ssh NODE 'findmnt -T /var/lib/containerd; sudo journalctl -k --since -1h --grep denied'",
};

/** A row, and before it the same for what the system forbids. */
function notPermittedFirst(row: CauseRow, seen: Pick<CauseRow, 'example' | 'source'> = row): CauseRow[] {
  const { example, source } = seen;
  return [{
    ...row,
    when: ({ saysNotPermitted }) => saysNotPermitted,
    alternatives: [],
    advice: NOT_PERMITTED_ADVICE,
    example,
    source,
  }, row];
}

/** What goes wrong with the node's store of layers: its mounts, its snapshotters, and what may be written there. */
export const LAYER_STORE_ROWS: readonly CauseRow[] = [
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
    // containerd/containerd@v1.7.29:client/snapshotter_opts_unix.go and pkg/unpack: of what its configuration names
    cause: PullFailureCause.UNPACK_FAILED,
    words: ['snapshotter not loaded', 'snapshotter … was not found: not found'],
    alternatives: [PullFailureCause.BROKEN_RUNTIME_CONFIG],
    advice: {
      meaning: 'containerd was told to hold images in a snapshotter that it does not have, so it can unpack none.',
      fix: "Install that snapshotter and name its socket under proxy_plugins in containerd's config.toml, or name one "
        + 'that is there (overlayfs); then restart containerd.',
      command: 'ssh NODE sudo ctr plugins ls',
    },
    example: 'failed to pull and unpack image "reg.example.com/web:1": failed to unpack image on snapshotter '
      + 'overlayfs: failed to stat snapshot sha256:0a1b…: snapshotter not loaded: nydus: invalid argument',
    source: 'containerd/containerd@v1.7.29:client.go',
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
    words: ['readlink /var/lib/docker/overlay2', 'Unknown filesystem type on /dev/mapper'],
    inPull: true,
    isOfNode: true,
    alternatives: [PullFailureCause.DISK],
    example: "Can't install ghcr.io/acme/app:1: 500 Server Error for http+docker://localhost/v1.41/images/ghcr.io/acme/"
      + 'app:1/json: Internal Server Error ("readlink /var/lib/docker/overlay2: invalid argument")',
    source: 'https://github.com/home-assistant/core/issues/83804',
  },
  {
    cause: PullFailureCause.UNPACK_FAILED,
    words: ['failed to extract layer … failed to unmount … device or resource busy'],
    alternatives: [PullFailureCause.DISK],
    advice: {
      meaning: 'The image arrived, and another program held the mount in which a layer of it was unpacked.',
      fix: 'It mostly is a virus scanner, or an agent of security or monitoring on the node: exclude the folder of the '
        + 'runtime (/var/lib/containerd) from it. The kubelet tries again by itself; where nothing is found, restart '
        + 'the runtime or the node.',
      command: "ssh NODE 'sudo lsof | grep tmpmounts; sudo fuser -vm $(findmnt -rno TARGET | grep tmpmounts)'",
    },
    example: 'failed to pull and unpack image "reg.example.com/web:1": failed to extract layer sha256:174f…: failed to '
      + 'unmount /var/lib/containerd/tmpmounts/containerd-mount49: failed to unmount target '
      + '/var/lib/containerd/tmpmounts/containerd-mount49: device or resource busy: unknown',
    source: 'https://github.com/containerd/containerd/issues/10690',
  },
  ...notPermittedFirst({
    // What is left here of these is the layer store of the node: links, mounts, owners and folders that do not fit.
    cause: PullFailureCause.UNPACK_FAILED,
    words: [
      'failed to register layer', 'prepare extraction snapshot', 'failed to extract layer',
      'failed to record image pull intent', 'failed to create image rootfs', 'Error while applying layer: ',
      'from daemon: layer does not exist', 'ApplyLayer … : too many links', 'GetImageBlob … no such file',
      'layer not known',
      'exists in local storage but may be corrupted', 'storing blob to file … permission denied',
      'storing blob to file … no such file', 'could not get decompression stream', 'unable to initialize unpacker',
      'failed to create image reference',
    ],
    unless: NETWORK_WORDS,
    alternatives: [PullFailureCause.DISK],
    example: 'failed to unpack image on snapshotter overlayfs: failed to prepare extraction snapshot "extract-8": '
      + 'failed to stat parent: stat /var/lib/containerd/io.containerd.snapshotter.v1.overlayfs/snapshots/112/fs: no '
      + 'such file or directory',
    source: 'https://github.com/containerd/containerd/issues/3369',
  }, {
    example: 'failed to pull and unpack image "docker.io/calico/node:v3.25.1": failed to extract layer sha256:b1d7…: '
      + 'mount callback failed on /var/lib/containerd/tmpmounts/containerd-mount38: symlink /usr/lib/reboot.target '
      + '/var/lib/containerd/tmpmounts/containerd-mount38/etc/del.target: permission denied: unknown',
    source: 'https://github.com/containerd/containerd/issues/9128',
  }),
  ...notPermittedFirst({
    cause: PullFailureCause.UNPACK_FAILED,
    words: [
      'adding layer with blob', 'processing tar file', 'committing the finished image',
      'failed reading status of resume write', 'io.containerd. … no such file or directory',
      'failed to unpack image on snapshotter', 'apply failure, attempting cleanup', 'error creating layer with ID',
      'failed to handle layer: hasher', 'initializing destination … creating a temporary directory',
      // containers/storage@v1.59.0, docker/docker@v28.0.0, sylabs/singularity@v4.3.1
      'applying layer: ', 'ostree-tar: ', 'invalid hardlink', 'invalid symlink', 'cannot overwrite directory',
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
  }),
];
