import { ACCESS_KEY, ecrHost, stsHost } from './ecr';
import { AwsIdentityPlan, EcrPart, StaticPart } from '../../../src/refresh/plan';

export const SUBJECT = 'eyJhbGciOiJSUzI1NiJ9.eyJhdWQiOiJzdHMifQ.VTJsbmJtRjBkWEps';

/** What the pods have for identities of AWS. */
export const AWS_IDENTITY = {
  'tokens/aws': SUBJECT, 'secrets/aws/id': ACCESS_KEY.id, 'secrets/aws/key': `${ACCESS_KEY.secret}\n`,
};

export const WEB: AwsIdentityPlan = {
  method: 'web-identity',
  roleArn: 'arn:aws:iam::123456789012:role/pull',
  tokenFile: '/registry-access/identity/tokens/aws',
};
export const KEY: AwsIdentityPlan = {
  method: 'access-key',
  idFile: '/registry-access/identity/secrets/aws/id',
  secretFile: '/registry-access/identity/secrets/aws/key',
};

export function ecrPart(region: string, identity: AwsIdentityPlan = KEY, more: Partial<EcrPart> = {}): EcrPart {
  return {
    provider: 'ecr',
    service: 'ecr',
    region,
    ecr: `https://${ecrHost(region)}/`,
    sts: `https://${stsHost(region)}/`,
    identity,
    sessionName: 'cdk8s-registry-access',
    keys: [`123456789012.dkr.ecr.${region}.amazonaws.com`],
    ...more,
  };
}

export function staticPart(id: string): StaticPart {
  return { provider: 'static', secretName: `${id}-secret`, file: `/registry-access/static/${id}/.dockerconfigjson` };
}
