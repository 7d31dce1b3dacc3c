import { checkHost, checkImageText, checkPath, Location, readLocation } from './host-grammar';
import { registryError, shown } from './registry-error';
import { ImageReference } from '../image';

const WHAT = "Registry.parse: 'text'";

/** Reads a host, a host with a path, or an image. */
export function readRegistryText(text: string): Location {
  checkImageText(WHAT, text);
  return text.includes('/') ? readWithSlash(text) : readWithoutSlash(text);
}

/** A tag or a digest tells an image, which says nothing about a scope, from a path, which is one. */
function readWithSlash(text: string): Location {
  const first = text.slice(0, text.indexOf('/'));
  // The rule of `splitDockerDomain` in https://github.com/distribution/reference/blob/v0.6.0/normalize.go.
  const hasHost = /[.:A-Z]/.test(first) || first === 'localhost';
  if (hasHost) {
    checkHost(WHAT, first);
  }
  const image = ImageReference.parse(text);
  const isImage = !hasHost || image.tag !== undefined || image.digest !== undefined;
  return { host: image.domain, path: isImage ? undefined : checkPath(`${WHAT} path`, text.slice(first.length + 1)) };
}

/** Strictly all of these are images on Docker Hub, but who writes `registry.example.com:5000` means a host. */
function readWithoutSlash(text: string): Location {
  const name = text.split(/[:@]/, 1)[0];
  if (/[.[]/.test(name) || name === 'localhost') {
    return readLocation(WHAT, text);
  }
  if (/^[^:@]+:\d+$/.test(text)) {
    throw registryError(`${WHAT} can be a host with a port and an image with a tag: got ${shown(text)}; `
      + `write Registry.of('${text}') for the host, or 'docker.io/library/${text}' for the image`);
  }
  return { host: ImageReference.parse(text).domain };
}
