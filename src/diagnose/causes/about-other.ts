/**
 * Words that leave no doubt that it was a push, a login or a search, though these ask for tokens and manifests as pulls
 * do: those of a pull beside them mean nothing.
 */
export const PUSH_WORDS: readonly string[] = [
  'The push refers to ', 'failed to push', 'error pushing', 'unable to push ', 'could not push image',
  'push access denied', 'checking push permission', '/push HTTP/', '/push returned error', 'Upload failed, ',
  'Upload failed after ', 'Pushing BLOB', 'pushing layers', 'error writing layer blob', 'pushing manifest',
  'Uploading manifest', 'error writing manifest {', 'uploading layer', 'failed to upload blob', 'blob upload unknown',
  'blob_upload_', 'blobs/uploads', 'cannot be overwritten because', 'failed to put manifest', 'manifest upload ',
  'registry cache exporter', 'writing signatures', 'trying to reuse blob',
  // google/go-containerregistry@v0.20.2:pkg/v1/remote/write.go, and Jib
  'pushed blob: ', 'pushBlob',
  // What somebody may not do
  'uploadArtifacts', 'ecr:InitiateLayerUpload', 'ecr:UploadLayerPart', 'ecr:CompleteLayerUpload', 'ecr:PutImage',
  'ecr:CreateRepository', 'action: push', 'Action:push', 'actions:[push',
  // GitHub
  'permission_denied: write_package', 'permission_denied: create_package',
  // What a token is asked for; nvcr.io, which has no `service`, asks so for pulls too.
  'pull%2Cpush&service=', 'push%2Cpull&service=', ':pull,push', ':push,pull',
  // podman, buildah and skopeo
  'copying layers and metadata', 'error searching registry', 't search registry', 'getting search results',
  '/v1/search?',
  'authenticating creds for', 'error logging into ',
  // Registries are only changed by these.
  'Put https://', 'Put http://', 'PATCH https://', 'DELETE https://', 'DELETE http://',
];

/** Where builds get packages from. */
const PACKAGE_HOSTS = [
  'proxy.golang.org', 'sum.golang.org', 'archive.ubuntu.com', 'deb.debian.org', 'dl-cdn.alpinelinux.org',
  'registry.npm', 'registry.yarnpkg.com', 'registry.terraform.io', 'registry.opentofu.org',
  'registry.bower.io', 'pypi.org', 'files.pythonhosted.org', 'repo.maven.apache.org',
  'repo1.maven.org', 'plugins.gradle.org', 'api.nuget.org', 'rubygems.org', 'static.crates.io',
];

/**
 * Lines of logs of those who look up what a pull needs too: CoreDNS, BIND, unbound, dnsmasq and systemd for whoever
 * asks, CRI-O on its node.
 */
const LOOKS = [
  'plugin/errors: 2 ', 'lame-servers: ', 'query-errors: ', 'unbound[', 'dnsmasq[', 'systemd-resolved[',
  'ImageService/ImageStatus',
  // kubernetes/kubernetes@v1.22.17:pkg/credentialprovider/gcp/metadata.go, also in kaniko: of what few nodes have
  'while reading google-dockercfg',
];

/** How servers and proxies log what they are asked: by its path, where a client names the host too. */
const SERVES = [
  'GET /v2/', 'HEAD /v2/', 'path=/v2/', 'path:/v2/', 'path: /v2/', 'uri=/v2/', 'uri:/v2/', 'uri: /v2/',
  'requestUrl: /v2/', '[/lib/http/error.go', 'org.sonatype.nexus.repository', 'response completed with error',
];

/**
 * Words of what is no pull, though registries or networks say the same of it: pushes, logins, steps of builds, and
 * what registries write in their own logs.
 */
export const NO_PULL_WORDS: readonly string[] = [
  ...PUSH_WORDS, ...PACKAGE_HOSTS, ...LOOKS, ...SERVES,
  'docker push', 'helm push', 'podman push', 'rendering push status', 'layer upload', 'Tried to push ',
  'on destination: ', 'at destination: ', 'uploading blob', 'offline_token=true', 'login-action',
  'Login with your Docker ID', 'Error logging in', 'logging into ', 'Login did not succeed', 'login attempt to ',
  // podman, of a container
  'creating container storage: ',
  // A whole build
  'solve: DeadlineExceeded: context deadline exceeded', 'failed to solve: process /bin/sh',
  'runtime execution on platform', 'did not complete successfully', 'did not terminate successfully',
  'Could not transfer artifact', 'executor failed running', 'calculate checksum of ref', 'cache key: /',
  'cache key: blob not found', 'does not resolve to an image ID', 'http.request.',
  // Ansible, of a host
  'UNREACHABLE! =>',
  // Of proxies that keep what they got, and of the first registry
  'failed to fetch from cache', 'registry acts as mirror', 'UpstreamClient(',
  // A secret that a build is to be given
  'failed to solve: secret ',
  // Who asked the builder went away, or what it sends.
  'failed to solve: Canceled: context canceled', 'failed to solve: error from sender: ',
  // Lists of manifests are made of images that are there, by names that nobody pulls.
  'after execution of build steps', 'Creating manifest', 'creating docker manifest', 'failed to publish artifacts',
  'docker manifest create', 'imagetools create',
  // BuildKit's own cache, also in GitHub's, and what ADD gets from a URL
  '/_apis/artifactcache', '/actions-cache/',
  'failed to load cache: ', 'failed to load cache key: invalid response status',
  // Fly, of an image that it has just found in the registry
  'Creating release … Could not find image',
  // The interface of GitHub
  'api.github.com/repos', 'API rate limit exceeded for',
  // Without an image, this is what BuildKit says of a push.
  'failed commit on ref … unexpected status', 'failed to solve: unexpected status: ',
  'failed to solve: rpc error: code = Unknown desc = unexpected status: ',
  // Of the engine: only POST is a pull.
  'Handler for GET /', 'Handler for DELETE /', '?force=true', '/auth returned error', '/auth: Internal Server Error',
  '/load returned error',
  'panic: Get http', 'Message:could not find layer', 'Could not read Docker image layers',
  // The first answer of every registry, and what others log of themselves
  'could not fetch a Kubernetes version from the internet',
  // Of charts, by http and by the lists of repositories; of the interface of a cloud
  'chart repository', 'chart repositories', 'index.yaml', '/helm/v1/repo', 'HelmRepository', 'missing required label',
  'ecr:PutLifecycle', 'ecr:Set', 'ecr:Delete', 'ecr:BatchDelete', 'ecr:Tag', 'ecr:Start', 'ecr:DescribeRepositories',
  'when calling the List', 'when calling the Delete', 'when calling the BatchDelete', 'when calling the Start',
  'when calling the Put', 'when calling the Set', 'when calling the Tag', 'when calling the Describe',
  'when calling the CreateRepo', 'when calling the CreatePullThrough', 'operation error ECR: Create',
  'operation error ECR: Describe', 'operation error ECR: Put',
  // A client that lost its builder or engine, whatever it asked of it:
  // google.golang.org/grpc@v1.58.0:internal/transport/http2_client.go
  'code = Unavailable desc = transport is closing', 'server is not initialized yet',
  'error reading from server', 'buildkitd.sock: ', 'the client connection is closing', 'server preface',
  'read unix ', 'write unix ', 'keepalive ping failed',
  // helm of a login, regctl of where it copies to
  'Error: authenticating to "', 'failed to access target registry: ', 'failed to send blob ',
  // What an image is to be called, and what is made of a container
  'for -t, --tag flag', 'tagging image: ', 'Exporting the image: ',
  'reuse blob at destination', 'not found in tarball', 'failed to build: invalid tag ', 'failed to load image: command',
  'make the pruner proceed', '-bash: ', 'docker load', 'podman load', 'failed to export', 'ctr: image ',
  // Buildpacks, of what they are about to build; singularity, of a file
  '] Warning: Image', 'Image with name … not found', 'could not open image … .sif',
  // docker asks for this with a credential only when it logs in.
  '/v2/: denied: ', '/v2/: unauthorized: ', '/v2/: unknown: ', '/v1/users/',
  'validate the credentials for', 'Unable to delete docker://', 'failed to delete manifest', 'failed to mount blob',
  'writing blob: mounting ', 'ImagePulledRecord', 'ImagePullIntent',
  // A warning of docker, of an image that it has and runs
  'does not match the detected host platform',
  // What a registry has, and what happens to images that are there
  '/v2/_catalog', 'reading repos for ', 'failed to tag image', 'failed to save image', 'error saving image',
  'unable to tag image', 'unable to save image', 'ECR Repository (', 'ERROR: invalid tag ',
  'payload does not match any of the supported image formats', 'failed to copy files: ',
  'failed to garbage collect', 'failed to mark: ', 'RemoveImage', 'ImageFsInfo',
  // Containers that run but do not answer, or in which nothing can be run
  'Timed out waiting for container', 'HostPortWaitStrategy',
  'Timed out waiting for log output', 'Timed out waiting for URL', 'Failed to start exec process', '/exec/ … /start',
  // cosign, of what it was to sign
  'signing … could not parse reference', 'from Fulcio: ',
  // buildah, of the container that it makes of an image which it has
  'build container: mounting ', 'build container: creating container: ',
  // RKE2, of archives on its disk
  'no local image available for',
  // Of ctr, which lists what a node has
  'failed calculating size for image', 'failed resolving platform for image',
  // Of a build: its own storage, its file, and sources in git
  'snapshot … does not exist: not found', 'buildkit/containerdmeta.db', ' ERROR: failed to create lease: ',
  'failed to solve: write /', 'failed to read dockerfile: ', 'failed to list refs: ', 'failed to fetch remote http',
  'failed to fetch remote git', 'fatal: invalid reference: ', 'fatal: unable to access ', 'lstat … buildkit-mount',
  // Docker Desktop, of itself
  'http://ipc/',
  // Of repositories of git, by Argo CD
  'failed to generate manifest for … repository not found', 'Manifest generation error … authentication required',
  'response to challenge request', 'trow_server::', 'from HEAD request to … /blobs/',
  // Of machines, by a protocol of their own
  '/streams/v1/',
];

/** Words of what happens to a pod beside pulls. */
export const OTHER_WORDS: readonly string[] = [
  ...LOOKS, ...SERVES,
  'probe failed', 'probe errored', 'Scrape failed', 'failed calling webhook', 'failed calling admission webhook',
  'failed to call webhook', 'MountVolume.', 'AttachVolume.', 'unable to attach or mount', 'failed to setup network',
  'failed to set up sandbox container', 'lifecycle hook', 'PostStartHook', 'TLS handshake error from',
  'failed to create containerd container: ', 'error creating: ', 'is forbidden: ', 'network is not ready',
  'network not ready', 'sandbox changed', 'Error while dialing dial tcp', 'Error while dialing: dial tcp',
  // Of clients of the API server, and of what waits for objects in it
  'Unable to connect to the server', 'connection to the server', 'logged in to the server', 'Error from server (',
  'failed to list *v1', 'failed to watch', '/apis/coordination.k8s.io/', 'register node with API server',
  'timeout expired waiting for', 'exceeded its progress deadline',
  'waiting for the condition', 'Eviction manager: ', 'etcdserver: ',
  // Of containers that have their image
  'OCI runtime error: ', 'OCI runtime create failed', 'runc create failed', 'failed to create shim task',
  'failed to create containerd task', 'driver failed programming external connectivity',
  'failed to copy content to container', 'making volume mountpoint for',
  'RunContainerError', 'CreateContainerConfigError', 'CreateContainerError: ', 'with CrashLoopBackOff',
];

/**
 * Whether a layer is there is asked before it is pushed: a pull gets it. Only containerd asks so for a digest that is
 * no manifest (containerd/containerd:core/remotes/docker/resolver.go), of which little is lost.
 */
export const ASKS_FOR_LAYER = /\bhead \\?"?https?:\/\/[^\s"]{1,300}\/blobs\//i;

/** Where containers/image reads images from beside registries: containers/image@v5.36.0:docs/containers-transports.5.md */
export const ON_DISK = '(?:docker-archive|oci-archive|oci|dir|containers-storage|ostree|sif):(?!//\\w+\\.)';

/** What else is pulled, or downloaded: behind words of a pull, it is that which was. */
export const OTHER_OBJECTS = new RegExp(`^${ASKS_FOR_LAYER.source}|^["'\`]?${ON_DISK}|^\\.(?:json|ya?ml|xml)\\b`
  + '|^["\'`]?(?:(?:the|any|all|new|latest|remote) ){0,3}(?:messages?|changes|commits?|branch(?:es)?|updates?|data'
  + '|configurations?|kubeconfigs?|settings|metrics|records?|events|tasks|jobs|translations|files?|code|repo|git|requests?'
  + '|image (?:jobs|tasks|messages|requests|events|records) (?:from|of|in)'
  + '|https?://(?!\\S{0,200}/v[12]/))\\b(?!:\\w|[./@_-])|^\\S{1,200} from https?://(?!\\S{0,200}/v[12]/)'
  // rpm-ostree, of a branch
  + '|^[\\w-]{1,40}:[a-z][\\w.-]{0,40}/\\S{0,40}/(?:x86_64|aarch64)/'
  // kaniko, which goes on without
  + '|^from cache: getting '
  // Amazon ECS, of secrets that a container is to have
  + '|^secrets or registry auth:[^]{0,250}\\bperform: (?:secretsmanager|ssm):', 'i');
