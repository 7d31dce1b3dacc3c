import { ADVICE } from './causes/advice';
import { ContainerRuntime } from './container-runtime';
import { ImageReference } from '../image';
import { Classification, classify } from './match/classify';
import { fillCommand } from './next-command';
import { PullFailureCause } from './pull-failure-cause';
import { PullFailureConfidence } from './pull-failure-confidence';
import { PullFailureSubject } from './pull-failure-subject';

/**
 * Causes that lie between the node and the host that was asked last. It need not be the registry of the image, but a
 * mirror, a token service or a store of layers.
 */
const OF_ASKED_HOST: ReadonlySet<PullFailureCause> = new Set([
  PullFailureCause.DNS, PullFailureCause.CONNECTION_REFUSED, PullFailureCause.CONNECTION_RESET,
  PullFailureCause.NETWORK_TIMEOUT, PullFailureCause.X509, PullFailureCause.HTTP_VS_HTTPS,
  PullFailureCause.REGISTRY_5XX,
]);

/**
 * Why an image was not pulled, read from what a pod, an event or a runtime says.
 *
 * It knows the texts of the docker engine, containerd, CRI-O, podman and the kubelet, wrapped, escaped or cut. What it
 * does not know is `OTHER`, and so is everything that is no failed pull.
 */
export class PullFailure {
  /**
   * Reads a message: in one pass over it, however long and whatever it is.
   *
   * @param message the message of an event or of a waiting container, or a line of a runtime's log
   * @param subject where it was seen, which fills the names in `nextCommand`
   */
  public static classify(message: string, subject: PullFailureSubject = {}): PullFailure {
    return new PullFailure(message, subject, classify(message));
  }

  /** As it was given. */
  public readonly message: string;

  public readonly cause: PullFailureCause;

  /** How sure that is. */
  public readonly confidence: PullFailureConfidence;

  /** The words that decided; for `OTHER` mostly none. A `…` stands for whatever is between. */
  public readonly evidence: readonly string[];

  /**
   * Causes that the same words can stand for, the likeliest first. Docker Hub says "denied" of a repository that does
   * not exist, for one.
   */
  public readonly alternatives: readonly PullFailureCause[];

  /**
   * Image as it is written in the message, or else in the subject; for `INVALID_REFERENCE` what was written instead of
   * one.
   */
  public readonly image?: string;

  /** Registry of the image, or else the host that was asked, with its port. */
  public readonly registry?: string;

  /** Pod that it happened to, and its namespace, as the subject or else the message tells them. */
  public readonly pod?: string;
  public readonly namespace?: string;

  /** Status of the registry's answer. */
  public readonly httpStatus?: number;

  /** Who wrote the message. */
  public readonly runtime?: ContainerRuntime;

  /** What the cause means, in one sentence. */
  public readonly meaning: string;

  /** What to change. */
  public readonly fix: string;

  /**
   * What to run next, with the names that are known; `NAMESPACE`, `POD` and the like stand for others. What begins with
   * `ssh` has to run on the node, by any way that leads to it.
   */
  public readonly nextCommand: string;

  private constructor(message: string, given: PullFailureSubject, classification: Classification) {
    const { cause, confidence, evidence, alternatives, facts } = classification;
    const { meaning, fix, command } = { ...ADVICE[cause], ...classification.advice };
    const subject = given.pod === undefined ? { ...given, ...facts.pod } : given;
    this.message = message;
    this.pod = subject.pod;
    this.namespace = subject.namespace;
    this.cause = cause;
    this.confidence = confidence;
    this.evidence = evidence;
    this.alternatives = alternatives;
    this.image =
      (cause === PullFailureCause.INVALID_REFERENCE ? facts.writtenImage : undefined) ?? facts.image ?? subject.image;
    this.registry = classification.isOfNode ? undefined : facts.registry ?? registryOf(subject.image);
    this.httpStatus = facts.httpStatus;
    this.runtime = facts.runtime;
    this.meaning = meaning;
    this.fix = fix;
    const asked = OF_ASKED_HOST.has(cause) ? facts.hostBefore(classification.end) : undefined;
    this.nextCommand = fillCommand(command, subject, subject.image ?? this.image, asked ?? this.registry);
  }
}

function registryOf(image: string | undefined): string | undefined {
  return image !== undefined && ImageReference.isValid(image)
    ? ImageReference.parse(image).domain || undefined
    : undefined;
}
