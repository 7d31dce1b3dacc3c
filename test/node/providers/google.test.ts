import { CloudIdentity, CredentialProvider } from '../../../src';
import { artifactRegistry, cluster, ecr, irsa } from '../support';

const identity = CloudIdentity.gkeWorkloadIdentity(cluster);

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
    expect(CredentialProvider.google({ registries: [artifactRegistry], name: 'gcp-credential-provider' }).name)
      .toBe('gcp-credential-provider');
  });

  test('lets ServiceAccounts pull as themselves if they say so', () => {
    const provider = CredentialProvider.google({ registries: [artifactRegistry], serviceAccounts: { identity } });
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

  test.each([
    ['project', '123'],
    ['location', 'Europe'],
    ['cluster', 'gke_a_b_prod'],
  ])('checks the %s of the cluster', (property, value) => {
    expect(() =>
      CredentialProvider.google({
        registries: [artifactRegistry],
        serviceAccounts: { identity: CloudIdentity.gkeWorkloadIdentity({ ...cluster, [property]: value }) },
      }),
    ).toThrow(`CloudIdentity.gkeWorkloadIdentity: '${property}' must be`);
  });

  const write = 'write CloudIdentity.gkeWorkloadIdentity({ project, location, cluster })';
  test.each([
    ['no identity', undefined, `must be CloudIdentity.gkeWorkloadIdentity: got none; ${write}`],
    ['an identity of another kind', CloudIdentity.googleNode(),
      `must be CloudIdentity.gkeWorkloadIdentity: got 'Google service account of the nodes'; ${write}`],
    ['an identity of another cloud', irsa, 'must be CloudIdentity.gkeWorkloadIdentity: got '],
    [
      'a Google service account',
      CloudIdentity.gkeWorkloadIdentity({ ...cluster, serviceAccount: 'pull@acme-prod.iam.gserviceaccount.com' }),
      "has the Google service account 'pull@acme-prod.iam.gserviceaccount.com', and the program pulls as the "
        + `ServiceAccount itself: ${write}`,
    ],
  ])('refuses %s for ServiceAccounts', (_, wrong, problem) => {
    expect(() => CredentialProvider.google({ registries: [artifactRegistry], serviceAccounts: { identity: wrong } }))
      .toThrow(`CredentialProvider.google: 'identity' of 'serviceAccounts' ${problem}`);
  });

  test('serves Artifact Registry only', () => {
    expect(() => CredentialProvider.google({ registries: [ecr] }))
      .toThrow("'registries' must be of kind artifact-registry");
  });
});
