import { normalizeKeyBytes, withoutUserInfo } from './registry-key';
import { parseSchemelessUrl, RegistryUrl, splitHost } from './registry-url';

/** Why a registry key does not do what its author meant. */
export interface KeyProblem {
  /** Stable code, e.g. `scheme`. */
  readonly code: string;

  /** What is wrong, and what to write instead. */
  readonly message: string;
}

/** A key as it is written: without `https://` or `http://`, and its host and port. */
interface WrittenKey {
  readonly text: string;
  readonly authority: string;
}

/** A key as the kubelet reads it. */
interface ReadKey extends RegistryUrl {
  readonly labels: readonly string[];
  readonly port: string;
}

interface KeyRule<K> extends KeyProblem {
  readonly applies: (key: K) => boolean;
}

const DOCKER_HUB_ALIASES = new Set([
  'registry-1.docker.io', 'hub.docker.com', 'registry.hub.docker.com', 'registry.docker.io', 'auth.docker.io',
]);
const ATOM = '[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*';
const PATH_PREFIX = new RegExp(`^(?:/${ATOM})*(?:/(?:${ATOM}(?:[._]|__|-+)?)?)?$`);
const LABEL = /^[A-Za-z0-9*](?:[A-Za-z0-9*_-]*[A-Za-z0-9*])?$/;

const WRITTEN_RULES: KeyRule<WrittenKey>[] = [
  {
    code: 'scheme',
    message: 'the kubelet drops only https:// and http://, in lower case; write the host without a scheme',
    applies: ({ text }) => /^[a-z][a-z0-9+.-]*:\/\//i.test(text),
  },
  {
    code: 'query',
    message: 'the kubelet cuts a key off at ? and #, and knows no ? wildcard; write * for a whole part of the host, or '
      + 'one key for each host',
    applies: ({ text }) => /[?#]/.test(text),
  },
  {
    code: 'bracket',
    message: 'the kubelet ignores a key with [ in its host (kubelets built with Go 1.24 took it for a wildcard); write '
      + '* or one key for each host',
    applies: ({ authority }) => authority.includes('[') && !/^\[[^[\]]*:[^[\]]*\](:|$)/.test(authority),
  },
  {
    code: 'glob-in-port',
    message: 'the kubelet ignores a key whose port is not a number; write one key for each port',
    applies: ({ authority }) => /(?:^|\])[^:\]]*:[^*\]]*\*[^\]]*$/.test(authority),
  },
];

const READ_RULES: KeyRule<ReadKey>[] = [
  {
    code: 'docker-hub-alias',
    message: 'the kubelet looks images of Docker Hub up as docker.io; write docker.io or https://index.docker.io/v1/',
    applies: ({ host, path }) =>
      DOCKER_HUB_ALIASES.has(host.replace(/:443$/, ''))
      || (/^index\.docker\.io(:443)?$/.test(host) && host + path !== 'index.docker.io'),
  },
  {
    code: 'api-path',
    message: 'the kubelet drops /v1 or /v2 only if a slash follows; write the host alone',
    applies: ({ path }) => /^\/v[12]$/.test(path),
  },
  {
    code: 'upper-case-host',
    message:
      'the kubelet compares hosts case-sensitively, and images have theirs in lower case; write the host in lower case',
    applies: ({ host }) => /[A-Z]/.test(host),
  },
  {
    code: 'ipv6-without-port',
    message: 'the kubelet takes the brackets of an IPv6 address without a port for a wildcard; write the port too, and '
      + 'pull from that port',
    applies: ({ host }) => /^\[.*\]$/.test(host),
  },
  {
    code: 'impossible-host',
    message:
      'no image has this host: its parts may hold letters, digits, - and the wildcard *, with one dot between them',
    applies: ({ host, labels }) => !host.startsWith('[') && !labels.every(label => LABEL.test(label)),
  },
  {
    code: 'short-host',
    message: 'a host without dot and port is a folder of Docker Hub to the kubelet (except localhost); write the full '
      + 'host name',
    applies: ({ labels, port }) =>
      labels.length === 1 && port === '' && /^[a-z0-9_-]+$/.test(labels[0]) && labels[0] !== 'localhost',
  },
  {
    code: 'glob-in-path',
    message: '* has no meaning in a path; write the common prefix of the repositories, which is matched character by '
      + 'character',
    applies: ({ path }) => path.includes('*'),
  },
  {
    code: 'tag-in-path',
    message: 'tag and digest are dropped from an image before it is looked up; write the repository alone',
    applies: ({ path }) => /[:@]/.test(path),
  },
  {
    code: 'impossible-path',
    message: 'no repository begins with this path: write lower case letters, digits, and ., _, - or / between them',
    applies: ({ path }) => !PATH_PREFIX.test(path),
  },
];

/**
 * Why the kubelet will never use a key for the images that it is meant for.
 *
 * @returns undefined if there is nothing to find fault with
 */
export function keyProblem(key: string): KeyProblem | undefined {
  const rule = findRule(key);
  return (
    rule && {
      code: rule.code, message: `registry key ${JSON.stringify(withoutUserInfo(key))} does not work: ${rule.message}`,
    }
  );
}

function findRule(key: string): KeyProblem | undefined {
  const text = key.replace(/^https?:\/\//, '');
  const authority = text.split('/', 1)[0].replace(/^.*@/s, '');
  const problem = WRITTEN_RULES.find(rule => rule.applies({ text, authority }));
  if (problem) {
    return problem;
  }
  const normalized = normalizeKeyBytes(key);
  const url = normalized === undefined ? undefined : parseSchemelessUrl(normalized);
  if (!url) {
    return { code: 'malformed', message: 'the kubelet cannot parse it and ignores it; write host[:port][/path]' };
  }
  return READ_RULES.find(rule => rule.applies({ ...url, ...splitHost(url.host) }));
}
