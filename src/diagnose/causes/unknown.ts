import { Advice } from './advice';
import { ContainerRuntime } from '../container-runtime';

/** What says more where a text tells no cause. */
interface Unknown {
  /** Whether the text is about a pull at all. */
  readonly isPull: boolean;
  /** Whether it only says that a container waits: the event that tells why is another. */
  readonly isWaiting: boolean;
  readonly runtime?: ContainerRuntime;
}

const LOG_OF: Readonly<Record<ContainerRuntime, string>> = {
  [ContainerRuntime.DOCKER]: '-u docker -u cri-docker',
  [ContainerRuntime.CONTAINERD]: '-u containerd',
  [ContainerRuntime.CRI_O]: '-u crio',
  [ContainerRuntime.PODMAN]: '-t podman',
  [ContainerRuntime.KUBELET]: '-u kubelet',
};

/** What to do where no cause is known: never to look for the text that was just given. */
export function unknownAdvice({ isPull, isWaiting, runtime }: Unknown): Partial<Advice> {
  if (isWaiting) {
    return {
      meaning: 'The container waits for its image. Why, the event of reason Failed says, and this text does not.',
      fix: 'Give this command what the next one prints; if the events are gone after an hour, delete the pod or wait '
        + 'for the next try.',
    };
  }
  if (isPull) {
    return {
      meaning: 'A pull failed, and the words that tell why are not known here, or were cut off.',
      fix: "Read the runtime's log of that time on the node: what stands before and behind this message often says "
        + 'more. If this is all of it, please report the message.',
      command: `ssh NODE sudo journalctl ${runtime ? LOG_OF[runtime] : '-u containerd -u crio -u docker'} --since -1h`,
    };
  }
  return {
    meaning: 'Nothing in this text says that a pull failed.',
    fix: 'If a pod waits for its image, look at its events instead: the one of reason Failed has the words of the '
      + 'runtime.',
    command: 'kubectl get events -A --field-selector reason=Failed',
  };
}
