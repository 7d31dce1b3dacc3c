import { newRefresh } from './support';

describe('gitOps', () => {
  test('tells Argo CD to leave what the refresher owns alone', () => {
    const { gitOps } = newRefresh({
      namespaceSelector: { matchLabels: { team: 'a' } }, patchServiceAccounts: ['default'],
    });
    expect(gitOps.argoCdApplicationSpec).toEqual({
      ignoreDifferences: [
        { group: '', kind: 'Secret', name: 'pull', managedFieldsManagers: ['cdk8s-registry-access'] },
        { group: '', kind: 'ServiceAccount', name: 'default', managedFieldsManagers: ['cdk8s-registry-access'] },
      ],
      syncPolicy: { syncOptions: ['RespectIgnoreDifferences=true'] },
    });
  });

  test('has Flux wait for the first run', () => {
    expect(newRefresh().gitOps.fluxKustomizationSpec).toEqual({ wait: true, timeout: '660s' });
  });

  test('has a Secret in Git applied once', () => {
    expect(newRefresh().gitOps.seedAnnotations).toEqual({
      'argocd.argoproj.io/sync-options': 'Prune=false',
      'kustomize.toolkit.fluxcd.io/ssa': 'IfNotPresent',
    });
  });
});
