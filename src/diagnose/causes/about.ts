/** Words of programs that pull: what stands beside them is about a pull. */
export const PULL_WORDS: readonly string[] = [
  // Before what it says of the folder where it keeps that
  'making image from oci registry', 'failed to pull ', 'failed to pull: ', 'ErrImagePull: ', 'PullImage', 'Pull image ',
  'pulling image failed', 'pulling image: ', 'error pulling ', 'error while pulling', 'unable to pull',
  'could not pull ', 'CannotPull', 'retrieve ecr registry auth', 'requesting ECR authorization token',
  'extracting fs from image', 'RegistryUnavailable', 'ERROR ImagePull', 'failed to resolve reference',
  'failed to resolve the reference', 'failed to resolve ref ', 'failed to resolve image', 'failed to get sandbox image',
  'failed to fetch anonymous token', 'failed to fetch oauth token', 'httpReadSeeker: ', 'httpReaderSeeker: ',
  'failed to do request: ', 'trying next host', 'initializing source', 'unable to copy from source',
  'copying system image from manifest list', 'reading manifest ', 'manifest MIME type', 'requesting bearer token',
  'pinging container registry', 'pinging docker registry', 'trying to pull ', 'pulling repository ', 'docker pull ',
  'Not continuing with pull', 'next endpoint for pull', 'Error from V2 registry', 'Error trying v2 registry',
  'invalid registry endpoint', 'Unable to find image … /v2/: ', ' Error Get http … /v2/: ',
  'unable to ping registry endpoint', 'ping attempt failed', 'download failed after ', 'Download failed, retrying: ',
  ': Download complete', 'Pulling fs layer', 'failed to register layer', 'failed to extract layer',
  'ApplyLayer exit status', 'error while applying layer', 'adding layer with blob', 'committing the finished image',
  'apply failure, attempting cleanup', 'Pulling from ', 'crictl pull ', 'podman pull ', 'nerdctl pull ', 'image pull ',
  'unable to get image ', 'unable to pin image ', 'GetImageBlob', 'remote history for', 'pull access denied',
  'pull QPS exceeded', 'API error (404)', 'images/create', 'resolve source metadata for',
  ' load metadata for … ERROR: DeadlineExceeded', 'LLB definition',
  'failed to fetch manifest', 'failed to get manifest', 'failed to fetch package digest', 'getting stage builder',
  'pull BLOB for', 'failed pulling image', 'error unpacking image', 'reading blob ', 'fetching blob',
  'parsing image configuration', 'error parsing image name', 'unable to retrieve source image',
  'cannot resolve workspace image', 'watching images', 'failed to download image',
  'failed to unpack image on snapshotter', 'prepare extraction snapshot', 'daemon: error parsing HTTP',
  'ctr: failed to copy: read ', 'failed to get stream processor for', 'daemon: manifest for ', 'docker: unknown blob',
  'platform-targeted pulls', 'creating temporary lease: read-only file system',
  'daemon: received unexpected HTTP status', 'daemon: unexpected EOF', 'daemon: missing or empty',
  'daemon: unauthorized', 'daemon: unknown: ', 'daemon: denied', 'unauthorized: unauthenticated',
  // kaniko, go-containerregistry, Flux, Argo CD Image Updater, Testcontainers, trivy
  'failed to get filesystem from image', 'failed to determine artifact digest', 'Could not get tags from registry',
  'ContainerFetchException', 'RemoteDockerImage', 'conveyor failed to get', 'unable to find the specified image',
  'failed to get the v2 manifest', 'retrieving image ', 'registry responded to head request',
  'retrieving manifest for "', 'falling back to regular pull', 'Could not do a head request for ',
  'could not fetch tags for oci://', 'unable to initialize a docker scanner', 'unable to initialize a image scanner',
  'checks bundle', 'OCI repository error: ', 'oci download error: ', 'OCIArtifact', 'controller:ocirepository',
  'controller:imagerepository', 'registry endpoint credentials', 'failed to determine the artifact tag for',
  'errors occurred attempting to resolve',
  // helm, also where Argo CD quotes it
  'could not retrieve list of tags for repository oci://', 'could not download oci://',
  // docker since 28, singularity and apptainer
  'error from registry: ', 'While pulling ', 'credential provider plugin',
  // Buildpacks, ko, Tekton, Jib: the image that a build begins with
  'ensure registry read access', 'fetching base image: ', 'base image index', 'base image platform',
  'error building ko:// … get http', 'Tried to pull ', 'pulled BLOB', 'PullBaseImageStep',
  'Build to Docker daemon failed, perhaps ', 'Building image tarball failed, perhaps ', 'retrieve the oci image',
  'getting base image', 'could not get decompression stream', 'HTTP request took too long',
  'not found on any configured mapped',
  // buildpacks/lifecycle@v0.20.0, crossplane/crossplane@v2.0.0, Flux, trivy, KubeVirt, containerd
  'getting run image: ', 'failed to initialize remote image', 'cannot get package image', 'cannot unpack package: ',
  'failed to fetch package from remote', 'pulling artifact', 'failed to download artifact from', 'remote image: ',
  'Failed to read registry image', 'could not fetch content … from remote', 'transition to pulled',
  'OCI artifact error: ', 'failed to fetch the content of',
  // Renovate, bootc, Jib, Testcontainers
  'docker registry failure', 'docker registry connection failure', 'docker lookup', 'Preparing import: ', ': Pulling: ',
  'skopeo proxy method', 'failed to invoke method OpenImage', 'Parsing layer blob ', 'partial pull of blob',
  'using a partial pull', 'Creating importer: ', 'in local Jib cache', 'base image format', 'daemon: unsupported: ',
  'daemon: unavailable: ', 'fetching library image', 'pulling library image',
  // Concourse, Argo Workflows, skaffold of an image that it has just made
  'getting digest: ', 'failed to fetch digest for image', 'failed to look-up entrypoint/cmd for image',
  // rules_docker
  'Error resolving credentials for ',
  // ORAS and helm, crane, regctl
  'Error from source registry for "', 'failed to perform "Fetch … on source', 'Error: saving tarball ',
  'Error from destination oci-layout for "', 'copy failed, error getting source: ',
  'Failed to copy layer … target=ocidir:', 'Failed to copy config … target=ocidir:',
  // GitLab's runner, and pyxis
  'Using Docker executor with image … Preparation failed: ', 'pyxis: importing docker image … pyxis: [INFO] ',
  // bootc, and docker of a layer
  'Unencapsulating base: ', ': Extracting [',
  // Home Assistant
  'docker.interface] Can\'t install ',
];

/** Requests to registries: what stands beside them is about a pull, unless another thing is said. */
export const REGISTRY_WORDS: readonly string[] = [
  '/v2/:', '/v2/): ', '- Server message: ', '/v2/ … /manifests/', '/v2/ … /blobs/', '/v2/ … /tags/list',
  'scope=repository', 'docker registry failure', 'registry/v2/blobs', 'registry-v2', '/v1/_ping', '/v1/repositories/',
  '/v1/images/', '/oauth2/token', 'daemon: Get http', 'daemon: Head http', 'daemon: read tcp ',
  'lookup registry.',
];

/** Hosts of registries: commands and manifests name them too, so it counts what else the line says. */
export const REGISTRY_HOSTS: readonly string[] = [
  'oci://', 'docker.io', 'cloudflare.docker.com', 'ghcr.io', 'quay.io', 'gcr.io', 'pkg.dev', 'azurecr.io', '.dkr.ecr.',
  'public.ecr.aws', 'registry.k8s.io', 'mcr.microsoft.com', 'registry.gitlab.com', 'registry.redhat.io',
  'registry.access.redhat.com',
];

/** Words of programs that pull and do other things too. */
export const MAYBE_PULL_WORDS: readonly string[] = [
  'failed to solve', ' load metadata for', '] FROM … ERROR: ', 'importing cache manifest from',
  ' ERROR: failed to copy: ',
  // ORAS
  'failed to perform "FetchReference"', 'compose up operation failed: unexpected EOF', 'creating build container: ',
  'happened during read: ', 'writing blob: ', 'copying layer', 'received unexpected HTTP status',
  'cannot parse package contents', '.wh..wh.', 'error parsing HTTP ', 'Docker hash lookup',
  'progress_stream.StreamOutputError', 'Error response from registry: ',
  // Jib
  'I/O error for image [',
  // rpm-ostree and bootc, oc import-image
  'ostree-unverified-', 'ostree-image-signed:', 'error: tag … failed: ',
  // openshift/cluster-version-operator, osbuild/bootc-image-builder
  'Retrieving payload failed', 'unable to open source layer ', 'cannot resolve containers: ',
];
