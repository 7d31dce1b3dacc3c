import { isToken, membersOf } from './answer.mts';
import type { AwsCredentials } from './aws-signature.mts';
import { askSts, xmlText } from './aws.mts';
import { askNode } from './clouds.mts';
import { Failure } from './failure.mts';
import { readLine } from './files.mts';
import type { Answer } from './http.mts';
import type { Run } from './part.mts';
import type { EcrPart } from '../plan.ts';

const AGENTS = ['http://169.254.170.23', 'http://[fd00:ec2::23]'];

/** Credentials of a part's identity, or of the role that it assumes. */
export async function credentialsOf(part: EcrPart, run: Run): Promise<AwsCredentials> {
  const own = await ownCredentials(part, run);
  const { assumeRole, sessionName } = part;
  if (assumeRole === undefined) return own;
  const action = { Action: 'AssumeRole', RoleArn: assumeRole, RoleSessionName: sessionName };
  return sessionIn(await askSts(part, action, run, own));
}

async function ownCredentials(part: EcrPart, run: Run): Promise<AwsCredentials> {
  const { identity, sessionName } = part;
  switch (identity.method) {
    // https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoleWithWebIdentity.html: it needs no credentials
    // of AWS
    case 'web-identity': {
      const token = await readLine(identity.tokenFile, 'the token of the ServiceAccount');
      const role = { RoleArn: identity.roleArn, RoleSessionName: sessionName, WebIdentityToken: token };
      return sessionIn(await askSts(part, { Action: 'AssumeRoleWithWebIdentity', ...role }, run));
    }
    // https://docs.aws.amazon.com/sdkref/latest/guide/feature-container-credentials.html
    case 'pod-identity': {
      const agent = podIdentityAgent(identity.url, process.env.AWS_CONTAINER_CREDENTIALS_FULL_URI);
      const authorization = await readLine(identity.tokenFile, 'the token of the ServiceAccount');
      return keysIn(await askNode(agent, { headers: { authorization } }));
    }
    case 'access-key': return {
      accessKeyId: await readKey(identity.idFile),
      secretAccessKey: await readKey(identity.secretFile),
    };
    case 'node': return nodeCredentials(identity.url);
  }
}

/**
 * Where the agent of EKS Pod Identity is. EKS says so to pods for which there is an association, and has another
 * address on clusters with IPv6; nobody else may have the token sent elsewhere.
 * https://docs.aws.amazon.com/eks/latest/userguide/pod-id-how-it-works.html
 */
export function podIdentityAgent(planned: string, injected: string | undefined): string {
  if (injected === undefined) return planned;
  if (URL.canParse(injected) && AGENTS.includes(new URL(injected).origin)) return injected;
  throw new Failure('AWS_CONTAINER_CREDENTIALS_FULL_URI does not name the agent of EKS Pod Identity, '
    + `which is at ${AGENTS.join(' or ')}`);
}

async function readKey(file: string): Promise<string> {
  return readLine(file, 'the access key', /^[A-Za-z0-9/+=]+$/, 'letters, digits and /+=');
}

/** https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/configuring-instance-metadata-service.html */
async function nodeCredentials(url: string): Promise<AwsCredentials> {
  const lifetime = { 'x-aws-ec2-metadata-token-ttl-seconds': '60' };
  const session = await askNode(`${url}/latest/api/token`, { method: 'PUT', headers: lifetime });
  if (!isToken(session.body)) throw new Failure(`the answer of ${session.host} is no session token`, true);
  const headers = { 'x-aws-ec2-metadata-token': session.body };
  const roles = `${url}/latest/meta-data/iam/security-credentials/`;
  const role = await askNode(roles, { headers });
  if (!/^[\w+=,.@-]+\n?$/.test(role.body)) throw new Failure(`the answer of ${role.host} is no name of a role`, true);
  return keysIn(await askNode(roles + role.body.trim(), { headers }));
}

/** What STS answers. */
function sessionIn({ host, body }: Answer): AwsCredentials {
  return checked(host, {
    accessKeyId: xmlText(body, 'AccessKeyId'),
    secretAccessKey: xmlText(body, 'SecretAccessKey'),
    sessionToken: xmlText(body, 'SessionToken'),
  });
}

/** What the agent and the instance answer. */
function keysIn(answer: Answer): AwsCredentials {
  const { Code = 'Success', Message = '', AccessKeyId, SecretAccessKey, Token } = membersOf(answer);
  if (Code !== 'Success') throw new Failure(`${Code} from ${answer.host}: ${Message}`, true);
  return checked(answer.host, { accessKeyId: AccessKeyId, secretAccessKey: SecretAccessKey, sessionToken: Token });
}

function checked(host: string, credentials: Record<keyof AwsCredentials, unknown>): AwsCredentials {
  if (Object.values(credentials).every(isToken)) return credentials as AwsCredentials;
  throw new Failure(`the answer of ${host} holds no credentials`, true);
}
