import { secondsOf, tokenIn } from './answer.mts';
import { askNode } from './clouds.mts';
import { Failure } from './failure.mts';
import { readLine } from './files.mts';
import { form, Refusal } from './http.mts';
import { claimsOf } from './oauth.mts';
import { type Part, partOf, type Run } from './part.mts';
import type { AcrPart, AzureIdentityPlan } from '../plan.ts';

// Registries that refuse tokens for Azure Resource Manager take this audience too, and so do those of the other clouds:
// https://learn.microsoft.com/azure/container-registry/container-registry-disable-authentication-as-arm and
// https://github.com/Azure/azure-sdk-for-go/blob/main/sdk/containers/azcontainerregistry/cloud_config.go
const AUDIENCE = 'https://containerregistry.azure.net';

const USERNAME = '00000000-0000-0000-0000-000000000000';

export function describe({ registry }: AcrPart): string {
  return `ACR ${new URL(registry).host}`;
}

/**
 * A token of Microsoft Entra ID, exchanged at the registry for a refresh token of its own.
 * https://github.com/Azure/acr/blob/main/docs/AAD-OAuth.md
 */
export async function fetchPart({ identity, registry, tenant, keys }: AcrPart, run: Run): Promise<Part> {
  const entra = identity.method === 'managed' ? await nodeToken(identity) : await entraToken(identity, run);
  const { host, origin } = new URL(registry);
  const answer = await run.ask(`${origin}/oauth2/exchange`, form({
    grant_type: 'access_token', service: host, access_token: entra, ...tenant !== undefined && { tenant },
  }));
  const password = tokenIn(answer, 'refresh_token');
  return partOf(keys, USERNAME, password, expiryOf(password, host));
}

/** https://learn.microsoft.com/entra/identity-platform/v2-oauth2-client-creds-grant-flow */
async function entraToken(
  { method, tokenUrl, client, file }: AzureIdentityPlan & { method: 'federated' | 'secret' }, { ask }: Run,
): Promise<string> {
  const secret = await readLine(file, method === 'secret' ? 'the client secret' : 'the token of the ServiceAccount');
  const proof: Record<string, string> = method === 'secret' ? { client_secret: secret } : {
    client_assertion: secret,
    client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
  };
  const fields = { grant_type: 'client_credentials', client_id: client, scope: `${AUDIENCE}/.default`, ...proof };
  return tokenIn(await ask(tokenUrl, form(fields)), 'access_token');
}

/**
 * For an identity of the node.
 * https://learn.microsoft.com/entra/identity/managed-identities-azure-resources/how-to-use-vm-token
 */
async function nodeToken({ url, client }: AzureIdentityPlan & { method: 'managed' }): Promise<string> {
  const query = { 'api-version': '2018-02-01', 'resource': AUDIENCE, ...client !== undefined && { client_id: client } };
  try {
    const token = `${url}/metadata/identity/oauth2/token?${new URLSearchParams(query)}`;
    return tokenIn(await askNode(token, { headers: { metadata: 'true' } }), 'access_token');
  } catch (error) {
    // "Endpoint is updating" and "going through updates", in the page above.
    if (error instanceof Refusal && [404, 410].includes(error.status)) throw new Failure(error.message, true);
    throw error;
  }
}

/** It is in the token only (`exp` of RFC 7519): some live for 3 hours, others for minutes. */
function expiryOf(token: string, host: string): number {
  const seconds = secondsOf(claimsOf(token)?.exp);
  if (seconds !== undefined) return seconds;
  throw new Failure(`the refresh token of ${host} is no JSON Web Token with an expiry`, true);
}
