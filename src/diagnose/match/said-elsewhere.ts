import { askedAddress } from './asked-address';

/** Further before, words have nothing to do with it. */
const REACH = 2_000;

/** What an address has that is one of a registry, of those that give its tokens, or of a store of its layers. */
const OF_REGISTRY = new RegExp([
  '/v[12](?:/?[\\W]*$|/\\S{1,300}/(?:manifests|blobs|tags|referrers|images)\\b|/(?:token|repositories|_ping|users)\\b)',
  'token|auth|login|registr|docker|blob|layer|manifest|sha256|image|mirror|harbor|quay|artifact|nexus|ecr\\b|[gmia]cr\\b',
  'pkg\\.dev|amazonaws|\\bs3\\b|storage|cloudfront|cloudflare',
].join('|'), 'i');

/** Whether what is said at an index was said by a server that is no registry: its address stands before it. */
export function saidElsewhere(text: string, index: number): boolean {
  const line = text.slice(Math.max(0, text.lastIndexOf('\n', index - 1) + 1, index - REACH), index);
  const address = askedAddress(line);
  return address !== undefined && !OF_REGISTRY.test(address);
}
