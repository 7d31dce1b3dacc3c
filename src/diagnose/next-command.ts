import { ImageReference } from '../image';
import { knownReference } from './known-reference';
import { NAME } from './match/pod-name';
import { HOST } from './match/registry-request';
import { PullFailureSubject } from './pull-failure-subject';

/** https://docs.aws.amazon.com/AmazonECR/latest/userguide/Registries.html */
const ECR = /^([0-9]{12})\.dkr[.-]ecr(?:-fips)?\.([a-z0-9-]+)\./;
/** Where ECR gives its tokens: it is no registry, and any answer of it shows that the way there is open. */
const ECR_API = /^api\.ecr(?:-fips)?\.([a-z0-9-]+)\./;
/** https://cloud.google.com/artifact-registry/docs/docker/names */
const GAR = /^([a-z0-9-]+)-docker\.pkg\.dev$/;
const GCR = /^(?:[a-z]+\.)?gcr\.io$/;

/** Docker Hub answers under another name than images have. */
const DOCKER_HUB = { domain: 'docker.io', host: 'registry-1.docker.io' };

const LOOPBACK = /^(?:localhost|127\.[0-9.]+|\[::1\])(?::|$)/;
/** A word with an address of IPv6: shells read brackets as patterns. */
const BRACKETS = /(?<=\s)\S*\[[0-9a-f:.]+\]\S*/gi;
/** Programs that talk to the registry. */
const ASKS = /^(?:curl|openssl|skopeo) /;
/** Programs that are asked of the cluster or of the account: the image of a pod does not say what they lack. */
const OF_CLUSTER = /^(?:kubectl|aws ec[2s]) /;

/** What names are taken from: the image as it was read, and the host of the registry that is asked. */
interface Names {
  readonly subject: PullFailureSubject;
  readonly image?: ImageReference;
  readonly host?: string;
}

/** What stands for a word in capitals. The characters of a name or a reference mean nothing to a shell. */
const VALUES: Readonly<Record<string, (names: Names) => string | undefined>> = {
  NAMESPACE: ({ subject }) => named(subject.namespace, NAME),
  POD: ({ subject }) => named(subject.pod, NAME),
  NODE: ({ subject }) => named(subject.node, NAME),
  IMAGE: ({ image }) => image?.toString(),
  REPOSITORY: ({ image }) => image?.repository,
  REGISTRY: ({ host }) => host,
  HOST: ({ host }) => host?.replace(/:[0-9]+$/, '').replace(/^\[|\]$/g, ''),
  ACCOUNT: names => ecrOf(names)[0],
  REGION: regionOf,
  ECR_REPOSITORY: names => ecrOf(names).length > 0 ? names.image!.path : undefined,
  // Of ECS, whose texts do not name them
  TASK_DEFINITION: () => undefined,
  TASK: () => undefined,
  CLUSTER: () => undefined,
  LOCATION: names => garOf(names)[0],
  PROJECT: names => garOf(names)[1] ?? gcrProjectOf(names),
  GAR_REPOSITORY: names => garOf(names)[2],
};

/** Words that the image does not say, and those that a part of it says. */
const OF_POD = new Set(['NAMESPACE', 'POD', 'NODE']);
const OF_REGISTRY = new Set(['REGISTRY', 'HOST']);

const WORDS = new RegExp(`\\b(${Object.keys(VALUES).join('|')})\\b`);

/** Commands, cut at the words that are filled in: each second part is one. There are as many as the table has. */
const parts = new Map<string, readonly string[]>();

/**
 * Fills names into a command; those that are unknown stay in capitals.
 *
 * @param isPlain whether the registry was asked by HTTP
 */
export function fillCommand(
  command: string, subject: PullFailureSubject, image: string | undefined, registry: string | undefined,
  isPlain = false,
): string {
  const host = registry === undefined ? undefined : hostOf(registry);
  const names = { subject, image: image === undefined ? undefined : knownReference(image), host };
  let filled = '';
  partsOf(command).forEach((part, index) => { filled += index % 2 === 0 ? part : VALUES[part](names) ?? part; });
  const asked = host !== undefined && ECR_API.test(host) ? filled.replace('/v2/', '/') : filled;
  const withPort = asked.includes(':443') ? withoutSecondPort(asked) : asked;
  const withScheme = isPlain ? asPlain(withPort) : withPort;
  const complete = registry?.startsWith('[') ? withScheme.replace(BRACKETS, "'$&'") : withScheme;
  return ASKS.test(complete) && isOfNode(names) ? `ssh ${VALUES.NODE(names) ?? 'NODE'} ${complete}` : complete;
}

/** The words of a command that stand for names that are not known. */
export function openWords(command: string): string[] {
  return [...new Set(command.split(WORDS).filter((_, index) => index % 2 === 1))];
}

/** How to find what a command lacks; undefined where that is not known. */
export function howToFill(command: string, subject: PullFailureSubject): string | undefined {
  const words = openWords(command);
  const isNode = words.includes('NODE') && VALUES.POD({ subject }) !== undefined;
  const isImage = words.some(word => !OF_POD.has(word)) && !OF_CLUSTER.test(command);
  if (!isNode && !isImage) {
    return undefined;
  }
  const paths = [...isNode ? ['{.spec.nodeName}'] : [], ...isImage ? ['{.spec.containers[*].image}'] : []].join(' ');
  const ask = fillCommand(`kubectl -n NAMESPACE get pod POD -o jsonpath='${paths}'`, subject, undefined, undefined);
  const registry = isImage && words.some(word => OF_REGISTRY.has(word))
    ? `; the registry is its part before the first /, if that has a dot or colon, else ${DOCKER_HUB.host}` : '';
  return `${[...isNode ? ['the node'] : [], ...isImage ? ['the image'] : []].join(' and ')}: ${ask}${registry}`;
}

function partsOf(command: string): readonly string[] {
  let known = parts.get(command);
  if (known === undefined) {
    known = command.split(WORDS);
    parts.set(command, known);
  }
  return known;
}

/** Whether the registry is at an address of the node itself, which means another one everywhere else. */
function isOfNode({ host = '', image }: Names): boolean {
  return LOOPBACK.test(host) || LOOPBACK.test(image?.domain ?? '');
}

function hostOf(registry: string): string | undefined {
  return named(registry === DOCKER_HUB.domain ? DOCKER_HUB.host : registry, HOST);
}

/** Account and region. */
function ecrOf({ image }: Names): string[] {
  return ECR.exec(image?.domain ?? '')?.slice(1) ?? [];
}

function regionOf(names: Names): string | undefined {
  const { host = '' } = names;
  return ecrOf(names)[1] ?? ECR.exec(host)?.[2] ?? ECR_API.exec(host)?.[1];
}

/** Location, project and repository. */
function garOf({ image }: Names): string[] {
  const { domain = '', path = '' } = image ?? {};
  const location = GAR.exec(domain)?.[1];
  return location === undefined ? [] : [location, ...path.split('/')];
}

function gcrProjectOf({ image }: Names): string | undefined {
  const { domain = '', path = '' } = image ?? {};
  return GCR.test(domain) ? path.split('/', 1)[0] : undefined;
}

function named(name: string | undefined, pattern: RegExp): string | undefined {
  return name !== undefined && pattern.test(name) ? name : undefined;
}

/** The same for a registry without TLS. */
function asPlain(command: string): string {
  return command.replace(/\bcurl (.*)https:/, 'curl $1http:')
    .replace(/\bskopeo (list-tags|inspect) /, 'skopeo $1 --tls-verify=false ');
}

/** A registry brings its port along. */
function withoutSecondPort(command: string): string {
  return command.replace(/(:[0-9]{1,5}):443\b/, '$1');
}
