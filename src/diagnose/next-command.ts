import { ImageReference } from '../image';
import { PullFailureSubject } from './pull-failure-subject';

/** What Kubernetes names look like: only these are put into a command, which somebody may copy into a shell. */
const NAME = /^[a-z0-9](?:[a-z0-9.-]{0,251}[a-z0-9])?$/;
const REGISTRY = /^[a-z0-9][a-z0-9.-]{0,252}(?::[0-9]{1,5})?$/i;

/** https://docs.aws.amazon.com/AmazonECR/latest/userguide/Registries.html */
const ECR = /^([0-9]{12})\.dkr[.-]ecr(?:-fips)?\.([a-z0-9-]+)\./;
/** https://cloud.google.com/artifact-registry/docs/docker/names */

/** Docker Hub answers under another name than images have. */
const DOCKER_HUB = { domain: 'docker.io', host: 'registry-1.docker.io' };

const LOOPBACK = /^(?:localhost|127\.[0-9.]+)(?::|$)/;
/** Programs that talk to the registry. */
const ASKS = /^(?:curl|openssl|skopeo) /;

/** What names are taken from. */
interface Names {
  readonly subject: PullFailureSubject;
  readonly image?: string;
  readonly registry?: string;
}

/** What stands for a word in capitals. The characters of a reference mean nothing to a shell. */
const VALUES: Readonly<Record<string, (names: Names) => string | undefined>> = {
  NAMESPACE: ({ subject }) => named(subject.namespace, NAME),
  POD: ({ subject }) => named(subject.pod, NAME),
  NODE: ({ subject }) => named(subject.node, NAME),
  IMAGE: names => referenceOf(names)?.toString(),
  REPOSITORY: names => referenceOf(names)?.repository,
  REGISTRY: hostOf,
  HOST: names => hostOf(names)?.replace(/:[0-9]+$/, ''),
  ACCOUNT: names => ecrOf(names)[0],
  REGION: names => ecrOf(names)[1],
  ECR_REPOSITORY: names => ecrOf(names).length > 0 ? referenceOf(names)!.path : undefined,
};

const WORDS = new RegExp(`\\b(${Object.keys(VALUES).join('|')})\\b`);

/** The last image that was read: a command has several words that come of it. */
let last: { readonly image?: string; readonly reference?: ImageReference } = {};

/** Commands, cut at the words that are filled in: each second part is one. There are as many as the table has. */
const parts = new Map<string, readonly string[]>();

/** Fills names into a command; those that are unknown stay in capitals. */
export function fillCommand(
  command: string, subject: PullFailureSubject, image: string | undefined, registry: string | undefined,
): string {
  const names = { subject, image, registry };
  let filled = '';
  partsOf(command).forEach((part, index) => { filled += index % 2 === 0 ? part : VALUES[part](names) ?? part; });
  const complete = filled.includes(':443') ? withoutSecondPort(filled) : filled;
  return ASKS.test(complete) && isOfNode(names) ? `ssh ${VALUES.NODE(names) ?? 'NODE'} ${complete}` : complete;
}

/** The words of a command that stand for names that are not known. */
export function openWords(command: string): string[] {
  return [...new Set(command.split(WORDS).filter((_, index) => index % 2 === 1))];
}

function partsOf(command: string): readonly string[] {
  const known = parts.get(command) ?? command.split(WORDS);
  parts.set(command, known);
  return known;
}

/** Whether the registry is at an address of the node itself, which means another one everywhere else. */
function isOfNode(names: Names): boolean {
  return LOOPBACK.test(hostOf(names) ?? '') || LOOPBACK.test(referenceOf(names)?.domain ?? '');
}

function referenceOf({ image }: Names): ImageReference | undefined {
  if (image !== undefined && image !== last.image) {
    last = { image, reference: ImageReference.isValid(image) ? ImageReference.parse(image) : undefined };
  }
  return image === undefined ? undefined : last.reference;
}

function hostOf({ registry }: Names): string | undefined {
  return named(registry === DOCKER_HUB.domain ? DOCKER_HUB.host : registry, REGISTRY);
}

/** Account and region. */
function ecrOf(names: Names): string[] {
  return ECR.exec(referenceOf(names)?.domain ?? '')?.slice(1) ?? [];
}

function named(name: string | undefined, pattern: RegExp): string | undefined {
  return name !== undefined && pattern.test(name) ? name : undefined;
}

/** A registry brings its port along. */
function withoutSecondPort(command: string): string {
  return command.replace(/(:[0-9]{1,5}):443\b/, '$1');
}
