import { PullFailureCause } from '../pull-failure-cause';
import { CauseRow } from './row';

/** What goes wrong on the node beside the pull: no cause, and more can be said of it than that. */
export const NODE_ROWS: readonly CauseRow[] = [
  {
    // The plugin's own words follow, and may be about anything. Whether the pull fails without its credential is not
    // said.
    cause: PullFailureCause.OTHER,
    words: ['error execing credential provider plugin'],
    unless: ['ecr:GetAuthorizationToken'],
    alternatives: [PullFailureCause.NO_BASIC_AUTH, PullFailureCause.UNAUTHORIZED],
    advice: {
      meaning: "The kubelet's credential provider plugin failed for this image, and so the kubelet asks the registry "
        + 'without its credential.',
      fix: "Read what the plugin said in the log of the kubelet: the binary may be missing in its folder, the node's "
        + "identity may lack the right to get a token, or the cloud's API may be out of reach.",
      command: 'ssh NODE sudo journalctl -u kubelet --since -1h --grep credential',
    },
    example: '"Failed getting credential from external registry credential provider: error execing credential provider '
      + 'plugin ecr-credential-provider for image 123456789012.dkr.ecr.eu-central-1.amazonaws.com/backend: fork/exec '
      + '/usr/local/lib/kubelet/credentialproviders/ecr-credential-provider: no such file or directory: "',
    source: 'https://github.com/siderolabs/talos/issues/11086',
  },
  {
    // crictl and kubeadm of one age, and a runtime of another; or containerd with its plugin for Kubernetes disabled.
    cause: PullFailureCause.RUNTIME_UNAVAILABLE,
    words: [
      'unknown service runtime.', 'validate CRI v1 image API', 'validate service connection',
      'Maximum supported API version is',
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
    cause: PullFailureCause.RUNTIME_UNAVAILABLE,
    words: [
      'containerd.sock: connect: ', 'crio.sock: connect: ', 'cri-dockerd.sock: connect: ', 'docker.sock: connect: ',
      'dockershim.sock: connect: ', 'containerd.sock: no such file', 'containerd.sock … context deadline exceeded',
      'Cannot connect to the Docker daemon', 'Is the docker daemon running', 'daemon: error during connect',
      'error during connect: ', 'pipe/docker_engine', 'container runtime is down', 'container runtime is not running',
      'connection error: desc = transport: Error while dialing', 'for API route and version',
    ],
    inPull: true,
    isOfNode: true,
    example: 'WARNING: Failed to pull image with policy "always": Cannot connect to the Docker daemon at '
      + 'tcp://10.0.48.102:2376. Is the docker daemon running? (manager.go:237:0s)',
    source: 'https://github.com/cattle-ops/terraform-aws-gitlab-runner/issues/1043',
  },
  {
    cause: PullFailureCause.BROKEN_RUNTIME_CONFIG,
    words: [
      'failed to decode hosts.toml', 'failed to load hosts', 'invalid `host` tree', 'hosts.toml … failed to parse TOML',
      'loading registries configuration', 'mixing sysregistry v1/v2 is not supported',
      'registries.conf … Near line', 'registries.conf … toml: ', 'invalid location … registries.conf',
      '`mirrors` cannot be set when `config_path` is provided', 'registries.yaml … yaml: ',
    ],
    isOfNode: true,
    example: 'time="2024-04-01T22:11:02.070675417Z" level=error msg="failed to decode hosts.toml" error="invalid '
      + '`host` tree"',
    source: 'https://github.com/containerd/containerd/issues/10027',
  },
];
