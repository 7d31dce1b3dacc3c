import { onEachCluster } from './support/cluster';
import { failures, RefreshRuns, SERVER_SIDE } from './support/refresh-runs';
import { refresherIn, theOnly, twoRegions } from './support/refreshers';

onEachCluster(['controllers', 'refresherTools'], cluster => {
  const runs = new RefreshRuns(cluster);

  describe('a refreshed token', () => {
    let own: string;
    let manifests: any[];
    let before: any[];

    const written = () => cluster.list('secrets', own);

    beforeAll(async () => {
      own = await cluster.newNamespace();
      // As Argo CD marks what it applies; a Secret with this mark that is not in Git is pruned.
      manifests = runs.refresherIn(own, { credentials: twoRegions() }).map(({ metadata, ...manifest }) => ({
        ...manifest,
        metadata: {
          ...metadata, annotations: { ...metadata.annotations, 'argocd.argoproj.io/tracking-id': 'app:v1' },
        },
      }));
      await cluster.apply(manifests);
      expect(failures(await runs.again(manifests))).toEqual({});
      before = await written();
      expect(before).toHaveLength(2);
    });

    test.each([
      ['a server-side apply of Argo CD', [...SERVER_SIDE, '--field-manager=argocd-controller']],
      ['a server-side apply of Flux', [...SERVER_SIDE, '--field-manager=kustomize-controller']],
      ['a client-side apply', []],
    ])('is left alone by %s of the manifests', async (_, flags) => {
      expect(await cluster.apply(manifests, ...flags)).toHaveLength(manifests.length);
      expect(await written()).toEqual(before);
    });

    test('is left alone by an apply that prunes Secrets', async () => {
      const labels = { 'app.kubernetes.io/managed-by': 'somebody' };
      const dropped = { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'dropped', namespace: own, labels } };
      await cluster.apply([...manifests, dropped]);
      const pruned = await cluster.tryApply(
        manifests, '--prune', '--selector=app.kubernetes.io/managed-by', '--prune-allowlist=core/v1/Secret',
      );
      expect(pruned).toMatchObject({ ok: true, stdout: expect.stringContaining('secret/dropped pruned') });
      expect(await written()).toEqual(before);
    });

    test('has no mark by which a tool would take it for its own, and prune it', () => {
      for (const { metadata: { labels, annotations } } of before) {
        expect(
          Object.keys({ ...labels, ...annotations }).filter(name =>
            /argocd|fluxcd|applyset|last-applied|\/instance$/.test(name),
          ),
        ).toEqual([]);
      }
    });
  });

  describe('the first run', () => {
    test.each([
      ['server-side', SERVER_SIDE], ['client-side', []],
    ])('is not made again by a second %s apply, but by another configuration', async (_, flags) => {
      const [own, other] = [await cluster.newNamespace(), await cluster.newNamespace()];
      const [first, second] = [
        await cluster.apply(refresherIn(own), ...flags), await cluster.apply(refresherIn(own), ...flags),
      ].map(applied => theOnly('Job', applied));
      expect(second.metadata.uid).toBe(first.metadata.uid);
      expect(await cluster.list('jobs', own)).toHaveLength(1);

      await cluster.apply(refresherIn(own, { namespaces: [own, other] }), ...flags);
      expect(await cluster.list('jobs', own)).toHaveLength(2);
    });
  });
});
