import { PullFailureCause } from '../pull-failure-cause';
import { Advice } from './advice';

/** Who answered in the place of a registry. */
interface Mirror {
  readonly of: string;
  readonly host?: string;
  readonly layer?: string;
  readonly isOfToken?: boolean;
}

const { NOT_FOUND, TAG_NOT_FOUND, UNAUTHORIZED, FORBIDDEN_DENIED, NO_BASIC_AUTH, TOKEN_EXPIRED, RATE_LIMITED } =
  PullFailureCause;

/** What is said of a layer, where the manifest had come. */
const REFUSED = new Set([NOT_FOUND, TAG_NOT_FOUND, UNAUTHORIZED, FORBIDDEN_DENIED, NO_BASIC_AUTH, TOKEN_EXPIRED]);
/** So much of a digest tells it apart. */
const SHORT_DIGEST = 19;

/** Where runtimes are told of mirrors. */
const CONFIGURED = 'ssh NODE sudo grep -rs . /etc/containerd/certs.d /etc/containers/registries.conf '
  + '/etc/containers/registries.conf.d /etc/docker/daemon.json';
const ASK_MIRROR = 'skopeo list-tags docker://REPOSITORY';

/**
 * What to know and to do where a mirror or proxy cache answered, which says nothing of the registry itself.
 *
 * @param said what words say better than their cause; a mirror says no more than that of what is there, of tokens and
 * of layers
 */
export function mirrorAdvice(
  cause: PullFailureCause, mirror: Mirror, said: Partial<Advice> | undefined,
): Partial<Advice> | undefined {
  const isExistence = cause === NOT_FOUND || cause === TAG_NOT_FOUND;
  const advice = mirror.layer !== undefined && REFUSED.has(cause) ? layerAdvice(isExistence, mirror)
    : said === undefined || isExistence || mirror.isOfToken ? adviceFor(cause, mirror) : undefined;
  return advice ? { ...advice, command: mirror.host === undefined ? CONFIGURED : ASK_MIRROR } : said;
}

function layerAdvice(isMissing: boolean, { of, host, layer = '' }: Mirror): Pick<Advice, 'meaning' | 'fix'> {
  return {
    meaning: `${host}, a mirror or proxy cache of ${of}, let the pull begin, and then `
      + `${isMissing ? 'had no' : 'refused'} layer ${layer.slice(0, SHORT_DIGEST)}; what ${of} would say is not known.`,
    fix: 'Look at the log of the mirror: the store where it keeps layers may have lost or refuse this one, or '
      + `${of} refuse it to the mirror's own login. Empty its cache of this image, and pull again.`,
  };
}

function adviceFor(cause: PullFailureCause, { of }: Mirror): Pick<Advice, 'meaning' | 'fix'> | undefined {
  switch (cause) {
    case NOT_FOUND:
    case TAG_NOT_FOUND:
      return {
        meaning: `A mirror or proxy cache of ${of} answered, and does not have the image; what ${of} has is not said.`,
        fix: `If ${of} has the image, look at the log of the mirror: it may not reach ${of}, be refused there or be `
          + 'over a limit. See that its path is right in hosts.toml or registries.conf of the node; else correct name '
          + 'and tag.',
      };
    case UNAUTHORIZED:
    case FORBIDDEN_DENIED:
    case NO_BASIC_AUTH:
    case TOKEN_EXPIRED:
      // https://github.com/containerd/containerd/blob/01e6340/internal/cri/server/images/image_pull.go
      return {
        meaning: `A mirror or proxy cache of ${of} answered and refuses; what ${of} would say is not known.`,
        fix: `See who may read there, and that the mirror's own login for ${of} is right. Nodes log in by its entry in `
          + `the configuration of the runtime; containerd sends the mirror a pull secret for ${of} too, which it may `
          + 'not know.',
      };
    case RATE_LIMITED:
      return {
        meaning: `A mirror or proxy cache of ${of} answered, and tells of too many requests: its own limit, or that of `
          + `${of} behind it.`,
        fix: `Give the mirror a login for ${of}, or raise its own limit; pull secrets of pods change little of either.`,
      };
    default:
      return undefined;
  }
}
