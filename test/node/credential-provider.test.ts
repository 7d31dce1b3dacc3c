import { Duration } from 'cdk8s';
import { acr, artifactRegistry, ecr, harbor, provider, tokenProvider } from './support';
import { CredentialProvider, Registry, ServiceAccountTokenCache } from '../../src';

describe('a credential provider', () => {
  test('is called for the patterns of its registries, each once', () => {
    const registries = [ecr, Registry.ecr({ account: '210987654321', region: 'us-east-1' }), Registry.ecrPublic()];
    expect(CredentialProvider.ecr({ registries }).matchImages).toEqual(['*.dkr.ecr.*.amazonaws.com', 'public.ecr.aws']);
  });

  test('is called for the path of a registry, and for further patterns', () => {
    expect(provider({ registries: [harbor.withPath('team')], matchImages: ['mirror.example.com'] }).matchImages).toEqual(['registry.example.com/team', 'mirror.example.com']);
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
        audience: 'registry.example.com', requiredAnnotationKeys: ['example.com/role'], optionalAnnotationKeys: ['example.com/team'],
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
      "'defaultCacheDuration' of credential provider 'ecr-credential-provider' (13 hours) must not be longer than a token lives (12 hours): leave it out for a safe one");
    expect(CredentialProvider.ecr({ registries: [ecr], defaultCacheDuration: Duration.hours(12) }).defaultCacheDuration.toHours()).toBe(12);
  });

  test('wants the annotations that it was given for ServiceAccounts', () => {
    expect(provider().serviceAccountAnnotations).toEqual({});
    expect(tokenProvider({ optionalAnnotationKeys: ['a', 'b'], annotations: { a: '1' } }).serviceAccountAnnotations).toEqual({ a: '1' });
  });

  test('names the audience of its token', () => {
    expect([provider().audience, tokenProvider().audience]).toEqual([undefined, 'registry.example.com']);
  });

  test.each([
    [{ cacheType: ServiceAccountTokenCache.SERVICE_ACCOUNT }, 'ServiceAccount'],
    [{ tokenIsPassword: true }, 'Token'],
    [{ tokenIsPassword: true, cacheType: ServiceAccountTokenCache.TOKEN }, 'Token'],
  ])('with %p is cached by %s', (props, cacheType) => {
    expect(tokenProvider(props)._entry.tokenAttributes!.cacheType).toBe(cacheType);
  });
});
