import { beginsWithHost, checkImageText, Location, readLocation } from './host-grammar';
import { registryError, shown } from './registry-error';
import { ImageReference } from '../image';

const WHAT = "Registry.parse: 'text'";

/**
 * Reads a host, a host with a path, or an image.
 *
 * @param judge refuses what is proposed instead of a text that cannot be right
 */
export function readRegistryText(text: string, judge?: (proposal: string) => void): Location {
  checkImageText(WHAT, text, judge);
  return text.includes('/') ? readWithSlash(text, judge) : readWithoutSlash(text, judge);
}

/** A tag or a digest tells an image, which says nothing about a scope, from a path, which is one. */
function readWithSlash(text: string, judge?: (proposal: string) => void): Location {
  const image = ImageReference.parse(text);
  const isImage = !beginsWithHost(text) || image.tag !== undefined || image.digest !== undefined;
  return { host: image.domain, path: isImage ? undefined : readLocation(WHAT, text, judge).path };
}

/** Strictly all of these are images on Docker Hub, but who writes `registry.example.com:5000` means a host. */
function readWithoutSlash(text: string, judge?: (proposal: string) => void): Location {
  const name = text.split(/[:@]/, 1)[0];
  if (/[.[]/.test(name) || name === 'localhost') {
    return readLocation(WHAT, text, judge);
  }
  if (/^[^:@]+:\d+$/.test(text)) {
    throw registryError(`${WHAT} can be a host with a port and an image with a tag: got ${shown(text)}; `
      + `write Registry.of('${text}') for the host, or 'docker.io/library/${text}' for the image`);
  }
  return { host: ImageReference.parse(text).domain };
}
