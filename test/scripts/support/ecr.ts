import { randomBytes } from 'node:crypto';
import { StandInAnswer } from './stand-in';

/** A clock for scripts, before moto's tokens expire, which is always on 2015-01-01T00:00:00Z. */
export const NOW = Date.parse('2014-12-31T12:00:00Z') / 1000;
export const EXPIRY = Date.parse('2015-01-01T00:00:00Z') / 1000;

/** The host that the AWS CLI asks for the token of a region: https://docs.aws.amazon.com/general/latest/gr/ecr.html */
export function ecrHost(region: string): string {
  return `api.ecr.${region}.amazonaws.com`;
}

export function stsHost(region: string): string {
  return `sts.${region}.amazonaws.com`;
}

/** A password as long as ECR's are. */
export function newToken(): string {
  return `eyJ${randomBytes(1400).toString('base64url')}`;
}

/** What ECR answers; ECR Public, which moto does not have, answers an object instead of the list. */
export function ecrAnswer(token: string, options: { public?: boolean } = {}): StandInAnswer {
  const data = { authorizationToken: Buffer.from(`AWS:${token}`).toString('base64'), expiresAt: EXPIRY };
  return { body: { authorizationData: options.public ? data : [data] } };
}

/** An error of ECR's JSON protocol. */
export function ecrError(code: string, message: string, status = 400): StandInAnswer {
  return { status, headers: { 'content-type': 'application/x-amz-json-1.1' }, body: JSON.stringify({ __type: code, message }) };
}

/** An error of STS's query protocol. */
export function stsError(code: string, message: string): StandInAnswer {
  return {
    status: 403,
    headers: { 'content-type': 'text/xml' },
    body: `<ErrorResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><Error><Type>Sender</Type><Code>${code}</Code>`
      + `<Message>${message}</Message></Error><RequestId>1</RequestId></ErrorResponse>`,
  };
}

/** An access key that stands for nobody. */
export const ACCESS_KEY = { id: 'AKIAIOSFODNN7EXAMPLE', secret: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY' };

/**
 * A file for AWS_CONFIG_FILE: an access key, a web identity, a role that this one assumes, and two that are refused.
 *
 * @param config where the scripts are
 * @param identity where the files `token`, `id` and `secret` are
 */
export function awsConfig(config: string, identity: string): string[] {
  const web = `web_identity_token_file = ${identity}/token`;
  return [
    '[profile key]', `credential_process = sh ${config}/aws-access-key.sh ${identity}/id ${identity}/secret`,
    '[profile web]', 'role_arn = arn:aws:iam::123456789012:role/pull', web,
    '[profile other-account]', 'role_arn = arn:aws:iam::210987654321:role/pull-here', 'source_profile = web',
    '[profile denied]', 'role_arn = arn:aws:iam::111111111111:role/denied', 'source_profile = key',
    '[profile expired]', 'role_arn = arn:aws:iam::123456789012:role/expired', web,
  ];
}
