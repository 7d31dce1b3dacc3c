import { App, Chart, Testing, Yaml } from 'cdk8s';
import { acr, clientId, ecr, provider, role, tenantId, tokenProvider } from './support';
import { CredentialProvider, KubeletCredentialProviderAccess, KubeletCredentialProviderAccessProps, TargetKubernetes } from '../../src';

function newChart(app = Testing.app()): Chart {
  return new Chart(app, 'Chart', { namespace: 'payments', disableResourceNameHashes: true });
}

function objects(props: Partial<KubeletCredentialProviderAccessProps> = {}): any[] {
  const chart = newChart();
  new KubeletCredentialProviderAccess(chart, 'NodeAccess', { providers: [tokenProvider()], ...props });
  return Testing.synth(chart);
}

describe('access through credential providers', () => {
  test('lets the nodes ask for tokens with the audiences of all programs', () => {
    const providers = [
      CredentialProvider.ecr({ registries: [ecr], serviceAccounts: { roleArn: role } }),
      CredentialProvider.azure({ registries: [acr], serviceAccounts: { clientId, tenantId } }),
    ];
    expect(Yaml.stringify(...objects({ providers }))).toMatchInlineSnapshot(`
"apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata:
  labels:
    app.kubernetes.io/managed-by: cdk8s-registry-access
  name: chart-nodeaccess-clusterrole
rules:
  - apiGroups:
      - ""
    resources:
      - api://AzureADTokenExchange
      - sts.amazonaws.com
    verbs:
      - request-serviceaccounts-token-audience
---
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata:
  labels:
    app.kubernetes.io/managed-by: cdk8s-registry-access
  name: chart-nodeaccess-clusterrole
roleRef:
  apiGroup: rbac.authorization.k8s.io
  kind: ClusterRole
  name: chart-nodeaccess-clusterrole
subjects:
  - apiGroup: rbac.authorization.k8s.io
    kind: Group
    name: system:nodes
"
`);
  });

  test('may be bounded to ServiceAccounts of some namespaces', () => {
    const [clusterRole, ...bindings] = objects({ namespaces: ['payments', 'shop'], serviceAccountNames: ['web'], name: 'pull-tokens' });
    expect(clusterRole.metadata.name).toBe('pull-tokens');
    expect(clusterRole.rules[0].resourceNames).toEqual(['web']);
    expect(bindings.map(({ kind, metadata, roleRef }) => [kind, metadata.namespace, metadata.name, roleRef.kind, roleRef.name])).toEqual([
      ['RoleBinding', 'payments', 'pull-tokens', 'ClusterRole', 'pull-tokens'],
      ['RoleBinding', 'shop', 'pull-tokens', 'ClusterRole', 'pull-tokens'],
    ]);
  });

  test('adds nothing to the cluster where no program gets a token', () => {
    expect(objects({ providers: [provider()] })).toEqual([]);
  });

  test('holds the file for the target version', () => {
    const app = Testing.app();
    TargetKubernetes.set(app, '1.36');
    const { config } = new KubeletCredentialProviderAccess(newChart(app), 'NodeAccess', { providers: [tokenProvider()] });
    expect(config.kubernetesVersion).toBe('1.36');
  });

  test('cannot have tokens before the target version has them', () => {
    const app = new App();
    TargetKubernetes.set(app, '1.33');
    expect(() => new KubeletCredentialProviderAccess(newChart(app), 'NodeAccess', { providers: [tokenProvider()] })).toThrow('has only in alpha');
  });

  test.each([
    [{ namespaces: [] }, "'namespaces' is empty: list some, or leave it out for all"],
    [{ serviceAccountNames: [] }, "'serviceAccountNames' is empty"],
    [{ namespaces: ['shop', 'shop'] }, "'namespaces' names 'shop' twice"],
    [{ namespaces: ['Shop'] }, "'namespaces' must be a DNS label"],
    [{ serviceAccountNames: ['a_b'] }, "'serviceAccountNames' must be a DNS subdomain"],
    [{ name: 'A' }, "'name' must be a DNS subdomain"],
  ])('refuses %p', (props, problem) => {
    expect(() => objects(props)).toThrow(problem);
  });
});
