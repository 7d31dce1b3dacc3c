import { PullFailureCause } from '../pull-failure-cause';
import { Advice } from './advice';
import { CauseRow } from './row';

/** https://github.com/kubernetes/kubernetes/issues/499: before Kubernetes 1.2, it said no more of a pull secret. */
export const ANY_SECRET_ADVICE: Partial<Advice> = {
  meaning: 'The pod names a Secret that is not in its namespace, and so does not start: a pull secret, or one of a '
    + 'volume, of which a kubelet of old says the same.',
  fix: 'Create the Secret in its namespace, or take its name off the pod (imagePullSecrets, volumes) and its '
    + 'ServiceAccount.',
  command: "kubectl -n NAMESPACE get pod POD -o jsonpath='{.spec.imagePullSecrets[*].name} "
    + "{.spec.volumes[*].secret.secretName}'",
};

/** What the kubelet finds before it asks a runtime, and runtimes before they ask a registry. */
export const REFERENCE_ROWS: readonly CauseRow[] = [
  {
    cause: PullFailureCause.NEVER_PULL,
    words: [
      'ErrImageNeverPull', 'is not present with pull policy of Never',
      // hashicorp/nomad-driver-podman@v0.6.3:driver.go (createImage)
      'not found in local storage', 'prefixed images are local-only',
      // buildpacks/pack@v0.30.0:pkg/image/fetcher.go
      'pull-policy never … does not exist on the daemon', 'pull-policy=never … does not exist on the daemon',
      // GitLab's runner, and Jib
      'with specified policies [never]', 'Jib in offline mode',
      // crossplane/crossplane@v2.0.0:internal/controller/pkg/revision/reconciler.go
      'with pull policy Never', '--pull=never … image not known',
      // GoogleContainerTools/jib-core@v0.27.3:builder/steps/PullBaseImageStep.java
      'not found in local Jib cache',
    ],
    example: 'Container image "error_pages:local" is not present with pull policy of Never',
    source: 'https://github.com/hystax/optscale/issues/701',
  },
  {
    cause: PullFailureCause.INVALID_REFERENCE,
    words: [
      'InvalidImageName', 'couldn\'t parse image reference', 'couldn\'t parse image name',
      'failed to parse image reference', 'unable to parse image name', 'could not parse image name',
      'failed to apply default image tag',
      'invalid reference format', 'is not a valid repository/tag', 'scratch is a reserved name',
      'Invalid namespace name (', 'repository name must be lowercase', 'invalid repository name',
      'repo must be lowercase', 'index name … Cannot begin or end with a hyphen',
      'repository name must not be more than', 'repository name must have at least one component',
      'is not a named reference', 'object required: invalid argument', 'base name … should not be blank',
      // google/go-containerregistry@v0.20.2:pkg/name/check.go and ref.go: kaniko, crane, Knative and others.
      'could not parse reference: ', 'can only contain the characters abc', 'valid RFC 3986 URI authorities',
      // helm, Spring Boot, Flux, Ansible
      'invalid_reference: ', 'must be an image reference',
      'should not include a tag; remove', 'URL must not contain a tag', 'Cannot pull an image by ID',
      // oras-project/oras-go@v2.5.0:errdef/errors.go (ErrInvalidReference)
      'invalid reference: ',
      // Java and Node.js: Jib, Testcontainers, devcontainers
      'Invalid image reference', 'is not a valid Docker image name', 'InvalidRepositoryName', 'contain a scheme',
      // GitLab's runner, and the API server of Kubernetes
      'invalid service image name', 'image: Invalid value: … must not have leading or trailing whitespace',
      // containers/skopeo: what is written as an address
      'use a fully qualified repository name', 'docker pull requires exactly 1 argument',
      'without a tag or digest is not supported', 'image has been referred to by ID',
      'a repository name must be specified',
      // sylabs/singularity@v4.3.1:internal/pkg/build/oci, cmd/internal/cli
      'Missing // in docker://', 'Invalid ostree image reference', 'Unknown transport … ://',
      'not in transport:reference pair', 'not a registered transport', 'Bad URI docker', 'Bad URI oras',
      // Cloud Run
      'Expected an image path like',
    ],
    example: 'Failed to apply default image tag "images:ubuntu/24.04": couldn\'t parse image name '
      + '"images:ubuntu/24.04": invalid reference format',
    source: 'https://github.com/FootprintAI/Containarium/issues/1524',
  },
  {
    cause: PullFailureCause.INVALID_REFERENCE,
    words: [
      'invalid image name', 'Nested repositories are not supported',
      // containerd/containerd@v2.0.0:pkg/reference/reference.go
      'hostname required', 'invalid container ref: ', 'could not parse reference',
      'invalid tag format', 'reference … object required', 'dummy:// … invalid port', 'dial tcp: address … invalid '
        + 'port',
      'invalid digest format', ': name invalid', 'name_invalid', 'invalid checksum digest', 'tag can\'t be used with',
      'references with both a tag and digest are currently not supported', 'invalid host name format',
      'no tag or digest specified', 'no tag or digest when expecting', 'URL must be in format',
      'ostree- … Unknown transport', 'has neither a tag nor a digest',
    ],
    // Here it is the registry that wrote it.
    unless: ['in header not a valid digest'],
    inPull: true,
    example: 'Error: initializing source docker://example/app:1@sha256:50aa…: Docker references with both a tag and '
      + 'digest are currently not supported',
    source: 'containers/image@df7e80d2:docker/docker_transport.go',
  },
  {
    // Lambda says no more of an image that it does not take.
    cause: PullFailureCause.INVALID_REFERENCE,
    words: ['is not valid. Provide a valid source image'],
    alternatives: [PullFailureCause.TAG_NOT_FOUND, PullFailureCause.FORBIDDEN_DENIED],
    example: 'InvalidParameterValueException: Source image app:latest is not valid. Provide a valid source image.',
    source: 'https://github.com/ministryofjustice/modernisation-platform/pull/2419',
  },
  {
    cause: PullFailureCause.PULL_SECRET_MISSING,
    words: [
      'Unable to retrieve some image pull secrets', 'FailedToRetrieveImagePullSecret', 'Unable to retrieve pull secret',
      'Couldn\'t get imagePullSecret', 'Unable to get pull secrets for pod',
      // k8sgpt, Argo CD Image Updater, Flux
      'non-existent ImagePullSecret', 'registry endpoint credentials: could not fetch secret',
      'failed to configure authentication options: failed to get secret … not found',
      'failed to get credential: failed to get secret … not found',
    ],
    unless: ['MountVolume.SetUp failed'],
    example:
      'Unable to retrieve some image pull secrets (confluent-registry); attempting to pull the image may not succeed.',
    source: 'https://github.com/confluentinc/confluent-kubernetes-examples/issues/276',
  },
  {
    // Where its log names the pod, it is recognised only: volumes make as many of those.
    cause: PullFailureCause.PULL_SECRET_MISSING,
    words: ['Error syncing pod, skipping: secrets … not found'],
    unless: ['MountVolume.SetUp failed'],
    advice: ANY_SECRET_ADVICE,
    example: 'failedSync Error syncing pod, skipping: secrets "registry-key" not found',
    source: 'https://github.com/kubernetes/kubernetes/issues/499',
  },
  {
    cause: PullFailureCause.PULL_SECRET_MISSING,
    words: [
      'Failed to pull image … : secrets … not found', 'ErrImagePull: secrets … not found',
      'ImagePullBackOff: secrets … not found',
      'ImagePullSecret: secrets … not found', 'from remote: secrets … not found',
    ],
    // Of a volume and of a variable
    unless: ['MountVolume', 'mount volumes', 'ContainerConfigError', 'RunContainerError'],
    inPull: true,
    when: ({ saysSecretIsMissing }) => saysSecretIsMissing,
    example: 'failed to fetch package digest from remote: secrets "package-pull-secret" not found',
    source: 'crossplane/crossplane@01920342:internal/controller/pkg/manager/revisioner.go',
  },
  {
    cause: PullFailureCause.MALFORMED_PULL_SECRET,
    words: [
      'parse auth field', 'decode auth field', 'unmarshal auth field', 'base64(username:password)',
      'invalid decoded auth', 'decode config file … invalid config format', 'Go struct field DockerConfig',
      'docker.errors.InvalidConfigFile', 'parsing the auth field of a credential entry',
      'failed to StartContainer for … with illegal base64 data at input byte',
      'failed to StartContainer for … with invalid character … looking for beginning of value',
      'failed to StartContainer for … with unexpected end of JSON input',
      // virtual-kubelet reads the Secret in the place of the kubelet.
      'creating pod … illegal base64 data at input byte', 'no username present in auth config',
    ],
    example: 'Failed to pull image "quay.io/openshift-release-dev/ocp-release:4.7.0-x86_64": unable to parse auth '
      + 'field, must be formatted as base64(username:password)',
    source: 'https://github.com/openshift/release/pull/18308',
  },
  {
    // The kubelet writes what it cannot decode into both reason and message of a waiting container, and there is no
    // event.
    cause: PullFailureCause.MALFORMED_PULL_SECRET,
    words: [
      'illegal base64 data at input byte', 'looking for beginning of value', 'unexpected end of JSON input',
      'invalid character … after',
    ],
    when: facts => facts.isSaidTwice,
    example: 'illegal base64 data at input byte 0: illegal base64 data at input byte 0',
    source: 'kubernetes/kubernetes@v1.37.2:pkg/kubelet/images/image_manager.go (EnsureImageExists), seen on a node',
  },
  {
    // In the words of the kubelet. Runtimes write the same of what a registry or a proxy answered.
    cause: PullFailureCause.MALFORMED_PULL_SECRET,
    words: [
      'illegal base64 data at input byte', 'looking for beginning of value', 'unexpected end of JSON input',
      'invalid character … after object key', 'invalid character … after top-level value',
      'invalid character … in string literal', 'while trying to unmarshal json',
    ],
    unless: [
      'rpc error', 'from daemon', 'failed to pull and unpack', 'failed to resolve ref', 'httpReadSeeker',
      'parsing HTTP', 'response body', 'status code', 'initializing source', 'initializing image from source',
      'unable to pull', 'pinging ', 'https://', 'invalid character <', 'webhook', 'download failed',
      'error pulling image configuration', 'fetching ', 'failed to decode layer', 'unmarshal … manifest',
      'unmarshal image', 'image config', 'downloaded json', 'config file',
    ],
    inPull: true,
    example: 'Failed to pull image "myrepo/myimage:tag": illegal base64 data at input byte',
    source: 'https://github.com/kubernetes/kubernetes/issues/82147',
  },
  {
    cause: PullFailureCause.SHORT_NAME,
    words: [
      'no unqualified-search registries are defined', 'short-name resolution enforced', 'short name mode is enforcing',
      'did not resolve to an alias', 'short-name … did not resolve',
      'no registries configured while trying to pull an unqualified image',
      'is a short name and no search registries are defined',
    ],
    example: 'Failed to inspect image "busybox": rpc error: code = Unknown desc = short-name "busybox:latest" did not '
      + 'resolve to an alias and no unqualified-search registries are defined in ""',
    source: 'https://github.com/rootless-containers/usernetes/pull/208',
  },
];
