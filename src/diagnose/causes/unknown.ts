import { Advice } from './advice';
import { ANY_SECRET_ADVICE } from './reference';
import { ContainerRuntime } from '../container-runtime';

/** What says more where a text tells no cause. */
interface Unknown {
  /** Whether the text is about a pull at all. */
  readonly isPull: boolean;
  /** Whether it only says that a container waits: the event that tells why is another. */
  readonly isWaiting: boolean;
  /** Whether it is an event of reason Failed itself. */
  readonly isEvent: boolean;
  readonly runtime?: ContainerRuntime;
}

/** What is known where nothing says what it was for, and it may have been a pull: words and advice. */
const KNOWN: readonly (readonly [RegExp, Partial<Advice>])[] = [
  [/(?:Cannot|failed to) connect to (?:the )?Docker (?:daemon|API)|trying to connect to the Docker (?:daemon|API)/i, {
    meaning: 'The docker engine cannot be reached, whatever it was to do; that it was to pull is not said.',
    fix: 'Start the engine, or see in its log why it does not run. If its socket denies the connection, run the '
      + 'command as root or as a user of the group docker.',
    command: 'systemctl status docker',
  }],
  [/client version \S{1,20} is too (?:old|new)|client is newer than server/i, {
    meaning: 'The docker client and the engine have no version of their interface in common, whatever the engine was '
      + 'to do; that it was to pull is not said.',
    fix: 'Upgrade the older of the two: often it is a client within an image or another tool, or DOCKER_API_VERSION '
      + 'holds it back.',
    command: 'docker version',
  }],
  [/(?<!mount volumes[^]{0,2000})Error syncing pod\b.{0,200}\bskipping: secrets \\?"[\w.-]{1,253}\\?" not found/,
    ANY_SECRET_ADVICE],
];
/** What is longer tells of many things. */
const MAX_LENGTH = 2_000;

const LOG_OF: Readonly<Record<ContainerRuntime, string>> = {
  [ContainerRuntime.DOCKER]: '-u docker -u cri-docker',
  [ContainerRuntime.CONTAINERD]: '-u containerd',
  [ContainerRuntime.CRI_O]: '-u crio',
  [ContainerRuntime.PODMAN]: '-t podman',
  [ContainerRuntime.KUBELET]: '-u kubelet',
};

/** What to do where no cause is known: never to look for the text that was just given. */
export function unknownAdvice({ isPull, isWaiting, isEvent, runtime }: Unknown): Partial<Advice> {
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
  if (isEvent) {
    return {
      meaning: 'A container was not made or not started, and nothing in this event says that its image was not pulled.',
      fix: 'Correct what the message names: a Secret, a ConfigMap, a command, a volume. If another container of the '
        + 'pod waits for its image, that has an event of its own.',
      command: 'kubectl -n NAMESPACE describe pod POD',
    };
  }
  return {
    meaning: 'Nothing in this text says that a pull failed.',
    fix: 'If a pod waits for its image, look at its events instead: the one of reason Failed has the words of the '
      + 'runtime.',
    command: 'kubectl get events -A --field-selector reason=Failed',
  };
}

/** What is recognised where nothing says that it was a pull: the words and what to do. */
export function recognised(text: string): { readonly words: string; readonly advice: Partial<Advice> } | undefined {
  for (const [form, advice] of text.length > MAX_LENGTH ? [] : KNOWN) {
    const found = form.exec(text);
    if (found) {
      return { words: found[0], advice };
    }
  }
  return undefined;
}
