/** Words of programs that pull: what stands beside them is about a pull. */
export const PULL_WORDS: readonly string[] = [
  'failed to pull image', 'failed to pull and unpack', 'ErrImagePull: ', 'PullImage', 'Pull image ',
  'pulling image failed', 'pulling image: ', 'error pulling ', 'error while pulling', 'unable to pull',
  'image pull failed', 'Image pull was unsuccessful', 'CannotPullContainer', 'RegistryUnavailable', 'ERROR ImagePull',
  'failed to resolve reference', 'failed to resolve the reference', 'failed to resolve ref ', 'failed to resolve image',
  'failed to get sandbox image', 'failed to fetch anonymous token', 'failed to fetch oauth token', 'httpReadSeeker: ',
  'httpReaderSeeker: ', 'failed to do request: ', 'trying next host', 'initializing source',
  'unable to copy from source', 'copying system image from manifest list', 'reading manifest ', 'manifest MIME type',
  'requesting bearer token', 'pinging container registry', 'pinging docker registry', 'trying to pull ',
  'pulling repository ', 'docker pull ', 'making image from oci registry', 'Not continuing with pull',
  'next endpoint for pull', 'Error from V2 registry', 'Error trying v2 registry', 'invalid registry endpoint',
  'unable to ping registry endpoint', 'ping attempt failed', 'download failed', 'Download complete', 'Pulling fs layer',
  'failed to register layer', 'failed to extract layer', 'ApplyLayer exit status', 'error while applying layer',
  'adding layer with blob', 'committing the finished image', 'apply failure, attempting cleanup', 'Pulling from ',
  'crictl pull ', 'podman pull ', 'nerdctl pull ', 'image pull ', 'Trying to pull repository', 'pull QPS exceeded',
  'failed to pull remote', 'unable to get image ', 'API error (404)', 'images/create', 'failed to solve', 'load metadata for',
  'failed to fetch manifest', 'failed to get manifest', 'failed to fetch package digest', 'retrieving image manifest',
  'failed pulling image', 'error unpacking image', 'writing blob: ', 'reading blob ', 'fetching blob', 'copying layer',
  'parsing image configuration', 'error parsing image name', 'unable to retrieve source image',
  'cannot resolve workspace image', 'watching images', 'failed to download image',
  'failed to unpack image on snapshotter', 'daemon: error parsing HTTP', 'daemon: received unexpected HTTP status',
  'daemon: unexpected EOF', 'daemon: unauthorized', 'daemon: denied', 'unauthorized: unauthenticated',
];

/** Addresses of registries: what stands beside them is about a pull, unless another thing is said. */
export const REGISTRY_WORDS: readonly string[] = [
  '/v2/: ', '/v2/): ', '/v2/ … /manifests/', '/v2/ … /blobs/', '/v2/ … /tags/list', 'registry/v2/blobs', 'registry-v2',
  '/v1/_ping', '/v1/repositories/', '/v1/images/', 'docker.io', 'cloudflare.docker.com', 'ghcr.io', 'quay.io', 'gcr.io',
  'pkg.dev', 'azurecr.io', '.dkr.ecr.', 'public.ecr.aws', 'registry.k8s.io', 'mcr.microsoft.com', 'registry.gitlab.com',
  'registry.redhat.io', 'registry.access.redhat.com', '/oauth2/token', 'daemon: Get http', 'daemon: Head http',
];

/** Words of pushes and logins, of which registries say the same as of pulls. */
export const UPLOAD_WORDS: readonly string[] = [
  'The push refers to ', 'docker push', 'helm push', 'on destination: ', 'Login with your Docker ID', 'Error logging in',
  'Login did not succeed',
];

/** Words of what happens to a pod beside pulls, and of what registries write in their own logs. */
export const OTHER_WORDS: readonly string[] = [
  'probe failed', 'probe errored', 'failed calling webhook', 'failed calling admission webhook',
  'failed to call webhook', 'MountVolume.', 'AttachVolume.', 'unable to attach or mount', 'failed to setup network',
  'failed to set up sandbox container', 'lifecycle hook', 'PostStartHook', 'TLS handshake error from',
  'error creating: ', 'is forbidden: ', 'http.request.', ...UPLOAD_WORDS,
];
