import { CloudIdentity, CredentialProvider, Registry } from '../../../src';
import { acr, azureIdentity, chinaEcr, ecr, irsa, role } from '../support';

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
    const provider = CredentialProvider.ecr({ registries: [ecr], serviceAccounts: { identity: irsa } });
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
    const { _entry } = CredentialProvider.ecr({
      registries: [ecr], env: { HTTPS_PROXY: 'a' }, serviceAccounts: { defaultRoleArn: role },
    });
    expect(_entry.env).toEqual([{ name: 'AWS_ECR_ROLE_ARN', value: role }, { name: 'HTTPS_PROXY', value: 'a' }]);
  });

  test('takes that role once', () => {
    expect(() =>
      CredentialProvider.ecr({
        registries: [ecr], env: { AWS_ECR_ROLE_ARN: role }, serviceAccounts: { defaultRoleArn: role },
      }),
    ).toThrow("'defaultRoleArn' and 'env' both");
  });

  test('checks defaultRoleArn', () => {
    expect(() => CredentialProvider.ecr({ registries: [ecr], serviceAccounts: { defaultRoleArn: 'pull' } }))
      .toThrow("CredentialProvider.ecr: 'defaultRoleArn' must be the ARN of an IAM role");
    expect(() => CredentialProvider.ecr({ registries: [chinaEcr], serviceAccounts: { defaultRoleArn: role } }))
      .toThrow("CredentialProvider.ecr: 'defaultRoleArn' cannot be used");
  });

  // CloudIdentity.irsa checks the ARN.
  test('takes a role of the partition', () => {
    expect(() => CredentialProvider.ecr({ registries: [ecr, chinaEcr], serviceAccounts: { identity: irsa } })).toThrow(
      "CredentialProvider.ecr: 'identity' of 'serviceAccounts' cannot be used: 'arn:aws:iam::123456789012:role/pull' "
        + 'is of partition aws');
  });

  test.each([
    ['another kind', CloudIdentity.eksPodIdentity(role), "must be CloudIdentity.irsa: got 'EKS Pod Identity of the "
      + "ServiceAccount (arn:aws:iam::123456789012:role/pull)'; write CloudIdentity.irsa(roleArn)"],
    ['another cloud', azureIdentity, "must be CloudIdentity.irsa: got 'Azure Workload Identity"],
    ['a session name', CloudIdentity.irsa(role, 'payments'),
      `has the session name 'payments', which the program cannot take: write CloudIdentity.irsa('${role}')`],
  ])('refuses an identity of %s', (_, identity, problem) => {
    expect(() => CredentialProvider.ecr({ registries: [ecr], serviceAccounts: { identity } }))
      .toThrow(`CredentialProvider.ecr: 'identity' of 'serviceAccounts' ${problem}`);
  });

  test('serves Amazon ECR and ECR Public only, and some', () => {
    expect(CredentialProvider.ecr({ registries: [Registry.ecrPublic()] }).matchImages).toEqual(['public.ecr.aws']);
    expect(() => CredentialProvider.ecr({ registries: [ecr, acr] }))
      .toThrow("'registries' must be of kind ecr or ecr-public: got 'contoso.azurecr.io' (acr)");
    expect(() => CredentialProvider.ecr({ registries: [] })).toThrow("CredentialProvider.ecr: 'registries' is empty");
    expect(() => CredentialProvider.ecr({ matchImages: ['public.ecr.aws'] }))
      .toThrow("CredentialProvider.ecr: 'registries' is empty");
  });
});
