import { acrToken, ecrToken, manifestsOf } from './support';

describe('rbac', () => {
  test('lets a refresher create and patch its own Secret in each namespace, and nothing else', () => {
    const manifests = manifestsOf({ namespaces: ['payments', 'shop'] });
    expect(manifests['Role payments'].rules).toEqual([
      { apiGroups: [''], resources: ['secrets'], resourceNames: ['pull'], verbs: ['create', 'patch'] },
    ]);
    expect(manifests['Role shop'].rules).toEqual(manifests['Role payments'].rules);
    expect(manifests['Role registry-access']).toBeUndefined();
    expect(manifests.ClusterRole).toBeUndefined();
  });

  test('binds the Roles to the ServiceAccount of the refresher', () => {
    expect(manifestsOf({ namespaces: ['payments'] })['RoleBinding payments']).toMatchObject({
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name: 'pull' },
      subjects: [{ kind: 'ServiceAccount', name: 'pull', namespace: 'registry-access' }],
    });
  });

  test('lets it write the Secret of its parts in its own namespace only', () => {
    const manifests = manifestsOf({ credentials: [ecrToken, acrToken], namespaces: ['payments', 'registry-access'] });
    expect(manifests['Role registry-access'].rules[0].resourceNames).toEqual(['pull', 'pull-parts']);
    expect(manifests['Role payments'].rules[0].resourceNames).toEqual(['pull']);
    expect(
      manifestsOf({ credentials: [ecrToken, acrToken], namespaces: ['payments'] })['Role registry-access'].rules[0]
        .resourceNames,
    ).toEqual(['pull-parts']);
  });

  test('lists namespaces, and writes in all of them, only where namespaces are selected', () => {
    const manifests = manifestsOf({ namespaceSelector: { matchLabels: { team: 'a' } } });
    expect(manifests.Role.rules[0].resourceNames).toEqual(['pull-parts']);
    expect(manifests.ClusterRole.metadata).toMatchObject({ name: 'registry-access-pull' });
    expect(manifests.ClusterRole.metadata.namespace).toBeUndefined();
    expect(manifests.ClusterRoleBinding.metadata.namespace).toBeUndefined();
    expect(manifests.ClusterRole.rules).toEqual([
      { apiGroups: [''], resources: ['namespaces'], verbs: ['list'] },
      { apiGroups: [''], resources: ['secrets'], resourceNames: ['pull'], verbs: ['create', 'patch'] },
    ]);
    expect(manifests.ClusterRoleBinding.roleRef).toEqual({
      apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: 'registry-access-pull',
    });
  });

  test('writes the ServiceAccounts that it was asked to, by name', () => {
    const { ClusterRole } = manifestsOf({
      namespaceSelector: { matchLabels: { team: 'a' } }, patchServiceAccounts: ['default'],
    });
    expect(ClusterRole.rules[2]).toEqual({
      apiGroups: [''], resources: ['serviceaccounts'], resourceNames: ['default'], verbs: ['create', 'patch'],
    });
  });
});
