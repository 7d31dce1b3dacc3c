import { Duration } from 'cdk8s';
import { acr, artifactRegistry, ecr, harbor, provider, tokenProvider } from './support';
import { CredentialProvider, CredentialProviderProps, Registry } from '../../src';

describe('a credential provider', () => {
  test('is called for the patterns of its registries, each once', () => {
    const registries = [ecr, Registry.ecr({ account: '210987654321', region: 'us-east-1' }), Registry.ecrPublic()];
    expect(CredentialProvider.ecr({ registries }).matchImages).toEqual(['*.dkr.ecr.*.amazonaws.com', 'public.ecr.aws']);
  });

  test('is called for the path of a registry, and for further patterns', () => {
    expect(provider({ registries: [harbor.withPath('team')], matchImages: ['mirror.example.com'] }).matchImages)
      .toEqual(['registry.example.com/team', 'mirror.example.com']);
  });

  test('says what it is and what for', () => {
    expect(`${provider()}`).toBe("credential provider 'harbor-credential-provider' for registry.example.com");
  });

  test('has an entry with nothing that was not asked for', () => {
    expect(provider()._entry).toEqual({
      name: 'harbor-credential-provider',
      matchImages: ['registry.example.com'],
      defaultCacheDuration: '0s',
      apiVersion: 'credentialprovider.kubelet.k8s.io/v1',
    });
  });

  test('has an entry with all that was asked for', () => {
    const { _entry } = provider({
      args: ['get', '--v=3'],
      env: { HTTPS_PROXY: 'http://proxy.example.com:3128' },
      defaultCacheDuration: Duration.minutes(90),
      serviceAccountToken: {
        audience: 'registry.example.com',
        requiredAnnotationKeys: ['example.com/role'],
        optionalAnnotationKeys: ['example.com/team'],
      },
    });
    expect(_entry).toEqual({
      name: 'harbor-credential-provider',
      matchImages: ['registry.example.com'],
      defaultCacheDuration: '1h30m',
      apiVersion: 'credentialprovider.kubelet.k8s.io/v1',
      args: ['get', '--v=3'],
      env: [{ name: 'HTTPS_PROXY', value: 'http://proxy.example.com:3128' }],
      tokenAttributes: {
        serviceAccountTokenAudience: 'registry.example.com',
        cacheType: 'Token',
        requireServiceAccount: true,
        requiredServiceAccountAnnotationKeys: ['example.com/role'],
        optionalServiceAccountAnnotationKeys: ['example.com/team'],
      },
    });
  });

  test.each([
    ['ECR', CredentialProvider.ecr({ registries: [ecr] }), 4 * 3600],
    ['Artifact Registry', CredentialProvider.google({ registries: [artifactRegistry] }), 100],
    ['ACR', CredentialProvider.azure({ registries: [acr] }), 700],
    ['a registry without tokens', provider(), 0],
    ['a registry with tokens', provider({ registries: [acr, harbor] }), 3600],
  ])('keeps a credential of %s for a third of the time that it has to live', (_, { defaultCacheDuration }, seconds) => {
    expect(defaultCacheDuration.toSeconds()).toBe(seconds);
  });

  test('cannot keep a credential longer than it lives', () => {
    expect(() => CredentialProvider.ecr({ registries: [ecr], defaultCacheDuration: Duration.hours(13) })).toThrow(
      "'defaultCacheDuration' of credential provider 'ecr-credential-provider' (13 hours) must not be longer than a "
        + 'token lives (12 hours): leave it out for a safe one');
    expect(
      CredentialProvider.ecr({
        registries: [ecr], defaultCacheDuration: Duration.hours(12),
      }).defaultCacheDuration.toHours(),
    ).toBe(12);
  });

  test('wants the annotations that it was given for ServiceAccounts', () => {
    expect(provider().serviceAccountAnnotations).toEqual({});
    expect(tokenProvider({ optionalAnnotationKeys: ['a', 'b'], annotations: { a: '1' } }).serviceAccountAnnotations)
      .toEqual({ a: '1' });
  });

  test('names the audience of its token', () => {
    expect([provider().audience, tokenProvider().audience]).toEqual([undefined, 'registry.example.com']);
  });

  test.each([
    [{ cachePerServiceAccount: true }, 'ServiceAccount'],
    [{ tokenIsPassword: true }, 'Token'],
    [{ tokenIsPassword: true, cachePerServiceAccount: false }, 'Token'],
  ])('with %p is cached by %s', (props, cacheType) => {
    expect(tokenProvider(props)._entry.tokenAttributes!.cacheType).toBe(cacheType);
  });

  const cloud = { registries: [ecr] };
  test.each<[string, (props: CredentialProviderProps) => CredentialProvider, CredentialProviderProps, string]>([
    ['ecr', CredentialProvider.ecr, { ...cloud, args: ['-v'] },
      "'args' has no effect, as the program takes none: leave it out"],
    ['ecr', CredentialProvider.ecr, { ...cloud, serviceAccountToken: { audience: 'a' } },
      "'serviceAccountToken' has no effect, as what the program gets follows from 'serviceAccounts'"],
    ['google', CredentialProvider.google, { ...cloud, args: [] },
      "'args' has no effect, as they follow from 'serviceAccounts'"],
    ['google', CredentialProvider.google, { ...cloud, serviceAccountToken: { audience: 'a' } },
      "'serviceAccountToken' has no effect"],
    ['google', CredentialProvider.google, { ...cloud, serviceAccounts: { defaultRoleArn: 'a' } },
      "'defaultRoleArn' has no effect, as it is a role of AWS"],
    ['azure', CredentialProvider.azure, { ...cloud, serviceAccountToken: { audience: 'a' } },
      "'serviceAccountToken' has no effect"],
    ['azure', CredentialProvider.azure, { ...cloud, serviceAccounts: { defaultRoleArn: 'a' } },
      "'defaultRoleArn' has no effect, as it is a role of AWS"],
    ['of', provider, { name: 'a' }, "'name' has no effect, as it is the first parameter"],
    ['of', provider, { serviceAccounts: {} },
      "'serviceAccounts' has no effect, as a program that is not known gets 'serviceAccountToken'"],
  ])('of CredentialProvider.%s takes nothing that it cannot use', (factory, make, props, problem) => {
    expect(() => make(props)).toThrow(`CredentialProvider.${factory}: ${problem}`);
  });

  test.each<[string, () => CredentialProvider, string]>([
    ['no names', () => tokenProvider({}, undefined, { serviceAccountNames: [] }),
      "'serviceAccountNames' of credential provider 'harbor-credential-provider' is empty: list some"],
    ['a name twice', () => tokenProvider({}, undefined, { serviceAccountNames: ['web', 'web'] }),
      "'serviceAccountNames' of credential provider 'harbor-credential-provider' names 'web' twice"],
    ['a name that cannot be', () => tokenProvider({}, undefined, { serviceAccountNames: ['a_b'] }),
      "'serviceAccountNames' must be a DNS subdomain"],
    ['names without a token', () => provider({ serviceAccountNames: ['web'] }),
      "'serviceAccountNames' of credential provider 'harbor-credential-provider' (web) has no effect, as the program "
        + 'gets no token'],
  ])('refuses %s of ServiceAccounts', (_, make, problem) => {
    expect(make).toThrow(problem);
  });
});
