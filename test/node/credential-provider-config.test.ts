import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { acr, artifactRegistry, configOf, ecr, harbor, irsa, provider, tokenProvider } from './support';
import { CredentialProvider, CredentialProviderConfig } from '../../src';
import { temporaryFolder } from '../support/folder';

const folder = temporaryFolder();

describe('a CredentialProviderConfig', () => {
  test('has the programs in their order', () => {
    const config = configOf(
      CredentialProvider.ecr({ registries: [ecr], serviceAccounts: { identity: irsa } }),
      CredentialProvider.google({ registries: [artifactRegistry] }),
      CredentialProvider.azure({ registries: [acr] }),
      provider({ registries: [harbor.withPath('team')], args: ['get'], env: { LEVEL: '1' } }),
    );
    expect(config.toYaml()).toMatchInlineSnapshot(`
"apiVersion: kubelet.config.k8s.io/v1
kind: CredentialProviderConfig
providers:
  - name: ecr-credential-provider
    matchImages:
      - "*.dkr.ecr.*.amazonaws.com"
    defaultCacheDuration: "4h"
    apiVersion: credentialprovider.kubelet.k8s.io/v1
    tokenAttributes:
      serviceAccountTokenAudience: sts.amazonaws.com
      cacheType: ServiceAccount
      requireServiceAccount: false
      optionalServiceAccountAnnotationKeys:
        - eks.amazonaws.com/ecr-role-arn
  - name: auth-provider-gcp
    matchImages:
      - "*.pkg.dev/acme-prod"
    defaultCacheDuration: "1m40s"
    apiVersion: credentialprovider.kubelet.k8s.io/v1
    args:
      - get-credentials
  - name: acr-credential-provider
    matchImages:
      - "*.azurecr.io"
    defaultCacheDuration: "11m40s"
    apiVersion: credentialprovider.kubelet.k8s.io/v1
    args:
      - /etc/kubernetes/azure.json
  - name: harbor-credential-provider
    matchImages:
      - registry.example.com/team
    defaultCacheDuration: "0s"
    apiVersion: credentialprovider.kubelet.k8s.io/v1
    args:
      - get
    env:
      - name: LEVEL
        value: "1"
"
`);
  });

  test('is written into a folder that it makes', () => {
    const file = configOf(provider()).write(join(folder, 'nodes/eu'));
    expect(file).toBe(join(folder, 'nodes/eu/credential-provider-config.yaml'));
    expect(readFileSync(file, 'utf-8')).toBe(configOf(provider()).toYaml());
  });

  test('joins the annotations of its programs', () => {
    const annotated = (name: string, annotations: Record<string, string>) =>
      tokenProvider({ optionalAnnotationKeys: ['a', 'b'], annotations }, name);
    expect(configOf(annotated('x', { a: '1' }), annotated('y', { a: '1', b: '2' })).serviceAccountAnnotations)
      .toEqual({ a: '1', b: '2' });
    expect(() => configOf(annotated('x', { a: '1' }), annotated('y', { a: '2' })))
      .toThrow("'providers' want two values of the annotation 'a' on one ServiceAccount: '1' and '2' (of 'y')");
  });

  test('needs programs, with names of their own', () => {
    expect(() => configOf()).toThrow("'providers' is empty: give at least one CredentialProvider");
    expect(() => configOf(provider(), provider())).toThrow("'providers' has two programs with the name "
      + "'harbor-credential-provider', and the kubelet takes each once: give all registries to one. Where "
      + 'ServiceAccounts pull as several roles, the roles are in their annotations');
  });

  test('is for the default version where none is given', () => {
    expect(configOf(provider()).kubernetesVersion).toBe('1.34');
  });

  test.each([
    '1.26', '1.33', '1.37',
  ])('is the same for Kubernetes %s where no program gets a token', (kubernetesVersion) => {
    expect(CredentialProviderConfig.of([provider()], kubernetesVersion).toYaml()).toBe(configOf(provider()).toYaml());
  });

  test.each(['1.34', 'v1.37.2'])('can have tokens in Kubernetes %s', (kubernetesVersion) => {
    expect(CredentialProviderConfig.of([tokenProvider()], kubernetesVersion).toYaml()).toContain('cacheType: Token');
  });

  test.each([
    ['1.25', "'kubernetesVersion' must be '1.26' or newer: got '1.25'"],
    ['1.32', 'the kubelet of Kubernetes 1.32 does not know, so that it would not start'],
    ['1.33',
      "the kubelet of Kubernetes 1.33 has only in alpha, without the field 'cacheType' that is mandatory since 1.34"],
  ])('cannot have tokens in Kubernetes %s', (kubernetesVersion, problem) => {
    expect(() => CredentialProviderConfig.of([tokenProvider()], kubernetesVersion)).toThrow(problem);
  });
});
