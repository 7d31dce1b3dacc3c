import { partitionProblem, roleOf } from '../../identity/aws/arn';
import { Registry, RegistryKind } from '../../registry';
import {
  EcrCredentialProviderProps, EcrServiceAccountPullProps, ServiceAccountTokenCache, ServiceAccountTokenProps,
} from '../credential-provider-props';
import { checkRegistries, commonFacts, ProviderFacts } from '../provider-facts';

const FACTORY = 'CredentialProvider.ecr';

/** Not `eks.amazonaws.com/role-arn`: what an app may do and what is pulled for it are two things. */
const ROLE_ANNOTATION = 'eks.amazonaws.com/ecr-role-arn';

/** The role where there is no annotation. */
const ROLE_VARIABLE = 'AWS_ECR_ROLE_ARN';

/**
 * `ecr-credential-provider`. It has no flags, and returns half of the rest of the token's life as the time to keep it.
 * Source: https://github.com/kubernetes/cloud-provider-aws/blob/master/cmd/ecr-credential-provider/main.go
 */
export function ecrProvider(props: EcrCredentialProviderProps): ProviderFacts {
  const registries = checkRegistries(FACTORY, props.registries, [RegistryKind.ECR, RegistryKind.ECR_PUBLIC]);
  const { serviceAccounts, env = {} } = props;
  if (serviceAccounts?.defaultRoleArn === undefined) {
    return {
      ...commonFacts('ecr-credential-provider', props),
      registries,
      serviceAccountToken: serviceAccounts && tokenFor(serviceAccounts, registries),
    };
  }
  if (Object.hasOwn(env, ROLE_VARIABLE)) {
    throw new Error(`${FACTORY}: 'defaultRoleArn' and 'env' both set ${ROLE_VARIABLE}: leave one out`);
  }
  return {
    ...commonFacts('ecr-credential-provider', props),
    registries,
    env: { ...env, [ROLE_VARIABLE]: checkRole('defaultRoleArn', serviceAccounts.defaultRoleArn, registries) },
    serviceAccountToken: tokenFor(serviceAccounts, registries),
  };
}

/**
 * The annotation is optional and so is the ServiceAccount, as in the configuration that AWS publishes: with a required one the kubelet would
 * pass the program over for the pods of the system, which pull from ECR too.
 */
function tokenFor({ roleArn }: EcrServiceAccountPullProps, registries: readonly Registry[]): ServiceAccountTokenProps {
  return {
    audience: 'sts.amazonaws.com',
    cacheType: ServiceAccountTokenCache.SERVICE_ACCOUNT,
    requireServiceAccount: false,
    optionalAnnotationKeys: [ROLE_ANNOTATION],
    annotations: roleArn === undefined ? {} : { [ROLE_ANNOTATION]: checkRole('roleArn', roleArn, registries) },
  };
}

function checkRole(property: string, arn: string, registries: readonly Registry[]): string {
  const role = roleOf(`${FACTORY}: '${property}'`, arn);
  const problem = registries.map(registry => partitionProblem(role, registry)).find(found => found !== undefined);
  if (problem) {
    throw new Error(`${FACTORY}: '${property}' is of no use: ${problem}`);
  }
  return arn;
}
