import { Location } from './host-grammar';
import { RegistryProvider } from './provider';
import { PROVIDERS } from './providers';
import { refusal, shown } from './registry-error';
import { RegistryKind } from './registry-kind';

const MISTAKES = PROVIDERS.flatMap(({ mistakes }) => mistakes);

export function providerOf(kind: RegistryKind): RegistryProvider {
  return PROVIDERS.find(provider => provider.kind === kind)!;
}

/**
 * The provider that a host belongs to.
 *
 * @param what what the host is to the caller, e.g. `Registry.of: 'host'`
 * @param declared the kind that the caller says it is; a host that is not one of the known ones can be of any kind
 */
export function recognise(what: string, { host, path }: Location, declared = RegistryKind.OTHER): RegistryProvider {
  const behind = path === undefined ? '' : `/${path}`;
  const isOther = (known: RegistryProvider | undefined): known is RegistryProvider =>
    known !== undefined && known.kind !== declared && declared !== RegistryKind.OTHER;
  const mistake = MISTAKES.find(({ host: wrong }) => wrong.test(host));
  if (mistake) {
    const { host: wrong, is, instead, isSite } = mistake;
    const meant = host.replace(wrong, instead);
    const known = knownProvider(meant);
    throw refusal(`${what} must be a registry host`, host + behind,
      isOther(known) ? `use ${known.factory}` : `write ${shown(isSite ? meant : meant + behind)}`, `, ${is}`);
  }
  const known = knownProvider(host);
  if (isOther(known)) {
    throw refusal(`${what} must be of the kind ${declared}`, host + behind, `use ${known.factory}`,
      `, which is of the kind ${known.kind}`);
  }
  return known ?? providerOf(declared);
}

function knownProvider(host: string): RegistryProvider | undefined {
  return PROVIDERS.find(({ hosts }) => hosts?.test(host));
}

/** The host that is meant by another of the same registry, from which images can be pulled too. */
export function meantHost(host: string): string | undefined {
  const mistake = MISTAKES.find(wrong => wrong.serves && wrong.host.test(host));
  return mistake && host.replace(mistake.host, mistake.instead);
}

/** Why nobody can pull from a host that looks like one of a known kind; undefined for any other host. */
export function hostMistake(host: string): string | undefined {
  try {
    if (meantHost(host) === undefined) {
      recognise('its host', { host }).facts(host);
    }
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
}
