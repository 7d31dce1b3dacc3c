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

/** What goes wrong with the layers of an image when they are unpacked. */
export const UNPACK_ROWS: readonly CauseRow[] = [
  {
    cause: PullFailureCause.UNPACK_FAILED,
    words: [
      'potentially insufficient UIDs or GIDs', 'there might not be enough IDs available in the namespace',
      'failed to Lchown', 'lchown … invalid argument', '/etc/subuid and /etc/subgid',
      // containers/storage@v1.59.0:pkg/idtools, types/errors.go
      'not enough unused IDs in user namespace', 'cannot be mapped to a container ID', 'cannot be mapped to a host ID',
      'no subuid ranges found', 'no subgid ranges found', 'subuid range size',
    ],
    unless: [...NETWORK_WORDS, ': permission denied'],
    inPull: true,
    advice: {
      meaning: 'The image has files of a user whose number does not exist in the user namespace of this runtime, which '
        + 'runs without root.',
      fix: 'Give the user more subordinate numbers in /etc/subuid and /etc/subgid (65536 at least, more for larger '
        + 'ones), run podman system migrate, and pull again; or build the image with files of smaller numbers.',
      command: 'ssh NODE cat /etc/subuid /etc/subgid',
    },
    example: 'Error: writing blob: adding layer with blob "sha256:b414…": processing tar file(potentially insufficient '
      + 'UIDs or GIDs available in user namespace (requested 110779:100 for /usr/local/app/CHANGELOG.md): Check '
      + '/etc/subuid and /etc/subgid if configured locally and run podman-system-migrate: lchown '
      + '/usr/local/app/CHANGELOG.md: invalid argument): exit status 1',
    source: 'https://github.com/jgraph/docker-drawio/issues/101',
  },
  {
    // Most runtimes have compared the digest before.
    cause: PullFailureCause.UNPACK_FAILED,
    words: ['invalid tar header', 'unhandled tar header type'],
    inPull: true,
    alternatives: [PullFailureCause.CORRUPT_DOWNLOAD],
    advice: {
      meaning: 'A layer of the image cannot be read as an archive: it was pushed so, is encrypted or compressed in a '
        + 'way that this runtime does not know, or was damaged on the way or on the disk.',
      fix: 'Remove the image and pull it again. If another node cannot unpack it either, push it again; if only this '
        + 'one cannot, update its runtime and look in the log of the kernel for errors of the disk.',
      command: 'ssh NODE sudo crictl rmi IMAGE',
    },
    example: 'failed to register layer: ApplyLayer exit status 1 stdout:  stderr: archive/tar: invalid tar header',
    source: 'golang/go@go1.24:src/archive/tar/common.go',
  },
  {
    // containerd, of a layer that is an attestation or the like
    cause: PullFailureCause.UNPACK_FAILED,
    words: ['no processor for media-type', 'zstd compression is not supported'],
    inPull: true,
    alternatives: [PullFailureCause.NOT_AN_IMAGE, PullFailureCause.ENCRYPTED_IMAGE],
    advice: {
      meaning: 'A layer has a media type that this runtime cannot unpack: it is an attestation, signature or other '
        + 'artifact and no layer of an image, or is packed or encrypted in a way that the runtime does not know.',
      fix: 'See the media type in the message. With in-toto, cosign or the like, name the image itself, or push it '
        + 'without attestations (docker buildx build --provenance=false --sbom=false); with +zstd or +encrypted, '
        + 'update the runtime or give it the keys.',
      command: 'skopeo inspect --raw docker://IMAGE',
    },
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
      'from daemon: layer does not exist',
      'GetImageBlob … no such file', 'layer not known', 'exists in local storage but may be corrupted',
      'storing blob to file … permission denied',
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
      'prerequisites for driver not satisfied', ': too many links',
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
