import { PullFailureCause } from '../pull-failure-cause';
import { CauseRow } from './row';
import { OF_ENGINE, written } from './status-words';

/** Harbor's path is that of its own project, whatever the image was called where it comes from. */
const MAYBE_CACHE = {
  meaning: 'The registry does not have this in its own project; if that is a proxy cache, it could not get it from the '
    + 'registry behind it either.',
  fix: "Correct path and tag; for a proxy cache look at the registry's log and at the endpoint that the project stands "
    + 'for, which may be down, refuse the login or limit the rate.',
};

/** What a registry does not have. */
export const EXISTENCE_ROWS: readonly CauseRow[] = [
  {
    cause: PullFailureCause.TAG_NOT_FOUND,
    words: [
      'manifest unknown', 'manifest_unknown', 'manifest is not known to the registry', 'Requested image not found',
      'Requested image … .dkr.ecr. … not found', 'manifest for … not found', 'failed to fetch … from request',
      'error from registry: Failed to fetch', 'no such manifest: ', 'No manifest found for',
      'unable to locate any tags', 'Import failed (NotFound)', 'image manifest for … does not exist',
      'the specified manifest does not exist', 'image not found on any configured',
      'version matching provided version string', 'ImageNotFoundException', 'ImageNotFoundFailure', 'ImagePullNotFound',
      'does not exist within the repository with name', 'To pull, revive via time machine',
      'does not exist. Provide a valid source image', 'entity not found in registry', 'image not found in registry',
      'no match found for semver', 'requested image couldn\'t be found', ') does not exist in the library',
      'no child with digest', 'pull the image. Check whether the image exists',
      // Red Hat's registries, and Quay
      'repository does not use the latest', 'Tag has expired',
    ],
    // Argo CD generates manifests of its own.
    unless: ['executable file not found in $PATH'],
    alternatives: [PullFailureCause.NOT_FOUND],
    example: 'Failed to pull image "acme/web": rpc error: code = Unknown desc = Error response from daemon: '
      + 'manifest for acme/web:latest not found: manifest unknown: manifest unknown',
    source: 'https://github.com/NileshGule/AKS-learning-series/issues/6',
  },
  {
    cause: PullFailureCause.NOT_FOUND,
    words: [
      'name unknown', 'name_unknown', 'repository name not known to registry', 'unknown: project',
      'error from registry: project … not found', 'does not exist in the library: ',
      'does not exist in the registry with id', 'due to non-existent repository',
    ],
    example: "name unknown: The repository with name 'tomcat' does not exist in the registry with id '123456789012'",
    source: 'https://github.com/fabric8io/docker-maven-plugin/issues/369',
  },
  {
    cause: PullFailureCause.NOT_FOUND,
    words: ['Error: image library/ … not found'],
    alternatives: [PullFailureCause.TAG_NOT_FOUND],
    example: 'Pulling repository docker.io/library/python Error: image library/python:3.99 not found',
    source: 'moby/moby@v1.13.1:distribution/pull_v1.go',
  },
  {
    // Harbor, as go-containerregistry hands it on; other services have the same code.
    cause: PullFailureCause.NOT_FOUND,
    words: ['NOT_FOUND: project', 'NOT_FOUND: repository'],
    inPull: true,
    example: 'GET https://harbor.example.com/v2/library/app/manifests/1: NOT_FOUND: repository library/app not found',
    source: 'https://github.com/buildpacks-community/kpack/issues/415',
  },
  {
    cause: PullFailureCause.NOT_FOUND,
    words: ['unknown: repository … not found', 'error from registry: repository … not found'],
    advice: MAYBE_CACHE,
    example: 'Error response from daemon: unknown: repository proxy/library/nginx not found',
    source: 'https://github.com/goharbor/harbor/issues/23190',
  },
  {
    cause: PullFailureCause.TAG_NOT_FOUND,
    words: ['unknown: artifact … not found', 'error from registry: artifact … not found', 'not_found: artifact'],
    alternatives: [PullFailureCause.NOT_FOUND],
    advice: MAYBE_CACHE,
    example: 'Error response from daemon: unknown: artifact projectname/imagename:v3-centosrepo_cve_fix not found',
    source: 'https://github.com/goharbor/harbor/issues/17852',
  },
  {
    cause: PullFailureCause.TAG_NOT_FOUND,
    words: [
      'resource not found: repo ', 'confirm that this name and tag are present in the registry',
      'image manifest does not exist for tag or digest',
      // Charliecloud
      'error: not in registry: ',
    ],
    alternatives: [PullFailureCause.NOT_FOUND],
    example: 'Error response from daemon: image manifest does not exist for tag or digest "3.2"',
    source: 'moby/moby@v28.5.2:distribution/pull_v2.go',
  },
  {
    cause: PullFailureCause.NOT_FOUND,
    words: [
      'repository not found', 'repo not found', 'repository does not exist', 'Error: image … not found',
      'daemon: repository … not found', '(404): repository … not found', 'Tenant with namespace',
      'the repository … was not found',
    ],
    inPull: true,
    alternatives: [PullFailureCause.FORBIDDEN_DENIED, PullFailureCause.TAG_NOT_FOUND, PullFailureCause.UNAUTHORIZED],
    example: 'docker pull acme/private: Error: image acme/private:latest not found',
    source: 'https://github.com/rancher-archives/rke/issues/167',
  },
  {
    // Cloud Run, Lambda, Fly, docker of old and others say it so.
    cause: PullFailureCause.TAG_NOT_FOUND,
    words: ['not found', 'does not exist', 'could not find image'],
    // Some look on the machine first, or into a cache.
    unless: ['Do you want to pull the image', 'pull it now', 'locally', 'does not exist on the daemon',
      'registries: image not known', 'not found in cache', 'not found in tarball'],
    when: facts => facts.saysImageIsMissing,
    alternatives: [PullFailureCause.NOT_FOUND, PullFailureCause.FORBIDDEN_DENIED, PullFailureCause.UNAUTHORIZED],
    example: "Revision 'web-00042-fow' is not ready. Image 'gcr.io/acme/web:latest' not found.",
    source: 'https://github.com/google-github-actions/deploy-cloudrun/issues/465',
  },
  {
    // superfly/flyctl@v0.3.0:internal/build/imgsrc/resolver.go: it looked on the machine, then asked the registry.
    cause: PullFailureCause.TAG_NOT_FOUND,
    words: ['remotely … could not find image'],
    alternatives: [PullFailureCause.NOT_FOUND, PullFailureCause.FORBIDDEN_DENIED, PullFailureCause.UNAUTHORIZED],
    example: "Searching for image 'registry.fly.io/acme:1' locally... Searching for image 'registry.fly.io/acme:1' "
      + 'remotely... Error failed to fetch an image or build from source: Could not find image',
    source: 'https://github.com/Girish21/speed-metal-stack/issues/16',
  },
  {
    // containerd says no more of an HTTP 404. Docker Hub would deny a repository that it does not have; of others the
    // tag is the better guess.
    cause: PullFailureCause.TAG_NOT_FOUND,
    words: [
      'failed to resolve reference … : not found', 'failed to resolve ref … : not found',
      'content at … /manifests/ … not found', 'failed to get oci:// … chart doesn\'t exist',
    ],
    alternatives: [PullFailureCause.NOT_FOUND, PullFailureCause.UNAUTHORIZED],
    example: 'Failed to pull image "acme/kubectl:latest": rpc error: code = NotFound desc = failed to pull and '
      + 'unpack image "docker.io/acme/kubectl:latest": failed to resolve reference '
      + '"docker.io/acme/kubectl:latest": docker.io/acme/kubectl:latest: not found',
    source: 'https://github.com/reportportal/kubernetes/issues/505',
  },
  {
    // containerd 1.0 says so of an index without the platform too.
    cause: PullFailureCause.TAG_NOT_FOUND,
    words: ['ctr: manifest not found', 'ctr: : manifest not found'],
    alternatives: [PullFailureCause.PLATFORM_MISMATCH, PullFailureCause.NOT_FOUND],
    example: 'ctr: : manifest not found: not found',
    source: 'https://github.com/containerd/containerd/issues/1576',
  },
  {
    // Nothing at this address knows the interface of registries: a web server, a path left out, an old registry.
    cause: PullFailureCause.UNEXPECTED_STATUS,
    words: [
      'invalid status code from registry 404', 'pinging container registry … StatusCode: 404',
      'Ping http … /v2/ status 404',
      'v1/_ping status 404', 'does not support the v2 Registry API', '/v2/: unexpected status code 404',
    ],
    alternatives: [PullFailureCause.NOT_FOUND, PullFailureCause.TAG_NOT_FOUND],
    example: 'Error parsing image name "docker://registry.example.com:5000/ubuntu:18.04": error pinging docker '
      + 'registry registry.example.com:5000: invalid status code from registry 404 (Not Found)',
    source: 'https://github.com/podman-container-tools/skopeo/issues/1253',
  },
  {
    cause: PullFailureCause.TAG_NOT_FOUND,
    words: [
      ...written(404, 'Not Found'), 'unknown: Not Found', 'TAG_EXPIRED', 'http.StatusNotFound', 'API error (404)',
    ],
    // Here it is the engine that answers, about what is on the machine.
    // containerd notes each host that it asks.
    unless: [...OF_ENGINE, 'fetch failed after status: 404'],
    inPull: true,
    alternatives: [PullFailureCause.NOT_FOUND, PullFailureCause.UNAUTHORIZED, PullFailureCause.UNEXPECTED_STATUS],
    example: 'failed to resolve reference "registry.example.com/app:1": unexpected status from HEAD request to '
      + 'https://registry.example.com/v2/app/manifests/1: 404 Not Found',
    source: 'containerd/containerd@301026e58:core/remotes/errors/errors.go',
  },
];
