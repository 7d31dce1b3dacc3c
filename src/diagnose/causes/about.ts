/**
 * What makes a text one about a pull: words and states that the kubelet, the CRI and runtimes write around one, and
 * commands that pull.
 */
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
  'failed to pull remote', 'unable to get image ', 'API error (404)', 'images/create', 'failed to solve',
  'load metadata for',
  'failed to fetch manifest', 'failed to get manifest', 'failed to fetch package digest', 'retrieving image manifest',
  'failed pulling image', 'error unpacking image', 'writing blob: ', 'reading blob ', 'fetching blob', 'copying layer',
  'parsing image configuration', 'error parsing image name', 'unable to retrieve source image',
  'cannot resolve workspace image', 'watching images', 'failed to download image', 'failed to copy: ',
  'failed to unpack image on snapshotter', 'daemon: error parsing HTTP', 'daemon: received unexpected HTTP status',
  'daemon: unexpected EOF', 'daemon: unauthorized', 'daemon: denied', 'unauthorized: unauthenticated',
];

/** What runtimes ask of registries: likely a pull. */
export const REGISTRY_WORDS: readonly string[] = [
  '/v2/: ', '/v2/): ', '/v2/ … /manifests/', '/v2/ … /blobs/sha256', '/oauth2/token', 'daemon: Get http',
  'daemon: Head http',
];

/** Words of who asks registries the same for another reason: pushes, and probes of a registry that runs as a pod. */
export const OTHER_ASKERS: readonly string[] = ['The push refers to ', 'docker push', 'blobs/uploads', 'probe failed'];
