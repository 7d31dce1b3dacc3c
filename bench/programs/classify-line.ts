// The command's own, which the package does not export.
// eslint-disable-next-line @typescript-eslint/no-require-imports
const { PullFailure } = require('cdk8s-registry-access/lib/diagnose') as typeof import('../../src/diagnose');

const PIECE = 'failed to pull image https://a.example.com/v2/a/manifests/1 unauthorized: x509: \\"{[(';

/** Finds the cause in one line of `size` characters that is made to look like many messages. */
export function run(size: number) {
  PullFailure.classify(PIECE.repeat(size / PIECE.length));
}
