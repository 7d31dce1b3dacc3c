import { OTHER_INTERFACE } from './advice';
import { PullFailureCause } from '../pull-failure-cause';
import { CauseRow } from './row';

/** What goes wrong on the node, before a registry is asked. */
export const NODE_ROWS: readonly CauseRow[] = [
  {
    // The plugin's own words follow, and may be about anything.
    cause: PullFailureCause.CREDENTIAL_HELPER,
    words: ['error execing credential provider plugin', 'Failed getting credential from external registry'],
    unless: ['ecr:GetAuthorizationToken'],
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
    advice: OTHER_INTERFACE,
  },
  {
    cause: PullFailureCause.RUNTIME_UNAVAILABLE,
    words: [
      'containerd.sock: connect: ', 'crio.sock: connect: ', 'cri-dockerd.sock: connect: ', 'docker.sock: connect: ',
      'dockershim.sock: connect: ', 'containerd.sock: no such file', 'containerd.sock … context deadline exceeded',
      'Cannot connect to the Docker daemon', 'Is the docker daemon running', 'daemon: error during connect',
      'error during connect: ', 'pipe/docker_engine', 'container runtime is down', 'container runtime is not running',
      'make sure you are running as root and the endpoint has been started',
      'connection error: desc = transport: Error while dialing', 'for API route and version',
    ],
    inPull: true,
    isOfNode: true,
  },
  {
    cause: PullFailureCause.BROKEN_RUNTIME_CONFIG,
    words: [
      'failed to decode hosts.toml', 'failed to load hosts', 'invalid `host` tree', 'hosts.toml … failed to parse TOML',
      'loading registries configuration', 'mixing sysregistry v1/v2 is not supported',
      'registries.conf … Near line', 'registries.conf … toml: ', 'invalid location … registries.conf',
      '`mirrors` cannot be set when `config_path` is provided', 'invalid cri image config',
      'invalid policy in', 'containers/policy.json: ', 'read policy path', 'registries.yaml … yaml: ',
    ],
    isOfNode: true,
  },
];
