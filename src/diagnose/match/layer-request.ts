import { MAX_MESSAGE } from '../max-message';
import { askedAddress } from './asked-address';
import { domainOf, requestOf, tokenServiceOf } from './registry-request';

/** A layer in the interface of registries (`/blobs/`), and as the reference registry and others keep it. */
const LAYER = /\/blobs\/|\/registry-v2\/|\bsha256[:/][0-9a-f]{2}/i;

/** By what the addresses are signed that a registry sends to: S3, Google, Azure, CloudFront, Cloudflare. */
const SIGNED = /[?&](?:x-(?:amz|goog)-[\w-]{1,30}|signature|sig|verify|key-pair-id|hmac)=/i;

/** What runtimes say of layers and of the configuration of an image, for which they need its manifest. */
const READS_LAYER = new RegExp('httpRead(?:er)?Seeker: failed open|\\b(?:reading|fetching) blob\\b'
  + '|error pulling image configuration|download failed after|fetching image layer', 'i');
const ASKS_TOKEN = /\bfetch (?:oauth|anonymous) token|\bbearer token/i;

/**
 * Whether a layer was asked for, of a registry or of the store that it sent to: the manifest had come by then.
 *
 * @param registry the host that the image is of
 */
export function asksForLayer(text: string, registry: string | undefined): boolean {
  const message = text.slice(0, MAX_MESSAGE);
  const address = askedAddress(message);
  if (address === undefined) {
    return READS_LAYER.test(message) && !ASKS_TOKEN.test(message);
  }
  const [host] = address.split('/', 1);
  return tokenServiceOf(address) === undefined && !address.includes('/manifests/')
    && (LAYER.test(address) || SIGNED.test(address) || (!isOf(registry, host) && READS_LAYER.test(message)));
}

/**
 * Whether it was the registry itself that was asked for a layer, and not the store that it sends to. Older runtimes
 * tell the address of the registry in both cases.
 *
 * @param registry the host that the image is of, or else the one that was asked
 */
export function asksRegistryForLayer(text: string, registry: string | undefined): boolean {
  const address = askedAddress(text.slice(0, MAX_MESSAGE));
  const request = address === undefined ? undefined : requestOf(address);
  return request?.repository !== undefined && request.tag === undefined && request.of === undefined
    && isOf(registry, request.host);
}

function isOf(registry: string | undefined, host: string): boolean {
  return registry !== undefined && domainOf(registry) === domainOf(host);
}
