import { NAME } from '../match/pod-name';
import { PullFailureSubject } from '../pull-failure-subject';
import { withoutSecrets } from '../safe-text';

/** One thing that was given to be explained. */
export interface FailureInput extends PullFailureSubject {
  /** As it was given. */
  readonly message: string;

  /** What to read the cause from; empty for what is known to be no pull. */
  readonly text: string;

  /** Whether it is all that was pasted, of which no part tells a cause. */
  readonly isWhole?: boolean;
  /** Whether a container wrote it that runs, and so has its image. */
  readonly isLog?: boolean;

  /** The lines of the text, if it was put together of several. */
  readonly lines?: readonly string[];

  /** Reason of the event or of the waiting container. */
  readonly reason?: string;

  /** When it was seen last, as it was given. */
  readonly time?: string;

  /** How many seconds ago it was seen last, where a table says so. */
  readonly age?: number;

  /** Which of the tables it stands in, where no row says of which pod they are. */
  readonly table?: number;
}

/** Takes what a reader finds, as it finds it. */
export interface FailureInputs {
  /** An input, in the order in which they stand in the text. */
  readonly onInput: (input: FailureInput) => void;

  /** A Kubernetes object of a JSON text: with its like it makes a `PullFailureContext`. */
  readonly onObject?: (object: any) => void;
}

/** Passes inputs on, each with its names: anything may stand in the place of one, credentials too. */
export function withNames(inputs: FailureInputs): FailureInputs {
  return { ...inputs, onInput: input => inputs.onInput(named(input)) };
}

function named(input: FailureInput): FailureInput {
  const { namespace, pod, container, node, time } = input;
  const names = {
    namespace: nameOf(namespace), pod: nameOf(pod), container: safe(container), node: safe(node), time: safe(time),
  };
  return names.namespace === namespace && names.pod === pod && names.container === container && names.node === node
    && names.time === time ? input : { ...input, ...names };
}

function nameOf(name: string | undefined): string | undefined {
  return name !== undefined && NAME.test(name) ? name : undefined;
}

function safe(name: string | undefined): string | undefined {
  return name && withoutSecrets(name);
}
