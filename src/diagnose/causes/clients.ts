import { PullFailureCause } from '../pull-failure-cause';
import { CauseRow } from './row';

/** Causes in the words of one client, which no other uses; the usual words may stand beside them for another thing. */
export const CLIENT_ROWS: readonly CauseRow[] = [
  {
    // Java: Jib, Testcontainers
    cause: PullFailureCause.CREDENTIAL_HELPER,
    words: [
      'Cannot run program docker-credential-', 'running docker credential helper (', 'does not have docker-credential-',
    ],
    alternatives: [PullFailureCause.NO_BASIC_AUTH, PullFailureCause.UNAUTHORIZED],
    example: 'Build image failed: java.io.IOException: Cannot run program "docker-credential-gcr": CreateProcess '
      + 'error=2, The system cannot find the file specified',
    source: 'https://github.com/GoogleContainerTools/jib/issues/571',
  },
  {
    // kaniko and crane ask a program for the token.
    cause: PullFailureCause.CREDENTIAL_HELPER,
    words: ['&service=gcr.io: exit status ', 'executing gcloud config config-helper'],
    alternatives: [PullFailureCause.NO_BASIC_AUTH, PullFailureCause.UNAUTHORIZED],
    example: 'error building image: getting stage builder for stage 0: Get '
      + 'https://gcr.io/v2/token?scope=repository%3Aacme%2Fapp%3Apull&service=gcr.io: exit status 1',
    source: 'https://github.com/GoogleContainerTools/kaniko/issues/613',
  },
  {
    // No more is said: the account, the name or the tag.
    cause: PullFailureCause.UNAUTHORIZED,
    words: [
      'You may not have permission to access this',
      // Jib, where it does not push
      'Build to Docker daemon failed, perhaps you should make sure your credentials for',
      'is not accessible. Please check the image and registry credential',
    ],
    alternatives: [PullFailureCause.FORBIDDEN_DENIED, PullFailureCause.NOT_FOUND, PullFailureCause.TAG_NOT_FOUND],
    example: "Feature 'ghcr.io/acme/features/cli:1' could not be processed. You may not have permission to access this "
      + 'Feature, or may not be logged in.',
    source: 'https://github.com/microsoft/vscode/issues/253053',
  },
  {
    // docker before 1.12 of what has no configuration that it knows, and before 17 of formats other than its own
    cause: PullFailureCause.NOT_AN_IMAGE,
    words: ['daemon: target is ', 'failed to build: target is ', 'mediaType in manifest should be'],
    alternatives: [PullFailureCause.SCHEMA1],
    advice: {
      meaning: 'What is stored under this name is no container image, or has a format that this engine is too old for.',
      fix: 'Upgrade the engine; if the name is that of a chart or another artifact, name the image itself.',
    },
    example: 'docker pull gcr.io/acme/tiller:v2.1.3 Error response from daemon: target is unknown',
    source: 'https://github.com/moby/moby/issues/30083',
  },
  {
    cause: PullFailureCause.NOT_AN_IMAGE,
    words: ['unsupported media type application/vnd.'],
    unless: ['helm pull', 'helm install', 'manifest.v1+'],
    example: 'unsupported media type application/vnd.cncf.helm.config.v1+json',
    source: 'https://github.com/rancher/ecm-distro-tools/issues/931',
  },
  {
    cause: PullFailureCause.RUNTIME_UNAVAILABLE,
    words: ['Bad response from Docker engine'],
    isOfNode: true,
    example: 'Error response from daemon: Bad response from Docker engine',
    source: 'https://github.com/agomezmoron/docker-appium/issues/2',
  },
  {
    // What the registry's store of layers is reached through
    cause: PullFailureCause.NETWORK_TIMEOUT,
    words: ['unable to connect to … Do you need an HTTP proxy', 'failed to resolve layer (timeout)'],
    inPull: true,
    alternatives: [PullFailureCause.PROXY, PullFailureCause.CONNECTION_REFUSED],
    example: 'httpReadSeeker: failed open: failed to do request: Get "https://cdn02.quay.io/sha256/86/8660": unable to '
      + 'connect to 192.0.2.54:443. Do you need an HTTP proxy?',
    source: 'https://github.com/nuclio/nuclio/issues/2571',
  },
  {
    cause: PullFailureCause.TAG_NOT_FOUND,
    words: [
      'it is possible your v2 image could not be found', 'find an image on docker.com for',
    ],
    alternatives: [PullFailureCause.NOT_FOUND, PullFailureCause.UNAUTHORIZED],
    example: 'Error: Status 405 trying to pull repository acme/cassandra: "v1 Registry API is disabled. If you are not '
      + 'explicitly using the v1 Registry API, it is possible your v2 image could not be found."',
    source: 'https://github.com/ansible/ansible/issues/50414',
  },
  {
    // docker of old gives up HTTPS for HTTP only where it may.
    cause: PullFailureCause.HTTP_VS_HTTPS,
    words: ['HTTPS endpoint unresponsive and insecure mode isn\'t enabled'],
    alternatives: [PullFailureCause.CONNECTION_REFUSED, PullFailureCause.X509],
    example: "failed to pull the specified image: HTTPS endpoint unresponsive and insecure mode isn't enabled.",
    source: 'https://github.com/ansible/ansible/issues/9131',
  },
  {
    // google/go-containerregistry@v0.20.2:pkg/name/options.go (StrictValidation)
    cause: PullFailureCause.INVALID_REFERENCE,
    words: ['strict validation requires the '],
    example: 'Error while retrieving image from cache: openjdk:8 strict validation requires the registry to be '
      + 'explicitly defined',
    source: 'https://github.com/GoogleContainerTools/kaniko/issues/1721',
  },
  {
    cause: PullFailureCause.BROKEN_RUNTIME_CONFIG,
    words: [
      'no policy.json file found', 'obtaining default signature policy', 'loading trust policy',
      'containers/policy.json: no such file', 'containers/policy.json: permission denied',
      'invalid policy in … containers/policy.json',
    ],
    isOfNode: true,
    advice: {
      meaning: 'The client has no policy of signatures, which it needs before it pulls anything, so no registry was '
        + 'asked.',
      fix: 'Install the package that has /etc/containers/policy.json (containers-common), or write one.',
      command: 'ssh NODE ls -l /etc/containers/policy.json',
    },
    example: 'error creating build container: error obtaining default signature policy: open '
      + '/etc/containers/policy.json',
    source: 'https://github.com/podman-container-tools/buildah/issues/2426',
  },
  {
    cause: PullFailureCause.ADMISSION_POLICY,
    words: ['is rejected by policy'],
    // What was built or is loaded here
    unless: [
      'Running image containers-storage:', 'Running image tarball:', 'Running image docker-archive:',
      'Running image oci-archive:', 'Running image dir:', 'Running image oci:', 'Running image docker-daemon:',
    ],
    isOfNode: true,
    alternatives: [PullFailureCause.SIGNATURE],
    advice: {
      meaning: 'The policy of whoever pulls (policy.json) rejects all images of this registry or repository, or all '
        + 'that it does not name, whether they are signed or not.',
      fix: 'Name the repository in that file, with the keys that its images are signed with or as one that needs no '
        + 'signature; on OpenShift, by the image configuration of the cluster.',
      command: 'ssh NODE cat /etc/containers/policy.json',
    },
    example: 'Source image rejected: Running image docker://registry.example.com/app:1 is rejected by policy.',
    source: 'containers/image@v5.36.0:signature/policy_eval_simple.go (prReject)',
  },
  {
    // What a record of TLS holds is not what was sent: memory, a driver of the network, a device between.
    cause: PullFailureCause.CONNECTION_RESET,
    words: ['error: tls: bad record MAC'],
    inPull: true,
    alternatives: [PullFailureCause.CORRUPT_DOWNLOAD],
    example: 'Error writing blob: error storing blob to file "/var/tmp/storage5/1": local error: tls: bad record MAC',
    source: 'https://github.com/boot2podman/machine/issues/8',
  },
  {
    // The body of an error is in the registry's own words: what it met itself.
    cause: PullFailureCause.REGISTRY_5XX,
    words: [
      'unknown: failed query ', 'unknown: internal error', 'error from registry: internal error',
      // distribution/distribution@v2.8.3:registry/api/errcode/register.go
      'unknown: unknown error', 'error from registry: unknown error', 'unknown,message:unknown error',
    ],
    inPull: true,
    example: 'Error response from daemon: Get https://registry-1.docker.io/v2/library/alpine/manifests/latest: unknown: '
      + 'failed query public repo scope sets: querying public repo access from database: EOF',
    source: 'https://github.com/docker/cli/issues/4442',
  },
  {
    // Jib: the manifest names a layer that the registry does not have.
    cause: PullFailureCause.CORRUPT_DOWNLOAD,
    words: ['Tried to pull BLOB for … blob unknown'],
    alternatives: [PullFailureCause.TAG_NOT_FOUND, PullFailureCause.NOT_FOUND],
    example: 'Tried to pull BLOB for registry.example.com/app with digest sha256:ba71 but failed because: blob unknown '
      + 'to registry: 404 Not Found',
    source: 'https://github.com/GoogleContainerTools/jib/issues/2028',
  },
  {
    // Before anything is unpacked: the engine has nowhere to write a layer to.
    cause: PullFailureCause.DISK,
    words: ['/docker/tmp/GetImageBlob … read-only file system', 'storing blob to file … read-only file system'],
    alternatives: [PullFailureCause.UNPACK_FAILED],
    advice: {
      meaning: "The disk of the runtime's downloads is mounted read-only, so nothing can be pulled.",
      fix: 'A disk that is full or had errors is mounted again read-only: look at the log of the kernel, free or '
        + 'replace the disk, and start the runtime again.',
      command: 'ssh NODE findmnt -o TARGET,OPTIONS,FSTYPE -T /var/lib/docker',
    },
    example: 'open /var/lib/docker/tmp/GetImageBlob521495043: read-only file system',
    source: 'https://github.com/astral-sh/ruff/issues/8692',
  },
  {
    // EBADMSG and EUCLEAN: what a file system says of itself.
    cause: PullFailureCause.DISK,
    words: [': Bad message', 'structure needs cleaning'],
    inPull: true,
    alternatives: [PullFailureCause.UNPACK_FAILED],
    advice: {
      meaning: 'The file system of the node is damaged, and so the image could not be written.',
      fix: 'Look at the log of the kernel, check the file system, and replace the disk if it has errors.',
      command: 'ssh NODE sudo dmesg --level=err,crit',
    },
    example: 'ERROR Switching: Pulling: Importing: Unencapsulating base: Layer sha256:f5f5: Importing objects: '
      + 'Processing content object 328c: fstatat(32/8cb1.file): Bad message',
    source: 'https://github.com/ublue-os/bluefin/issues/652',
  },
  {
    cause: PullFailureCause.UNPACK_FAILED,
    words: ['while creating squashfs: '],
    unless: ['no space left on device', 'disk quota exceeded'],
    inPull: true,
    alternatives: [PullFailureCause.DISK],
    example: 'While making image from oci registry: while building SIF from layers: unable to create new build: while '
      + 'ensuring correct compression algorithm: while creating squashfs: create command failed: exit status 1',
    source: 'https://github.com/apptainer/singularity/issues/5395',
  },
];
