import { registryError, shown } from './registry-error';

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
}

// Domain and path of https://github.com/distribution/reference/blob/v0.6.0/regexp.go, the domain without upper case.
const LABEL = '[a-z0-9](?:[a-z0-9-]*[a-z0-9])?';
const HOST = new RegExp(`^(?:${LABEL}(?:\\.${LABEL})*|\\[[a-f0-9:]+\\])(?::[0-9]+)?$`);
const COMPONENT = '[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*';
const PATH = new RegExp(`^${COMPONENT}(?:/${COMPONENT})*$`);

const SCHEME = /^[a-z][a-z0-9+.-]*:\/\//i;
const DIGEST = /(?::[^:/@]*)?@[a-z][a-z0-9+._-]*:[0-9a-f]{32,}$/i;
const TAG = /:(?!\d+$)[^:/]*$/;
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
    broken: host => /^[^.:[]+$/.test(host) && host !== 'localhost',
    instead: 'the full host name, or Registry.dockerHub()',
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
    instead: 'the host alone, or the path without it',
  },
  {
    problem: 'must be a repository path',
    broken: path => !PATH.test(path),
    instead: 'letters and digits, with ., _, __ or - between them, in parts separated by /',
  },
];

/**
 * Reads `host[:port][/path]`.
 *
 * @param what what the text is to the caller, e.g. `Registry.harbor: 'host'`
 */
export function readLocation(what: string, text: string): Location {
  checkHostRules(what, text, TEXT_RULES);
  const slash = text.indexOf('/');
  if (slash < 0) {
    return { host: checkHost(what, text) };
  }
  return { host: checkHost(what, text.slice(0, slash)), path: checkPath(`${what} path`, text.slice(slash + 1)) };
}

/** A host without a path. */
export function checkHost(what: string, host: string): string {
  checkHostRules(what, host, HOST_RULES);
  return host;
}

/** A repository path prefix. */
export function checkPath(what: string, path: string): string {
  checkHostRules(what, path, PATH_RULES);
  return path;
}

/** Refuses what neither a host nor an image can hold. */
export function checkImageText(what: string, text: string): void {
  checkHostRules(what, text.replace(DIGEST, ''), TEXT_RULES);
}

function checkHostRules(what: string, text: string, rules: readonly HostRule[]): void {
  const rule = brokenRule(text, rules);
  if (rule) {
    throw registryError(`${what} ${rule.problem}: got ${shown(text)}; write ${insteadOf(text, rule, rules)}`);
  }
}

function brokenRule(text: string, rules: readonly HostRule[]): HostRule | undefined {
  return rules.find(({ broken }) => typeof broken === 'function' ? broken(text) : broken.test(text));
}

/** What to write: a form that breaks none of the rules itself, or words. */
function insteadOf(text: string, { instead }: HostRule, rules: readonly HostRule[]): string {
  if (typeof instead === 'string') {
    return instead;
  }
  const proposal = instead(text);
  const next = brokenRule(proposal, rules);
  return next ? insteadOf(proposal, next, rules) : shown(proposal);
}

function hasImpossiblePort(host: string): boolean {
  const port = /:(\d+)$/.exec(host)?.[1];
  return port !== undefined && (port.startsWith('0') || Number(port) > MAX_PORT);
}
