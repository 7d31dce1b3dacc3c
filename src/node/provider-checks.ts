import { Duration } from 'cdk8s';
import { checkEachOnce } from '../given/each-once';
import { keyProblem } from '../image/key-problem';
import { MatchImage } from '../image/match-image';
import { withoutUserInfo } from '../image/registry-key';
import { checkObjectName } from '../kubernetes/name';
import { Registry } from '../registry';

/** Checks the name of a program: the kubelet takes it for the name of a file in its folder of credential providers. */
export function checkProviderName(name: string): string {
  if (name === '' || name === '.' || name === '..' || /[\s/\0]/.test(name)) {
    throw new Error("'name' of a credential provider must be the name of a program in the kubelet's folder of "
      + `credential providers, without a slash or space: got ${JSON.stringify(name)}`);
  }
  return name;
}

/**
 * Checks the patterns by which the kubelet calls a program, and gives each once.
 *
 * The kubelet does not start with a malformed one. One that no image can match it takes without a word, so that is
 * refused too.
 */
export function checkMatchImages(provider: string, patterns: readonly string[]): string[] {
  if (patterns.length === 0) {
    throw new Error(`credential provider '${provider}' has nothing to match: give 'registries' or 'matchImages'`);
  }
  for (const pattern of patterns) {
    const problem = uselessBecause(pattern);
    if (problem) {
      throw new Error(
        `'matchImages' of credential provider '${provider}' has an entry that matches no image: ${problem}`,
      );
    }
    MatchImage.of(pattern);
  }
  return [...new Set(patterns)];
}

/**
 * Where patterns differ from keys of a pull secret, see `MatchImage`: no scheme and no user-info is dropped, and Docker
 * Hub has one name.
 */
function uselessBecause(pattern: string): string | undefined {
  if (/:\/\/|@/.test(pattern)) {
    return `${JSON.stringify(withoutUserInfo(pattern))} must be host[:port][/path], without a scheme and a user`;
  }
  const problem = keyProblem(pattern);
  if (problem?.code === 'docker-hub-alias' || /^index\.docker\.io(?:\/|$)/.test(pattern)) {
    return `${JSON.stringify(pattern)} must be docker.io, as the kubelet calls Docker Hub`;
  }
  return problem?.message;
}

/** Checks the names of environment variables. */
export function checkEnv(provider: string, env: Readonly<Record<string, string>>): Record<string, string> {
  const wrong = Object.keys(env).find(name => !/^[^=\0]+$/.test(name));
  if (wrong !== undefined) {
    throw new Error(`'env' of credential provider '${provider}' must have names without '=': got `
      + `${JSON.stringify(wrong)}`);
  }
  return { ...env };
}

/** Checks the names of ServiceAccounts whose tokens a program gets. */
export function checkServiceAccountNames(
  provider: string, names?: readonly string[], audience?: string,
): readonly string[] | undefined {
  if (names === undefined) {
    return undefined;
  }
  const property = `'serviceAccountNames' of credential provider '${provider}'`;
  if (audience === undefined) {
    throw new Error(`${property} (${names.join(', ')}) has no effect, as the program gets no token of a `
      + 'ServiceAccount: leave it out');
  }
  if (names.length === 0) {
    throw new Error(`${property} is empty: list some, or leave it out for all`);
  }
  names.forEach(name => checkObjectName('serviceAccountNames', name));
  checkEachOnce(property, names);
  return [...names];
}

/**
 * How long credentials are kept: what was given, or a third of the time that a token has to live, as for refreshers.
 */
export function cacheDuration(
  provider: string, given: Duration | undefined, registries: readonly Registry[], shortest: Duration | undefined,
): Duration {
  const lifetimes = registries
    .map(({ tokenLifetime }) => tokenLifetime?.toMilliseconds())
    .filter(life => life !== undefined);
  const lifetime = Math.min(...lifetimes);
  if (given === undefined) {
    const life = Math.min(lifetime, shortest?.toMilliseconds() ?? Infinity);
    return Duration.seconds(life === Infinity ? 0 : Math.floor(life / 3000));
  }
  if (given.toMilliseconds() > lifetime) {
    throw new Error(`'defaultCacheDuration' of credential provider '${provider}' (${given.toHumanString()}) must not `
      + `be longer than a token lives (${Duration.millis(lifetime).toHumanString()}): leave it out for a safe one`);
  }
  return given;
}
