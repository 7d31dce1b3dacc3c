import { ADVICE, Advice } from './causes/advice';
import { isOfTask, taskAdvice } from './causes/ecs-task';
import { mirrorAdvice } from './causes/mirror';
import { ContainerRuntime } from './container-runtime';
import { knownReference } from './known-reference';
import { Classification, classify, imageIn } from './match/classify';
import { FailureFacts } from './match/failure-facts';
import { AskedMirror } from './match/mirror-request';
import { theVocabulary } from './match/vocabulary';
import { fillCommand } from './next-command';
import { PullFailureCause } from './pull-failure-cause';
import { PullFailureConfidence } from './pull-failure-confidence';
import { PullFailureSubject } from './pull-failure-subject';
import { withoutSecrets } from './safe-text';
import { deciderAdvice } from './who-decides';

/**
 * Causes that lie between the node and the host that was asked last. It need not be the registry of the image, but a
 * mirror, a token service or a store of layers.
 */
const OF_ASKED_HOST: ReadonlySet<PullFailureCause> = new Set([
  PullFailureCause.DNS, PullFailureCause.CONNECTION_REFUSED, PullFailureCause.CONNECTION_RESET,
  PullFailureCause.NETWORK_TIMEOUT, PullFailureCause.TLS_TIMEOUT, PullFailureCause.X509, PullFailureCause.HTTP_VS_HTTPS,
  PullFailureCause.REGISTRY_5XX,
]);

/** Causes that a mirror may tell in the place of the registry. */
const OF_MIRROR: ReadonlySet<PullFailureCause> = new Set([
  ...OF_ASKED_HOST, PullFailureCause.UNAUTHORIZED, PullFailureCause.FORBIDDEN_DENIED, PullFailureCause.NO_BASIC_AUTH,
  PullFailureCause.TOKEN_EXPIRED, PullFailureCause.NOT_FOUND, PullFailureCause.TAG_NOT_FOUND,
  PullFailureCause.RATE_LIMITED, PullFailureCause.UNEXPECTED_STATUS,
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
    return PullFailure._of(message, subject, classify(message));
  }

  /**
   * What was read from a message.
   * @internal
   */
  public static _of(message: string, subject: PullFailureSubject, classification: Classification): PullFailure {
    return new PullFailure(message, subject, classification);
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

  /** Pod that it happened to, and its namespace, as the subject or else the message tells them. */
  public readonly pod?: string;
  public readonly namespace?: string;

  private readonly written?: string;
  private advised?: Advice;
  private asked?: { readonly mirror?: AskedMirror };

  private constructor(
    message: string, private readonly given: PullFailureSubject, private readonly classification: Classification,
  ) {
    const { cause, confidence, evidence, alternatives, facts } = classification;
    this.message = message;
    this.cause = cause;
    this.confidence = confidence;
    // Nothing is to be masked in the words of the table.
    this.evidence = evidence.map(words => theVocabulary().shown.has(words) ? words : withoutSecrets(words));
    this.alternatives = alternatives;
    this.written = unlessMasked(imageIn(classification), message);
    this.image = this.written ?? given.image;
    const { pod, namespace } = given.pod === undefined ? facts.pod ?? given : given;
    this.pod = pod;
    this.namespace = namespace ?? given.namespace;
  }

  /**
   * Registry of the image, or the mirror that was asked in its place if it is known; without an image the host that was
   * asked. With its port.
   */
  public get registry(): string | undefined {
    const { mirror } = this;
    return this.classification.isOfNode
      ? undefined : mirror ? mirror.host : this.facts.registry ?? registryOf(this.given.image);
  }

  /** Status of the registry's answer. */
  public get httpStatus(): number | undefined {
    return this.facts.httpStatus;
  }

  /** Who wrote the message. */
  public get runtime(): ContainerRuntime | undefined {
    return this.facts.runtime;
  }

  /** What the cause means, in one sentence. */
  public get meaning(): string {
    return this.advice.meaning;
  }

  /** What to change. */
  public get fix(): string {
    return this.advice.fix;
  }

  /**
   * What to run next, with the names that are known; `NAMESPACE`, `POD` and the like stand for others. What begins with
   * `ssh` has to run on the node, by any way that leads to it.
   */
  public get nextCommand(): string {
    const { cause, facts, given, advice: { command } } = this;
    const host = (OF_ASKED_HOST.has(cause) ? facts.hostBefore(this.classification.end) : undefined) ?? this.registry;
    // A runtime knows its mirrors itself.
    const image = (command.startsWith('skopeo ') ? this.mirror?.image : undefined) ?? given.image ?? this.image;
    const isPlain = host !== undefined && facts.isAskedPlainly(host);
    return fillCommand(command, { ...given, pod: this.pod, namespace: this.namespace }, image, host, isPlain);
  }

  private get facts(): FailureFacts {
    return this.classification.facts;
  }

  private get mirror(): AskedMirror | undefined {
    this.asked ??= {
      mirror: OF_MIRROR.has(this.cause) ? this.facts.mirrorBefore(this.classification.end) : undefined,
    };
    return this.asked.mirror;
  }

  /** Of many failures nobody asks for it. */
  private get advice(): Advice {
    this.advised ??= { ...ADVICE[this.cause], ...this.adviceOfWords() };
    return this.advised;
  }

  private adviceOfWords(): Partial<Advice> | undefined {
    const { cause, message, mirror, classification: { advice } } = this;
    return isOfTask(message) ? taskAdvice(cause, advice, this.given.image ?? this.written)
      : mirror ? mirrorAdvice(cause, mirror, advice)
        : cause === PullFailureCause.ADMISSION_POLICY ? deciderAdvice(message, advice)
          : advice;
  }
}

function registryOf(image: string | undefined): string | undefined {
  return image === undefined ? undefined : knownReference(image)?.domain || undefined;
}

/** Of logins and images, which can look alike, images only. */
function unlessMasked(image: string | undefined, message: string): string | undefined {
  return image?.includes(':') && !image.includes('/') && message.includes(image)
    && !withoutSecrets(message).includes(image) ? undefined : image;
}
