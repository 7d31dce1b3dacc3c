import { checkAssumeRole } from '../../identity/aws/arn';
import { Registry, RegistryKind } from '../../registry';
import { ExternalTokenProps } from '../external-credentials-props';
import { GeneratorAuth } from '../generator-auth';
import { slugOf } from '../slug';
import { Generator } from '../source';

/**
 * https://external-secrets.io/latest/api/generator/ecr/: one token opens every private registry of its region that the
 * principal may read.
 */
export function ecrGenerator(
  registry: Registry, { auth }: GeneratorAuth, { assumeRole }: ExternalTokenProps,
): Generator {
  if (assumeRole !== undefined) {
    checkAssumeRole(assumeRole, registry);
  }
  const isPublic = registry.kind === RegistryKind.ECR_PUBLIC;
  return {
    kind: 'ECRAuthorizationToken',
    clusterField: 'ecrAuthorizationTokenSpec',
    spec: {
      // Tokens of the public registry come from there only:
      // https://docs.aws.amazon.com/AmazonECR/latest/public/public-registry-auth.html.
      region: isPublic ? 'us-east-1' : registry.region!,
      scope: isPublic ? 'public' : 'private',
      auth,
      ...(assumeRole === undefined ? {} : { role: assumeRole }),
    },
    slug: isPublic ? 'ecr-public' : slugOf('ecr', registry.region!),
    output: { username: { key: 'username' }, password: 'password' },
    lifetime: registry.tokenLifetime,
  };
}
