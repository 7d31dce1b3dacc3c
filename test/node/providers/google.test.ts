import { CredentialProvider } from '../../../src';
import { artifactRegistry, cluster, ecr } from '../support';

describe('the provider of Google Cloud', () => {
  test('pulls as the node', () => {
    expect(CredentialProvider.google({ registries: [artifactRegistry] })._entry).toEqual({
      name: 'auth-provider-gcp',
      matchImages: ['*.pkg.dev/acme-prod'],
      defaultCacheDuration: '1m40s',
      apiVersion: 'credentialprovider.kubelet.k8s.io/v1',
      args: ['get-credentials'],
    });
  });

  test('has another name in kOps', () => {
    expect(CredentialProvider.google({ registries: [artifactRegistry], name: 'gcp-credential-provider' }).name).toBe('gcp-credential-provider');
  });

  test('lets ServiceAccounts pull as themselves if they say so', () => {
    const provider = CredentialProvider.google({ registries: [artifactRegistry], serviceAccounts: cluster });
    expect(provider._entry).toMatchObject({
      args: [
        'get-credentials',
        '--identity-provider=https://container.googleapis.com/v1/projects/acme-prod/locations/europe-west1/clusters/prod',
        '--project-id=acme-prod',
      ],
      tokenAttributes: {
        serviceAccountTokenAudience: 'acme-prod.svc.id.goog',
        cacheType: 'ServiceAccount',
        requireServiceAccount: false,
        optionalServiceAccountAnnotationKeys: ['iam.gke.io/enable-wi-image-pull'],
      },
    });
    expect(provider.serviceAccountAnnotations).toEqual({ 'iam.gke.io/enable-wi-image-pull': 'true' });
  });

  test.each([['project', '123'], ['location', 'Europe'], ['cluster', 'gke_a_b_prod']])('checks the %s of the cluster', (property, value) => {
    expect(() => CredentialProvider.google({ registries: [artifactRegistry], serviceAccounts: { ...cluster, [property]: value } }))
      .toThrow(`CredentialProvider.google: '${property}' must be`);
  });

  test('serves Artifact Registry only', () => {
    expect(() => CredentialProvider.google({ registries: [ecr] })).toThrow("'registries' must be of kind artifact-registry");
  });
});
