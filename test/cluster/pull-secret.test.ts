import { Chart, Testing } from 'cdk8s';
import { onEachCluster } from './support/cluster';
import { pullSecret } from './support/objects';
import { Registry, RegistryCredentials, ScopedPullSecret, ScopedPullSecretProps } from '../../src';

const KEY = '.dockerconfigjson';

onEachCluster([], cluster => {
  let namespace: string;

  beforeAll(async () => { namespace = await cluster.newNamespace(); });

  describe('the API server', () => {
    test.each([
      ['without the key', { config: '{}' }, `data[${KEY}]: Required value`],
      ['with text that is not JSON', { [KEY]: 'user:password' }, `data[${KEY}]: Invalid value`],
      ['with JSON that is not an object', { [KEY]: '[]' }, `data[${KEY}]: Invalid value`],
      ['of more than 1 MiB', { [KEY]: JSON.stringify({ auths: {}, padding: 'x'.repeat(1024 * 1024) }) },
        'data: Too long'],
    ])('refuses a pull secret %s', async (_, data, message) => {
      expect(await cluster.tryCreate(pullSecret(namespace, data)))
        .toMatchObject({ ok: false, stderr: expect.stringContaining(message) });
    });

    // The kubelet cannot decode the last two, and they cost the pod all its credentials: that is why we check more.
    test.each([
      '{}', 'null', '{"auths":{}}', '{"auths":[]}', '{"auths":{"registry.example.com":{"auth":"%"}}}',
    ])('accepts %s', async (text) => {
      expect(await cluster.tryCreate(pullSecret(namespace, { [KEY]: text }))).toMatchObject({ ok: true });
    });

    test('accepts a pull secret of another type with whatever content, which the kubelet then ignores', async () => {
      expect(await cluster.tryCreate(pullSecret(namespace, { [KEY]: '[]' }, 'Opaque'))).toMatchObject({ ok: true });
    });

    test('never changes the type of a Secret', async () => {
      const secret = await cluster.create(pullSecret(namespace, { [KEY]: '{}' }, 'Opaque'));
      const changed = {
        ...pullSecret(namespace, { [KEY]: '{}' }), metadata: { name: secret.metadata.name, namespace },
      };
      expect(await cluster.tryApply([changed], '--server-side', '--force-conflicts')).toMatchObject({
        ok: false,
        stderr: expect.stringContaining('type: Invalid value: "kubernetes.io/dockerconfigjson": field is immutable'),
      });
    });
  });

  describe('a ScopedPullSecret', () => {
    const synth = (password: string, props: Partial<ScopedPullSecretProps> = {}): any => {
      const chart = new Chart(Testing.app(), 'chart', { namespace });
      const credentials = [
        RegistryCredentials.unsafeLiteralInManifest(
          Registry.harbor('registry.example.com').withPath('team-a'), 'robot$ci', password,
        ),
        RegistryCredentials.unsafeLiteralInManifest(Registry.dockerHub(), 'octocat', password),
      ];
      new ScopedPullSecret(chart, 'Pull', { credentials, ...props });
      return Testing.synth(chart)[0];
    };

    test('is stored as it was written', async () => {
      const ours = synth('first');
      const [{ type, data, metadata: { labels, annotations } }] = await cluster.apply([ours], '--server-side');
      expect({ type, data, labels, annotations }).toEqual({
        type: ours.type, data: ours.data, labels: ours.metadata.labels, annotations: ours.metadata.annotations,
      });
    });

    test('is updated in place, so that its UID, by which the kubelet knows it, stays', async () => {
      const [before] = await cluster.apply([synth('first', { secretName: 'in-place' })], '--server-side');
      const [after] = await cluster.apply([synth('second', { secretName: 'in-place' })], '--server-side');
      expect(after.metadata.uid).toBe(before.metadata.uid);
      expect(after.data).not.toEqual(before.data);
    });

    test('that is immutable is never changed', async () => {
      const fixed = (password: string) => ({ ...synth(password, { secretName: 'fixed' }), immutable: true });
      await cluster.apply([fixed('first')], '--server-side');
      expect(await cluster.tryApply([fixed('second')], '--server-side', '--force-conflicts')).toMatchObject({
        ok: false, stderr: expect.stringContaining('data: Forbidden: field is immutable when `immutable` is set'),
      });
    });

    test('that is versioned and immutable is a new Secret beside the old one when a credential changes', async () => {
      const props = { secretName: 'versioned', versionedName: true, immutable: true };
      const [before] = await cluster.apply([synth('first', props)], '--server-side');
      const [after] = await cluster.apply([synth('second', props)], '--server-side');
      expect(after.metadata.name).not.toBe(before.metadata.name);
      expect(await cluster.get(`secret/${before.metadata.name}`, namespace)).toMatchObject({ data: before.data });
    });
  });
});
