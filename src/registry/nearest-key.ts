import { ImageReference } from '../image';
import { registryAt, withoutPort } from './known-registries';
import { RegistryKind } from './registry-kind';

/**
 * What keeps a registry key from matching an image that it was likely meant for.
 *
 * @param key a key as the kubelet reads it, which does not match
 * @returns the end of a sentence that begins with the key; undefined where the two have nothing to do with each other
 */
export function explainDifference(key: string, image: ImageReference): string | undefined {
  const [host, ...path] = key.split('/');
  if (host === image.domain) {
    return `its path '/${path.join('/')}' is not a prefix of '/${image.path}'`;
  }
  if (host.toLowerCase() === image.domain.toLowerCase()) {
    return 'it differs in case, and case counts';
  }
  if (withoutPort(host) === withoutPort(image.domain)) {
    return `it has ${port(host)}, the image has ${port(image.domain)}`;
  }
  return differsInParts(host, image.domain) ?? differsInCloud(host, image.domain);
}

function differsInParts(glob: string, domain: string): string | undefined {
  const [wanted, given] = [glob, domain].map(host => host.split('.').length);
  return wanted !== given && glob.startsWith('*.') && domain.endsWith(glob.slice(1))
    ? `each '*' stands for one part of a host, and the image's host has ${given} parts, not ${wanted}` : undefined;
}

function differsInCloud(host: string, domain: string): string | undefined {
  const [known, wanted] = [host, domain].map(registryAt);
  if (known?.kind !== RegistryKind.ECR || wanted?.kind !== RegistryKind.ECR) {
    return undefined;
  }
  if (known.account !== wanted.account) {
    return `it is for account ${known.account}, the image is in account ${wanted.account}`;
  }
  return known.region === wanted.region
    ? undefined
    : `it is for region ${known.region}, the image is in region ${wanted.region}`;
}

function port(host: string): string {
  const [, number] = /:(\d+)$/.exec(host) ?? [];
  return number === undefined ? 'no port' : `port ${number}`;
}
