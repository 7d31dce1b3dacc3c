import { CloudIdentity } from '../../identity';
import { partitionProblem, roleOf } from '../../identity/aws/arn';
import { SESSION_NAME } from '../../identity/aws/strategy';
import { AwsBinding } from '../../identity/binding';
import { Registry, RegistryKind } from '../../registry';
import {
  CredentialProviderProps, ServiceAccountPullProps, ServiceAccountTokenProps,
} from '../credential-provider-props';
import { checkPullIdentity, cloudFacts, ProviderFacts } from '../provider-facts';

/** Not `eks.amazonaws.com/role-arn`: what an app may do and what is pulled for it are two things. */
const ROLE_ANNOTATION = 'eks.amazonaws.com/ecr-role-arn';

/** The role where there is no annotation. */
const ROLE_VARIABLE = 'AWS_ECR_ROLE_ARN';

/**
 * `ecr-credential-provider`. It has no flags, and returns half of the rest of the token's life as the time to keep it.
 * Source: https://github.com/kubernetes/cloud-provider-aws/blob/master/cmd/ecr-credential-provider/main.go
 */
export function ecrProviderFacts(props: CredentialProviderProps): ProviderFacts {
  const facts = cloudFacts('ecr', 'ecr-credential-provider', [RegistryKind.ECR, RegistryKind.ECR_PUBLIC], props);
  const { serviceAccounts } = props;
  return serviceAccounts === undefined ? facts : {
    ...facts,
    env: withDefaultRole(facts, serviceAccounts),
    serviceAccountToken: ecrToken(serviceAccounts, facts.registries),
    identities: identitiesOf(serviceAccounts),
  };
}

function identitiesOf({ identity, defaultRoleArn }: ServiceAccountPullProps): CloudIdentity[] {
  return [identity, defaultRoleArn === undefined ? undefined : CloudIdentity.irsa(defaultRoleArn)].filter(
    one => one !== undefined,
  );
}

function withDefaultRole(
  { env = {}, registries }: ProviderFacts, { defaultRoleArn }: ServiceAccountPullProps,
): Readonly<Record<string, string>> {
  if (defaultRoleArn === undefined) {
    return env;
  }
  if (Object.hasOwn(env, ROLE_VARIABLE)) {
    throw new Error(`CredentialProvider.ecr: 'defaultRoleArn' and 'env' both set ${ROLE_VARIABLE}: leave one out`);
  }
  const role = roleOf("CredentialProvider.ecr: 'defaultRoleArn'", defaultRoleArn);
  const problem = registries.map(registry => partitionProblem(role, registry)).find(found => found !== undefined);
  if (problem) {
    throw new Error(`CredentialProvider.ecr: 'defaultRoleArn' cannot be used: ${problem}`);
  }
  return { ...env, [ROLE_VARIABLE]: defaultRoleArn };
}

/**
 * The annotation is optional and so is the ServiceAccount, as in the configuration that AWS publishes: with a required
 * one the kubelet would pass the program over for the pods of the system, which pull from ECR too.
 */
function ecrToken(serviceAccounts: ServiceAccountPullProps, registries: readonly Registry[]): ServiceAccountTokenProps {
  return {
    audience: 'sts.amazonaws.com',
    cachePerServiceAccount: true,
    requireServiceAccount: false,
    optionalAnnotationKeys: [ROLE_ANNOTATION],
    annotations:
      serviceAccounts.identity === undefined ? {} : { [ROLE_ANNOTATION]: roleFor(serviceAccounts, registries) },
  };
}

/** The program takes no name of a session: it makes one for each pull. */
function roleFor({ identity }: ServiceAccountPullProps, registries: readonly Registry[]): string {
  const { _binding } = checkPullIdentity('ecr', identity, 'irsa', 'CloudIdentity.irsa(roleArn)', registries);
  const {
    identity: { roleArn: role }, sessionName: session,
  } = _binding as AwsBinding & { identity: { method: 'web-identity' } };
  if (session !== SESSION_NAME) {
    throw new Error(`CredentialProvider.ecr: 'identity' of 'serviceAccounts' has the session name '${session}', `
      + `which the program cannot take: write CloudIdentity.irsa('${role}')`);
  }
  return role;
}
