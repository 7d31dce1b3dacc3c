import { Chart, Testing, Yaml } from 'cdk8s';
import { acr, azureIdentity, ecr, irsa, provider, tokenProvider } from './support';
import {
  AccessPattern, CredentialProvider, PrivateRegistryAccess, PrivateRegistryAccessProps, RegistryCredentials,
} from '../../src';

type Props = Pick<PrivateRegistryAccessProps, 'namespaces' | 'namespaceSelector' | 'nodeRoleName'>;

function objects(
  providers: CredentialProvider[], props: Props = { namespaceSelector: { matchLabels: { pull: 'yes' } } },
): any[] {
  const chart = new Chart(Testing.app(), 'Chart', { namespace: 'payments', disableResourceNameHashes: true });
  new PrivateRegistryAccess(chart, 'Access', {
    pattern: AccessPattern.KUBELET_CREDENTIAL_PROVIDER,
    credentials: providers.map(one => RegistryCredentials.credentialProvider(one)),
    ...props,
  });
  return Testing.synth(chart);
}

describe('access through credential providers', () => {
  test('names audiences once, sorted', () => {
    const other = tokenProvider({ audience: 'a.example.com' }, 'c');
    const [role] = objects([tokenProvider({}, 'a'), tokenProvider({}, 'b'), other, provider({}, 'd')]);
    expect(role.rules[0].resources).toEqual(['a.example.com', 'registry.example.com']);
  });

  test('lets the nodes ask for tokens with the audiences of all programs', () => {
    const providers = [
      CredentialProvider.ecr({ registries: [ecr], serviceAccounts: { identity: irsa } }),
      CredentialProvider.azure({ registries: [acr], serviceAccounts: { identity: azureIdentity } }),
    ];
    expect(Yaml.stringify(...objects(providers))).toMatchInlineSnapshot(`
"apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata:
  labels:
    app.kubernetes.io/managed-by: cdk8s-registry-access
  name: chart-access-nodeaccess-clusterrole
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
  name: chart-access-nodeaccess-clusterrole
roleRef:
  apiGroup: rbac.authorization.k8s.io
  kind: ClusterRole
  name: chart-access-nodeaccess-clusterrole
subjects:
  - apiGroup: rbac.authorization.k8s.io
    kind: Group
    name: system:nodes
"
`);
  });

  test('may be bounded to ServiceAccounts of some namespaces', () => {
    const [clusterRole, ...bindings] = objects([tokenProvider({}, undefined, { serviceAccountNames: ['web'] })], {
      namespaces: ['payments', 'shop'], nodeRoleName: 'pull-tokens',
    });
    expect(clusterRole.metadata.name).toBe('pull-tokens');
    expect(clusterRole.rules[0].resourceNames).toEqual(['web']);
    expect(
      bindings.map(({ kind, metadata, roleRef }) => [
        kind, metadata.namespace, metadata.name, roleRef.kind, roleRef.name,
      ]),
    ).toEqual([
      ['RoleBinding', 'payments', 'pull-tokens', 'ClusterRole', 'pull-tokens'],
      ['RoleBinding', 'shop', 'pull-tokens', 'ClusterRole', 'pull-tokens'],
    ]);
  });

  test('adds nothing to the cluster where no program gets a token', () => {
    expect(objects([provider()])).toEqual([]);
  });

  test('has a rule for each set of names of ServiceAccounts', () => {
    const named = (audience: string, serviceAccountNames?: string[]) =>
      tokenProvider({ audience }, audience, { serviceAccountNames });
    const [{ rules }] = objects([
      named('d', ['web', 'api']), named('c'), named('b', ['api', 'web']), named('a'), named('e', ['web']),
    ]);
    expect(rules.map(({ resources, resourceNames }: any) => [resources, resourceNames])).toEqual([
      [['b', 'd'], ['web', 'api']],
      [['a', 'c'], undefined],
      [['e'], ['web']],
    ]);
  });
});
