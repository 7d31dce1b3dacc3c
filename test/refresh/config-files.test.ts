import { acrToken, artifactRegistryToken, ecrToken, harborSecret, manifestsOf, otherRegionToken, RefreshProps } from './support';
import { CloudIdentity, Registry, RegistryCredentials } from '../../src';

const filesOf = (props: RefreshProps = {}): Record<string, string> => manifestsOf(props).ConfigMap.data;

describe('the files of a refresher', () => {
  test('say what to fetch from ECR', () => {
    expect(filesOf({ credentials: [ecrToken, otherRegionToken] })['ecr.plan']).toBe(
      'ecr-eu-west-1|ecr|eu-west-1|identity-1|123456789012.dkr.ecr.eu-west-1.amazonaws.com\n'
      + 'ecr-us-east-1|ecr|us-east-1|identity-1|123456789012.dkr.ecr.us-east-1.amazonaws.com\n');
  });

  test('ask for tokens of ECR Public where they are issued', () => {
    const identity = CloudIdentity.eksPodIdentity();
    expect(filesOf({ credentials: [RegistryCredentials.token(Registry.ecrPublic(), { identity })] })['ecr.plan'])
      .toMatch(/^ecr-public\|ecr-public\|us-east-1\|[^|]*\|public\.ecr\.aws\n$/);
  });

  test('say what to fetch from Artifact Registry, and that a token has to outlive the gap between two runs', () => {
    expect(filesOf({ credentials: [artifactRegistryToken] })['artifact-registry.plan']).toBe(
      'artifact-registry|federation|/registry-access/identity/tokens/gke-my-project'
      + '|identitynamespace:my-project.svc.id.goog:https://container.googleapis.com/v1/projects/my-project/locations/europe-west1/clusters/prod'
      + '||1200|europe-docker.pkg.dev\n');
  });

  test('say what to fetch from ACR', () => {
    expect(filesOf({ credentials: [acrToken] })['acr.plan']).toBe(
      'example-azurecr-io|federated|login.microsoftonline.com|22222222-2222-4222-8222-222222222222|11111111-1111-4111-8111-111111111111'
      + '|/registry-access/identity/tokens/azure|example.azurecr.io|3600|example.azurecr.io\n');
  });

  test('keep the path that a registry is scoped to', () => {
    const scoped = RegistryCredentials.token(Registry.acr('example').withPath('team-a'), {
      identity: CloudIdentity.azureManagedIdentity('22222222-2222-4222-8222-222222222222'),
    });
    expect(filesOf({ credentials: [scoped] })['acr.plan']).toMatch(/\|example\.azurecr\.io\/team-a\n$/);
  });

  test('name the Secrets, their parts and namespaces, tokens before what was mounted', () => {
    const files = filesOf({ credentials: [harborSecret, ecrToken], namespaces: ['payments', 'shop'], secretName: 'registries' });
    expect(files['secrets.plan']).toBe('registries|ecr-eu-west-1 static-harbor-pull\n');
    expect(files['state-labels.yaml']).toBe('"app.kubernetes.io/managed-by": "cdk8s-registry-access"\n'
      + '"app.kubernetes.io/component": "pull-secret-parts"\n"app.kubernetes.io/name": "pull"\n');
    expect(files['static.plan']).toBe('static-harbor-pull\n');
    expect(files['namespaces.plan']).toBe('payments\nshop\n');
    expect(files['state.plan']).toBe('registry-access|pull-parts\n');
  });

  test('say how namespaces are selected', () => {
    const files = filesOf({ namespaceSelector: { matchLabels: { 'team': 'a', 'example.com/pull': 'true' } }, patchServiceAccounts: ['default', 'ci'] });
    expect(files['selector.plan']).toBe('team=a,example.com/pull=true|default ci\n');
    expect(files['namespaces.plan']).toBe('');
    expect(files['state.plan']).toBe('registry-access|pull-parts\n');
  });

  test('have labels and annotations of the Secrets as YAML', () => {
    const files = filesOf({ secretLabels: { team: 'a' }, secretAnnotations: { 'example.com/note': 'say "hi": \\' } });
    expect(files['labels.yaml']).toBe('"app.kubernetes.io/managed-by": "cdk8s-registry-access"\n"app.kubernetes.io/component": "pull-secret"\n'
      + '"app.kubernetes.io/name": "pull"\n"team": "a"\n');
    expect(files['state-labels.yaml']).toBeUndefined();
    expect(files['annotations.yaml']).toBe('"example.com/note": "say \\"hi\\": \\\\"\n');
  });

  const SHARED = ['common.sh', 'compose.sh', 'json.awk', 'verdict.sh'];
  test.each<[string, RefreshProps, string[]]>([
    ['ECR', {}, ['fetch-ecr.sh']],
    ['ECR with an access key', {
      credentials: [RegistryCredentials.token(Registry.ecrPublic(), { identity: CloudIdentity.awsAccessKey({ secretName: 'aws' }) })],
    }, ['aws-access-key.sh', 'fetch-ecr.sh']],
    ['Artifact Registry', { credentials: [artifactRegistryToken] }, ['fetch-artifact-registry.sh', 'oauth.sh']],
    ['ACR', { credentials: [acrToken] }, ['fetch-acr.sh', 'oauth.sh']],
    ['selected namespaces', { namespaceSelector: { matchLabels: { team: 'a' } } }, ['fetch-ecr.sh', 'list-namespaces.sh']],
  ])('hold only the scripts that %s takes', (_, props, own) => {
    expect(Object.keys(filesOf(props)).filter(name => /\.(sh|awk)$/.test(name)).sort()).toEqual([...SHARED, ...own].sort());
  });

  test('are immutable, under a name that follows from them', () => {
    const { ConfigMap, CronJob } = manifestsOf();
    expect(ConfigMap.immutable).toBe(true);
    expect(ConfigMap.metadata.name).toMatch(/^pull-[b-z2-9]{8}$/);
    expect(CronJob.spec.jobTemplate.spec.template.spec.volumes[0].configMap.name).toBe(ConfigMap.metadata.name);
    expect(manifestsOf({ namespaces: ['shop'] }).ConfigMap.metadata.name).not.toBe(ConfigMap.metadata.name);
  });
});
