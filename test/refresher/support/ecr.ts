import { randomBytes } from 'node:crypto';
import { StandInAnswer } from './stand-in';

/** When the tests began, and when a token of ECR expires that was made then: seconds of the epoch. */
export const NOW = Math.floor(Date.now() / 1000);
export const EXPIRY = NOW + 12 * 3600;

/** https://docs.aws.amazon.com/general/latest/gr/ecr.html */
export function ecrHost(region: string): string {
  return `api.ecr.${region}.amazonaws.com`;
}

export function stsHost(region: string): string {
  return `sts.${region}.amazonaws.com`;
}

export const ECR_PUBLIC = 'api.ecr-public.us-east-1.amazonaws.com';

/** A password as long as ECR's are. */
export function newToken(): string {
  return `eyJ${randomBytes(1400).toString('base64url')}`;
}

/** What ECR answers; ECR Public, which moto does not have, answers an object instead of the list. */
export function ecrAnswer(token: string, options: { public?: boolean; expiresAt?: unknown } = {}): StandInAnswer {
  const { expiresAt = EXPIRY + 0.25 } = options;
  const data = { authorizationToken: Buffer.from(`AWS:${token}`).toString('base64'), expiresAt };
  return { body: { authorizationData: options.public ? data : [data] } };
}

/** An error of ECR's JSON protocol. */
export function ecrError(code: string, message: string, status = 400): StandInAnswer {
  return {
    status, headers: { 'content-type': 'application/x-amz-json-1.1' }, body: JSON.stringify({ __type: code, message }),
  };
}

/** An error of STS's query protocol. */
export function stsError(code: string, message: string): StandInAnswer {
  return {
    status: 403,
    headers: { 'content-type': 'text/xml' },
    body: '<ErrorResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><Error><Type>Sender</Type><Code>'
      + `${code}</Code><Message>${message}</Message></Error><RequestId>1</RequestId></ErrorResponse>`,
  };
}

/** What STS answers to both ways of assuming a role. */
export function stsAnswer(key: string, token: string): StandInAnswer {
  return {
    headers: { 'content-type': 'text/xml' },
    body: `<AssumeRoleResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><AssumeRoleResult><Credentials>
  <AccessKeyId>ASIAIOSFODNN7EXAMPLE</AccessKeyId><SecretAccessKey>${key}</SecretAccessKey><SessionToken>${token}</SessionToken>
  <Expiration>2099-01-01T00:00:00Z</Expiration></Credentials></AssumeRoleResult></AssumeRoleResponse>`,
  };
}

/** An access key that stands for nobody. */
export const ACCESS_KEY = { id: 'AKIAIOSFODNN7EXAMPLE', secret: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY' };
