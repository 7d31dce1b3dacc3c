import { PullFailureCause } from '../pull-failure-cause';
import { NETWORK_WORDS } from './network-words';
import { CauseRow } from './row';

/** What goes wrong with the layers of an image when they are unpacked. */
export const UNPACK_ROWS: readonly CauseRow[] = [
  {
    cause: PullFailureCause.UNPACK_FAILED,
    words: [
      'potentially insufficient UIDs or GIDs', 'there might not be enough IDs available in the namespace',
      'failed to Lchown', 'lchown … invalid argument', '/etc/subuid and /etc/subgid',
      // containers/storage@v1.59.0:pkg/idtools, types/errors.go
      'not enough unused IDs in user namespace', 'cannot be mapped to a container ID', 'cannot be mapped to a host ID',
      'no subuid ranges found',
      'no subgid ranges found', 'subuid range size',
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
];
