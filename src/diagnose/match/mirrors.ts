import { PullFailureCause } from '../pull-failure-cause';

/**
 * containers/image@v5.30.0:docker/docker_image_src.go: what the registry itself said stands behind its mirrors, be they
 * on one line or broken over several.
 */
const MIRRORS = /\(Mirrors also failed: \[[^]{1,4000}?\]\):\s/;

/** The same with what was said of the source. */
const BEHIND_MIRRORS = /(\(Mirrors also failed: \[[^]{1,4000}?\]\):\s)[^\n]*?(?=\\n|\n|$)/g;

/** What is said of a registry that was not reached. */
const UNREACHED: ReadonlySet<PullFailureCause> = new Set([
  PullFailureCause.DNS, PullFailureCause.CONNECTION_REFUSED, PullFailureCause.NETWORK_TIMEOUT,
  PullFailureCause.CONNECTION_RESET, PullFailureCause.TLS_TIMEOUT,
]);

/** What is told of a text. */
export interface Told {
  readonly cause: PullFailureCause;
  readonly alternatives: readonly PullFailureCause[];
}

/**
 * Finds the cause in a text that may tell of mirrors that failed before the registry itself did.
 *
 * @param classify finds it where there are none
 */
export function behindMirrors<Found extends Told>(text: string, classify: (part: string) => Found): Found {
  const mirrors = text.includes('(Mirrors also failed: [') ? MIRRORS.exec(text)?.[0] : undefined;
  if (mirrors === undefined) {
    return classify(text);
  }
  const { cause } = classify(`initializing source: ${mirrors}`);
  const behind = classify(text.replace(mirrors, ''));
  if (cause !== PullFailureCause.OTHER && UNREACHED.has(behind.cause) && !UNREACHED.has(cause)) {
    // In a network without a way to the source, it is the mirror that has to have the image.
    const told = classify(text.replace(BEHIND_MIRRORS, '$1'));
    return { ...told, alternatives: [...told.alternatives.filter(other => other !== behind.cause), behind.cause] };
  }
  if (behind.cause === PullFailureCause.OTHER) {
    return classify(text);
  }
  return withOthers(behind, [cause]);
}

/** What is told of a text, with the causes as alternatives that are not among them yet. */
export function withOthers<Found extends Told>(found: Found, causes: readonly PullFailureCause[]): Found {
  const others = causes.filter(cause =>
    ![PullFailureCause.OTHER, found.cause, ...found.alternatives].includes(cause));
  return { ...found, alternatives: [...found.alternatives, ...new Set(others)] };
}
