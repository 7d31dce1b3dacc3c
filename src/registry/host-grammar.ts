import { adviceOf, refusal, shown } from './registry-error';

/** A host with its port, and the repository path prefix after it. */
export interface Location {
  readonly host: string;
  readonly path?: string;
}

interface HostRule {
  readonly problem: string;
  readonly broken: RegExp | ((text: string) => boolean);
  /** What to write: words, or the right form made from the wrong one. */
  readonly instead: string | ((text: string) => string);
  /** Whether it is broken by what an image can hold, for which no credential can be found. */
  readonly ofCredentials?: true;
}

// Domain and path of https://github.com/distribution/reference/blob/v0.6.0/regexp.go.
const LABEL = '[a-z0-9](?:[a-z0-9-]*[a-z0-9])?';
const HOST = new RegExp(`^(?:${LABEL}(?:\\.${LABEL})*|\\[[a-f0-9:]+\\])(?::[0-9]+)?$`, 'i');
const COMPONENT = '[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*';
const PATH = new RegExp(`^${COMPONENT}(?:/${COMPONENT})*$`);

const SCHEME = /^[a-z][a-z0-9+.-]*:\/\//i;
const DIGEST = /(?::[^:/@]*)?@[a-z][a-z0-9+._-]*:[0-9a-f]{32,}$/i;
const TAG = /:(?!\d+$)[^:/\]]*$/;
const MAX_PORT = 65535;

const TEXT_RULES: HostRule[] = [
  { problem: 'must not be empty', broken: /^$/, instead: 'a host, e.g. registry.example.com' },
  { problem: 'must not hold white space or control characters', broken: /[\s\p{Cc}]/u, instead: 'host[:port][/path]' },
  { problem: 'must not have a digest', broken: DIGEST, instead: text => text.replace(DIGEST, '') },
  { problem: 'must not have user-info', broken: /@/, instead: 'the host alone, and hand the login to the credentials' },
  { problem: 'must not have a scheme', broken: SCHEME, instead: text => text.replace(SCHEME, '').replace(/\/+$/, '') },
  { problem: 'must not have wildcards or a query', broken: /[*?#]|(?!^)\[/, instead: 'one registry for each host' },
  { problem: 'must not end in a slash', broken: /\/$/, instead: text => text.replace(/\/+$/, '') },
];

const HOST_RULES: HostRule[] = [
  {
    problem: 'must not hold what a variable that is not set leaves',
    broken: /(?:^|\.)(?:undefined|None|null)(?=[.:]|$)/,
    instead: 'the host, and set the variable',
  },
  {
    problem: 'must be in lower case, as the kubelet compares hosts case-sensitively',
    broken: /[A-Z]/,
    instead: host => host.toLowerCase(),
    ofCredentials: true,
  },
  {
    problem: 'must have an IPv6 address in brackets',
    broken: /^[0-9a-f]*:[0-9a-f]*:[0-9a-f:.]*$/,
    instead: host => `[${host}]:443`,
  },
  // https://github.com/kubernetes/kubernetes/blob/v1.37.2/pkg/credentialprovider/keyring.go: SplitHostPort strips the
  // brackets only where there is a port; they are a character class of the glob otherwise, which no host matches.
  {
    problem: 'must have a port after an IPv6 address, because the kubelet matches none without a port',
    broken: /^\[.*\]$/,
    instead: host => `${host}:443`,
    ofCredentials: true,
  },
  { problem: 'must not have a tag', broken: TAG, instead: host => host.replace(TAG, '') },
  {
    problem: `must have a port from 1 to ${MAX_PORT}, without leading zeros`,
    broken: hasImpossiblePort,
    instead: 'host[:port]',
  },
  {
    problem: 'must not have an underscore, which the grammar of images has no place for in a host',
    broken: /_/,
    instead: 'a host name of letters, digits and -',
  },
  {
    problem: 'must be a host',
    broken: host => !HOST.test(host),
    instead: 'host[:port], with letters, digits and - between single dots',
  },
  {
    // `splitDockerDomain` in https://github.com/distribution/reference/blob/v0.6.0/normalize.go.
    problem: 'must hold a dot or a port, as it is a folder of Docker Hub in an image otherwise',
    broken: host => /^[^.:[A-Z]+$/.test(host) && host !== 'localhost',
    instead: 'the full host name',
  },
];

const PATH_RULES: HostRule[] = [
  { problem: 'must not be empty', broken: /^$/, instead: 'a repository path prefix, e.g. team-a, or the host alone' },
  { problem: 'must not begin or end with a slash', broken: /^\/|\/$/, instead: path => path.replace(/^\/+|\/+$/g, '') },
  { problem: 'must not have a digest', broken: DIGEST, instead: path => path.replace(DIGEST, '') },
  { problem: 'must not have a tag', broken: /:/, instead: path => path.replace(/:.*/, '') },
  {
    problem: 'must not have wildcards, as a path is matched as a prefix',
    broken: /[*?[\]]/,
    instead: 'the common prefix of the repositories',
  },
  {
    problem: 'must not hold what a variable that is not set leaves',
    broken: /(?:^|\/)(?:undefined|None)(?=\/|$)/,
    instead: 'the path, and set the variable',
  },
  { problem: 'must be in lower case', broken: /[A-Z]/, instead: path => path.toLowerCase() },
  {
    // `BasicDockerKeyring.Add` in the keyring.go named above drops /v1/ and /v2/ from the front of a path.
    problem: 'must not begin with v1 or v2, which clients take for the version of the registry API',
    broken: /^v[12](\/|$)/,
    instead: () => '',
    ofCredentials: true,
  },
  {
    problem: 'must be a repository path',
    broken: path => !PATH.test(path),
    instead: 'letters and digits, with ., _, __ or - between them, in parts separated by /',
  },
];

/** Where a text breaks a rule. */
interface Fault {
  readonly rule: HostRule;
  /** Which part of the text does. */
  readonly part: string;
  /** The text without that, if the rule tells it. */
  readonly fixed?: string;
}

type FaultOf = (text: string) => Fault | undefined;

/**
 * Reads `host[:port][/path]`.
 *
 * @param what what the text is to the caller, e.g. `Registry.harbor: 'host'`
 * @param judge refuses what is proposed, where more is asked of it than this grammar; its advice is the better one
 */
export function readLocation(what: string, text: string, judge?: (proposal: string) => void): Location {
  check(what, text, faultOfLocation, judge);
  const { host, path } = split(text);
  return { host, path };
}

/** A repository path prefix, for behind a host. */
export function checkPath(what: string, path: string, host: string): string {
  const ownHost: HostRule = {
    problem: 'must not begin with the host, which is in front of it',
    broken: text => `${text}/`.startsWith(`${host}/`),
    instead: text => text.slice(host.length + 1),
  };
  check(what, path, text => faultIn(text, [ownHost, ...PATH_RULES]));
  return path;
}

/** Refuses what no image can hold, nor the host of one, with a path after it. */
export function checkImageText(what: string, text: string, judge?: (proposal: string) => void): void {
  check(what, text, faultOfImage, judge);
}

/** Refuses `host[:port][/path]` that no image can begin with. */
export function checkImagePrefix(what: string, text: string): void {
  check(what, text, faultOfPrefix);
}

/** Whether an image begins with a host: `splitDockerDomain` in the normalize.go named above. */
export function beginsWithHost(image: string): boolean {
  const { host, path } = split(image);
  return path !== undefined && (/[.:A-Z]/.test(host) || host === 'localhost');
}

const faultOfLocation = faultOfParts(HOST_RULES, PATH_RULES);
const faultOfPrefix = faultOfParts(
  HOST_RULES.filter(rule => !rule.ofCredentials), PATH_RULES.filter(rule => !rule.ofCredentials),
);

function faultOfParts(hostRules: readonly HostRule[], pathRules: readonly HostRule[]): FaultOf {
  return text => {
    const { host, path } = split(text);
    return faultIn(text, TEXT_RULES) ?? faultOfHost(text, hostRules)
      ?? (path === undefined ? undefined
        : faultIn(path, pathRules, ' path', fixed => fixed === '' ? host : `${host}/${fixed}`));
  };
}

const faultOfImage: FaultOf = text => {
  const [digest = ''] = DIGEST.exec(text) ?? [];
  return faultIn(text.replace(DIGEST, ''), TEXT_RULES, '', fixed => fixed + digest)
    ?? (beginsWithHost(text) ? faultOfHost(text) : undefined);
};

function faultOfHost(text: string, rules: readonly HostRule[] = HOST_RULES): Fault | undefined {
  const { host } = split(text);
  return faultIn(host, rules, '', fixed => fixed + text.slice(host.length));
}

function split(text: string): Location {
  const slash = text.indexOf('/');
  return slash < 0 ? { host: text } : { host: text.slice(0, slash), path: text.slice(slash + 1) };
}

/** @param whole makes the text again from the part that was looked at */
function faultIn(
  text: string, rules: readonly HostRule[], part = '', whole = (fixed: string) => fixed,
): Fault | undefined {
  const rule = rules.find(({ broken }) => typeof broken === 'function' ? broken(text) : broken.test(text));
  return rule && { rule, part, fixed: typeof rule.instead === 'string' ? undefined : whole(rule.instead(text)) };
}

function check(what: string, text: string, faultOf: FaultOf, judge?: (proposal: string) => void): void {
  const fault = faultOf(text);
  if (!fault) {
    return;
  }
  let last = fault;
  for (let next: Fault | undefined = fault; next; next = next.fixed === undefined ? undefined : faultOf(next.fixed)) {
    last = next;
  }
  const { fixed, rule: { instead } } = last;
  const better = fixed === undefined ? undefined : adviceOf(() => judge?.(fixed));
  throw refusal(`${what}${fault.part} ${fault.rule.problem}`, text,
    better ?? `write ${fixed === undefined ? instead : shown(fixed)}`);
}

function hasImpossiblePort(host: string): boolean {
  const port = /:(\d+)$/.exec(host)?.[1];
  return port !== undefined && (port.startsWith('0') || Number(port) > MAX_PORT);
}
