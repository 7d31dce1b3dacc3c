import { PullFailureCause } from '../pull-failure-cause';
import { CauseRow } from './row';

/** What goes wrong on the node beside the pull: no cause, and more can be said of it than that. */
export const NODE_ROWS: readonly CauseRow[] = [
  {
    // The plugin's own words follow, and may be about anything. Whether the pull fails without its credential is not
    // said.
    cause: PullFailureCause.OTHER,
    words: ['error execing credential provider plugin'],
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
    cause: PullFailureCause.OTHER,
    words: [
      'containerd.sock: connect: ', 'crio.sock: connect: ', 'cri-dockerd.sock: connect: ', 'docker.sock: connect: ',
      'dockershim.sock: connect: ',
    ],
    isOfNode: true,
    advice: {
      meaning: 'The container runtime of the node cannot be reached on its socket, so no registry was asked.',
      fix: 'Start the runtime, or see in its log why it does not run; a full disk or a broken configuration are the '
        + 'usual reasons.',
      command: 'ssh NODE systemctl status containerd crio docker',
    },
    example: 'time="2020-01-17T13:34:00Z" level=error msg="failed to get event" error="rpc error: code = Unavailable '
      + 'desc = connection error: desc = \\"transport: Error while dialing dial unix /run/containerd/containerd.sock: '
      + 'connect: connection refused\\""',
    source: 'https://github.com/moby/moby/issues/40390',
  },
];
