import { membersOf, tokenIn } from './answer.mts';
import { Failure } from './failure.mts';
import { readLine } from './files.mts';
import type { Answer } from './http.mts';
import { claimsOf, expiryIn } from './oauth.mts';
import { type Part, partOf, type Run } from './part.mts';
import type { JfrogPart } from '../plan.ts';

export function describe({ platform, integration }: JfrogPart): string {
  return `JFrog ${new URL(platform).host}, integration ${integration}`;
}

/**
 * The token of the ServiceAccount, exchanged for one of the user that an identity mapping says.
 * https://jfrog.com/help/r/jfrog-rest-apis/oidc-token-exchange
 */
export async function fetchPart(
  { platform, integration, tokenFile, keys }: JfrogPart, { ask, now }: Run,
): Promise<Part> {
  const subject = await readLine(tokenFile, 'the token of the ServiceAccount');
  const asked = now();
  // JSON, with the names of RFC 8693.
  const answer = await ask(`${platform}/access/api/v1/oidc/token`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange',
      subject_token_type: 'urn:ietf:params:oauth:token-type:id_token',
      subject_token: subject,
      provider_name: integration,
    }),
  });
  const password = tokenIn(answer, 'access_token');
  return partOf(keys, userIn(answer, password), password, expiryIn(answer, asked));
}

/**
 * The user whose token it is. Older platforms say it in the token only, at the end of its subject: `extractTokenUser`
 * in https://github.com/jfrog/setup-jfrog-cli/blob/deda456d/src/oidc-utils.ts
 */
function userIn(answer: Answer, token: string): string {
  const user = membersOf(answer).username ?? /[^/]*$/.exec(String(claimsOf(token)?.sub ?? ''))?.[0];
  // A login cannot have a colon in the name (RFC 7617).
  if (typeof user === 'string' && /^[!-9;-~]+$/.test(user)) return user;
  throw new Failure(`the answer of ${answer.host} does not say whose the token is`, true);
}
