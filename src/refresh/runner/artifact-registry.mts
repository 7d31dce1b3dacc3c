import { membersOf, secondsOfTime, tokenIn } from './answer.mts';
import { askNode } from './clouds.mts';
import { Failure } from './failure.mts';
import { readLine } from './files.mts';
import { type Answer, form } from './http.mts';
import { expiryIn } from './oauth.mts';
import { type Part, partOf, type Run } from './part.mts';
import type { ArtifactRegistryPart, GoogleIdentityPlan, MintPlan } from '../plan.ts';

const SCOPES = 'https://www.googleapis.com/auth';
// The narrowest that was seen to pull from Artifact Registry, and to be refused a push:
// https://github.com/project-zot/zot/pull/4276. With the one for storage, by which nodes pulled from the Container
// Registry, users report 403.
const PULL_SCOPE = `${SCOPES}/cloud-platform.read-only`;
// https://cloud.google.com/iam/docs/reference/credentials/rest/v1/projects.serviceAccounts/generateAccessToken
const MINT_SCOPE = `${SCOPES}/cloud-platform`;

interface AccessToken {
  readonly password: string;
  readonly expires: number;
}

export function describe(): string {
  return 'Artifact Registry';
}

/** An access token is the password: https://cloud.google.com/artifact-registry/docs/docker/authentication#token */
export async function fetchPart({ identity, mint, keys }: ArtifactRegistryPart, run: Run): Promise<Part> {
  const own = identity.method === 'metadata' ? await metadataToken(identity.url, run)
    : await exchange(identity, mint ? MINT_SCOPE : PULL_SCOPE, run);
  const { password, expires } = mint ? await minted(mint, own.password, run) : own;
  return partOf(keys, 'oauth2accesstoken', password, expires);
}

/**
 * The token of the node's service account, which may be one that was handed out before.
 * https://cloud.google.com/compute/docs/access/authenticate-workloads#curl
 */
async function metadataToken(url: string, { now }: Run): Promise<AccessToken> {
  const asked = now();
  const path = '/computeMetadata/v1/instance/service-accounts/default/token';
  const answer = await askNode(url + path, { headers: { 'metadata-flavor': 'Google' } });
  // Other clouds have a server of their own at its address; Google's libraries look at this too:
  // https://github.com/googleapis/gcp-metadata/blob/main/src/index.ts
  if (answer.headers['metadata-flavor'] !== 'Google') {
    throw new Failure(`${answer.host} is not the metadata server of Google: `
      + 'its answer has no header \'Metadata-Flavor: Google\'');
  }
  return accessToken(answer, asked);
}

/** Workload identity federation: https://cloud.google.com/iam/docs/reference/sts/rest/v1/TopLevel/token */
async function exchange(
  { tokenFile, audience, sts }: GoogleIdentityPlan & { method: 'federation' }, scope: string, { ask, now }: Run,
): Promise<AccessToken> {
  const subject = await readLine(tokenFile, 'the token of the ServiceAccount');
  const asked = now();
  // A form, as RFC 8693 has it and Google's libraries send it.
  return accessToken(await ask(sts, form({
    grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange',
    audience,
    scope,
    requested_token_type: 'urn:ietf:params:oauth:token-type:access_token',
    subject_token_type: 'urn:ietf:params:oauth:token-type:jwt',
    subject_token: subject,
  })), asked);
}

function accessToken(answer: Answer, asked: number): AccessToken {
  return { password: tokenIn(answer, 'access_token'), expires: expiryIn(answer, asked) };
}

/** A new token, of the whole hour that is the longest without an organization policy. */
async function minted({ url, serviceAccount }: MintPlan, token: string, { ask }: Run): Promise<AccessToken> {
  const answer = await ask(`${url}/v1/projects/-/serviceAccounts/${serviceAccount}:generateAccessToken`, {
    method: 'POST',
    headers: { 'authorization': `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ scope: [PULL_SCOPE], lifetime: '3600s' }),
  });
  const password = tokenIn(answer, 'accessToken');
  const expires = secondsOfTime(membersOf(answer).expireTime);
  if (expires !== undefined) return { password, expires };
  throw new Failure(`the answer of ${answer.host} has no 'expireTime' that is a time`, true);
}
