import { PullFailureCause } from '../pull-failure-cause';
import { CauseRow } from './row';

/** What goes wrong on the node beside the pull: no cause, and more can be said of it than that. */
export const NODE_ROWS: readonly CauseRow[] = [
  {
    // aws/amazon-ecs-agent: what a task needs before its images are pulled. It names the secrets of the registry too.
    cause: PullFailureCause.OTHER,
    words: ['unable to retrieve secret from asm', 'unable to retrieve secrets from ssm'],
    advice: {
      meaning: 'ECS could not read a secret of the task, before any image was pulled.',
      fix: "See that the task's execution role may read the secret, and that its subnet reaches Secrets Manager or "
        + 'SSM: by a NAT gateway or an endpoint of the VPC.',
      command: 'aws ecs describe-task-definition --task-definition TASK_DEFINITION',
    },
    example: 'ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval '
      + 'failed: unable to retrieve secret from asm: service call has been retried 5 time(s): failed to fetch secret',
    source: 'https://github.com/Releem/releem-agent/issues/195',
  },
  {
    // kubernetes/client-go@v0.31.0:rest/request.go: it asks for the Secret itself.
    cause: PullFailureCause.OTHER,
    words: ['/api/v1/namespaces/ … context deadline exceeded', 'client rate limiter Wait returned an error'],
    advice: {
      meaning: 'A controller that pulls by itself did not get a Secret or another object from the API server in time, '
        + 'so no registry was asked.',
      fix: 'See whether the API server is slow or out of reach, or the controller asks it too often; it tries again by '
        + 'itself.',
      command: "kubectl get --raw '/readyz?verbose'",
    },
    example: 'cannot unpack package: failed to fetch package digest from remote: client rate limiter Wait returned an '
      + 'error: rate: Wait(n=1) would exceed context deadline',
    source: 'https://github.com/crossplane/crossplane/issues/4452',
  },
  {
    // moby/buildkit@v0.17.0:session/manager.go: what was to be asked for a login has gone.
    cause: PullFailureCause.OTHER,
    words: ['no active session for'],
    advice: {
      meaning: 'BuildKit lost the connection to the client that asked for the build, which gives it the logins.',
      fix: 'Build again, and see why the client went away: a time limit, a tunnel that was cut, or a machine that '
        + 'sleeps.',
      command: 'docker buildx inspect --bootstrap',
    },
    example: 'failed to create LLB definition: no active session for ec2m11p3pil0o6657f8q8xt80: context deadline '
      + 'exceeded',
    source: 'https://github.com/superfly/flyctl/issues/956',
  },
  {
    // crictl and kubeadm of one age, and a runtime of another; or containerd with its plugin for Kubernetes disabled.
    cause: PullFailureCause.RUNTIME_UNAVAILABLE,
    words: [
      'unknown service runtime.', 'validate CRI v1 image API', 'validate service connection',
      'Maximum supported API version is', 'Minimum supported API version is', 'client is newer than server',
      'platform-targeted pulls', 'platform is only supported on a Docker daemon', 'platform requires API version',
      'version is less than the minimum required by Compose',
    ],
    inPull: true,
    isOfNode: true,
    advice: {
      meaning: "The node's runtime runs, and does not offer the interface that it was asked by, so no registry was "
        + 'asked.',
      fix: 'Upgrade the older of runtime and kubelet (or crictl, kubeadm, docker). For containerd also see that '
        + 'config.toml does not have cri among disabled_plugins, and restart it.',
      command: 'ssh NODE sudo crictl version',
    },
    example: 'failed to pull image "k8s.gcr.io/kube-apiserver:v1.24.0": output: time="2022-05-17T02:10:44+07:00" '
      + 'level=fatal msg="pulling image: rpc error: code = Unimplemented desc = unknown service '
      + 'runtime.v1alpha2.ImageService", error: exit status 1',
    source: 'https://github.com/kubernetes/website/issues/33980',
  },
  {
    // A program beside containerd that holds the layers, at a socket of its own; some give images to the kubelet too.
    cause: PullFailureCause.RUNTIME_UNAVAILABLE,
    words: [
      '-grpc.sock', 'overlaybd.sock', 'failed to prepare extraction snapshot … transport: Error while dialing',
    ],
    inPull: true,
    alternatives: [PullFailureCause.UNPACK_FAILED],
    advice: {
      meaning: 'The snapshotter of the node, a program beside containerd that holds the layers of images (stargz, '
        + 'nydus, SOCI, overlaybd), does not answer on its socket; containerd itself runs.',
      fix: 'Start that program and see in its log why it ended; if its socket is elsewhere, correct proxy_plugins in '
        + "containerd's config.toml. Else let containerd use its own (overlayfs) and restart it.",
      command: "ssh NODE systemctl status --all '*snapshotter*'",
    },
    example: 'ctr: failed to prepare extraction snapshot "extract-53 sha256:332b…": connection error: desc = '
      + '"transport: Error while dialing: dial unix:///run/soci-snapshotter-grpc/soci-snapshotter-grpc.sock: timeout"',
    source: 'https://github.com/containerd/nerdctl/issues/4387',
  },
  {
    cause: PullFailureCause.RUNTIME_UNAVAILABLE,
    words: [
      'containerd.sock: connect: ', 'crio.sock: connect: ', 'cri-dockerd.sock: connect: ', 'docker.sock: connect: ',
      'podman.sock: connect: ', 'docker.sock: no such file', 'dockershim.sock: connect: ',
      'containerd.sock: no such file', 'containerd.sock … context deadline exceeded',
      // crictl: kubernetes-sigs/cri-tools@v1.32.0:cmd/crictl/main.go
      'failed to connect: failed to connect: ', 'make sure you are running as root',
      'Cannot connect to the Docker daemon', 'connect to Docker daemon', 'trying to connect to the docker API',
      'failed to connect to the docker API',
      'but provided no error-message', 'unable to parse docker host', 'unable to resolve docker endpoint',
      'Current context … is not found', 'Docker Desktop is unable', 'Docker Desktop is manually paused',
      'Is the docker daemon running', 'daemon: error during connect', 'daemon: dial unix ', 'error during connect: ',
      'pipe/docker_engine', 'container runtime is down', 'container runtime is not running',
      'connection error: desc = transport: Error while dialing', 'for API route and version',
      'docker/transport/unixconn.py … Connection refused', 'docker/transport/unixconn.py … No such file or directory',
      // Java
      'com.sun.jna.LastErrorException', 'Could not find a valid Docker environment',
      'Previous attempts to find a Docker environment failed', 'working container runtime strategy',
      'Connection to the Docker daemon at',
      // Ansible, in the language of the host
      '/docker pull … msg: [Errno ', 'cmd: docker pull … msg: [Errno ',
      '/podman pull … msg: [Errno ', 'cmd: podman pull … msg: [Errno ',
      // docker/docker-py@7.1.0:docker/api/client.py
      'while fetching server API version',
      'rootless containerd not running', 'Failed to exec skopeo', 'skopeo spawn error', 'proxy too old (requested',
      // podman, whose machine is at a port of its own
      'Error: failed to connect: dial tcp 127.0.0.1:', 'Cannot connect to Podman',
      // A kubelet or another client of a runtime that went away
      'error reading from server', 'read unix ', 'write unix ', 'code = Unavailable desc = transport is closing',
      // containerd/containerd@v1.7.29:pkg/cri/instrument/instrumented_service.go
      'server is not initialized yet',
      // Apple's container
      'Ensure container system service has been started',
    ],
    // trivy and others try the engines first, and then the registry.
    unless: [
      'does not have trust data for', 'Docker API call to … failed with status code 404', 'remote error: ',
      'errors occurred: … GET https://',
      // What the client met while it got together what it sends to the engine
      'creating docker context: ',
      // Docker Desktop, of a connection that it is done with
      'error reading preface from client',
    ],
    inPull: true,
    isOfNode: true,
    example: 'WARNING: Failed to pull image with policy "always": Cannot connect to the Docker daemon at '
      + 'tcp://10.0.48.102:2376. Is the docker daemon running? (manager.go:237:0s)',
    source: 'https://github.com/cattle-ops/terraform-aws-gitlab-runner/issues/1043',
  },
  {
    // docker of an image that it is to run
    cause: PullFailureCause.RUNTIME_UNAVAILABLE,
    words: [
      'docker: Cannot connect to the Docker daemon … docker run ',
      'docker: failed to connect to the docker API … docker run ',
      'docker: permission denied while trying to connect … docker run ',
      'docker: Got permission denied while trying … docker run ',
      'docker: error during connect: … docker run ', 'docker: Error response from daemon: dial unix ',
      'daemon: client version … docker run ', 'docker pull … TLS client certification settings',
    ],
    isOfNode: true,
    example: 'docker: Cannot connect to the Docker daemon at unix:///var/run/docker.sock. Is the docker daemon '
      + "running?. See 'docker run --help'.",
    source: 'docker/cli@v20.10.27:cli/command/container/run.go',
  },
  {
    // crictl has no other use: kubernetes-sigs/cri-tools@v1.24.0:cmd/crictl/main.go
    cause: PullFailureCause.RUNTIME_UNAVAILABLE,
    words: [
      'make sure you are running as root and the endpoint has been started', 'unable to determine image API version',
    ],
    // One of the sockets that it tries, where another answered
    unless: ['IMAGE TAG IMAGE ID'],
    isOfNode: true,
    example: "FATA[0006] connect: connect endpoint 'unix:///run/crio/crio.sock', make sure you are running as root and "
      + 'the endpoint has been started: context deadline exceeded',
    source: 'https://github.com/rancher/rke2/issues/3462',
  },
];
