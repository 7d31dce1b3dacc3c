import { accessApp, KINDS, PATTERNS } from './support/apps';
import { onEachCluster } from './support/cluster';
import { pullSecretsOf } from './support/objects';
import { poll } from './support/poll';
import { AccessPattern } from '../../src';

onEachCluster(['controllers'], cluster => {
  describe.each(PATTERNS)('with the pattern %s', pattern => {
    let namespace: string;
    let secret: string;

    beforeAll(async () => {
      namespace = await cluster.newNamespace();
      const app = accessApp(namespace, pattern);
      secret = app.find(({ kind }) => kind === 'Secret').metadata.name;
      await cluster.apply(app, '--server-side', '--force-conflicts');
      await cluster.trigger('cronjob', namespace);
    });

    const podOf = (owner: string) =>
      poll(
        async () => (await cluster.list('pods', namespace, `app=${owner}`)).at(0),
        () => `no pod of ${owner} in ${namespace}`,
      );

    test.each(KINDS)('a pod of a granted %s carries the pull secret, and no other', async (kind) => {
      expect(pullSecretsOf(await podOf(kind.toLowerCase()))).toEqual([secret]);
    });

    test('a pod of the same namespace that was not granted carries it only where the namespace has it', async () => {
      expect(pullSecretsOf(await podOf('stranger'))).toEqual(pattern === AccessPattern.NAMESPACE ? [secret] : []);
    });
  });
});
