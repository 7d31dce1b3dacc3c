import { CredentialProvider, Registry } from '../../../src';
import { acr, chinaEcr, ecr, role } from '../support';

const ANNOTATION = 'eks.amazonaws.com/ecr-role-arn';

describe('the provider of Amazon ECR', () => {
  test('pulls as the node, with no argument', () => {
    expect(CredentialProvider.ecr({ registries: [ecr] })._entry).toEqual({
      name: 'ecr-credential-provider',
      matchImages: ['*.dkr.ecr.*.amazonaws.com'],
      defaultCacheDuration: '4h',
      apiVersion: 'credentialprovider.kubelet.k8s.io/v1',
    });
  });

  test('lets ServiceAccounts pull as roles, and others as before', () => {
    const provider = CredentialProvider.ecr({ registries: [ecr], serviceAccounts: { roleArn: role } });
    expect(provider._entry.tokenAttributes).toEqual({
      serviceAccountTokenAudience: 'sts.amazonaws.com',
      cacheType: 'ServiceAccount',
      requireServiceAccount: false,
      optionalServiceAccountAnnotationKeys: [ANNOTATION],
    });
    expect(provider.serviceAccountAnnotations).toEqual({ [ANNOTATION]: role });
  });

  test('leaves the annotation to the app where no role is given', () => {
    expect(CredentialProvider.ecr({ registries: [ecr], serviceAccounts: {} }).serviceAccountAnnotations).toEqual({});
  });

  test('has a role for ServiceAccounts without the annotation', () => {
    const { _entry } = CredentialProvider.ecr({ registries: [ecr], env: { HTTPS_PROXY: 'a' }, serviceAccounts: { defaultRoleArn: role } });
    expect(_entry.env).toEqual([{ name: 'HTTPS_PROXY', value: 'a' }, { name: 'AWS_ECR_ROLE_ARN', value: role }]);
  });

  test('takes that role once', () => {
    expect(() => CredentialProvider.ecr({ registries: [ecr], env: { AWS_ECR_ROLE_ARN: role }, serviceAccounts: { defaultRoleArn: role } })).toThrow("'defaultRoleArn' and 'env' both");
  });

  test.each(['roleArn', 'defaultRoleArn'])('checks %s', (property) => {
    expect(() => CredentialProvider.ecr({ registries: [ecr], serviceAccounts: { [property]: 'pull' } })).toThrow(`CredentialProvider.ecr: '${property}' must be the ARN of an IAM role`);
    expect(() => CredentialProvider.ecr({ registries: [chinaEcr], serviceAccounts: { [property]: role } })).toThrow(`CredentialProvider.ecr: '${property}' is of no use`);
  });

  test('serves Amazon ECR and ECR Public only, and some', () => {
    expect(CredentialProvider.ecr({ registries: [Registry.ecrPublic()] }).matchImages).toEqual(['public.ecr.aws']);
    expect(() => CredentialProvider.ecr({ registries: [ecr, acr] })).toThrow("'registries' must be of kind ecr or ecr-public: got 'contoso.azurecr.io' (acr)");
    expect(() => CredentialProvider.ecr({ registries: [] })).toThrow("CredentialProvider.ecr: 'registries' is empty");
  });
});
