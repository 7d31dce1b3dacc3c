import { checksumOf } from '../../src/audit/facts/github-token';

/** A token of GitHub by its form, that opens nothing. */
export function gitHubToken(piece = 'a1B2'): string {
  const random = piece.repeat(8).slice(0, 30);
  return `ghp_${random}${checksumOf(random)}`;
}
