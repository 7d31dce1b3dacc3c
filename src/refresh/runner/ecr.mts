import { isToken, membersOf } from './answer.mts';
import { credentialsOf } from './aws-credentials.mts';
import { askAws } from './aws.mts';
import { Failure } from './failure.mts';
import type { Answer } from './http.mts';
import { type Part, partOf, type Run } from './part.mts';
import type { EcrPart } from '../plan.ts';

/**
 * https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_GetAuthorizationToken.html, and the same of ECR Public
 */
const TARGETS = {
  'ecr': 'AmazonEC2ContainerRegistry_V20150921.GetAuthorizationToken',
  'ecr-public': 'SpencerFrontendService.GetAuthorizationToken',
};

export function describe({ service, region, identity, assumeRole }: EcrPart): string {
  const roles = [identity.method === 'web-identity' ? identity.roleArn : undefined, assumeRole];
  return [`${service} ${region}`, identity.method, ...roles.flatMap(role => role ? `role ${role}` : [])].join(', ');
}

export async function fetchPart(part: EcrPart, run: Run): Promise<Part> {
  const { service, region, ecr, keys } = part;
  const credentials = await credentialsOf(part, run);
  const headers = { 'content-type': 'application/x-amz-json-1.1', 'x-amz-target': TARGETS[service] };
  const answer = await askAws({ url: ecr, service, region }, { headers, body: '{}' }, run, credentials);
  const { username, password, expires } = loginIn(answer);
  return partOf(keys, username, password, expires);
}

function loginIn(answer: Answer): { username: string; password: string; expires: number } {
  // ECR answers a list, ECR Public one object.
  const [data] = [membersOf(answer).authorizationData].flat();
  const login = Buffer.from(String(data?.authorizationToken), 'base64').toString('latin1');
  const [username, password] = login.split(/:(.*)/s);
  if (username !== 'AWS' || !isToken(password)) throw new Failure(`the answer of ${answer.host} holds no token`, true);
  const { expiresAt } = data;
  if (typeof expiresAt !== 'number' || !(expiresAt > 0 && expiresAt < 1e10)) {
    throw new Failure(`the answer of ${answer.host} does not say when the token expires`, true);
  }
  return { username, password, expires: Math.floor(expiresAt) };
}
