import { ecrPassword } from './support/aws';
import { onEachCluster } from './support/cluster';
import { isClusterWide } from './support/cluster-wide';
import { failures, loginsOf, RefreshRuns, SERVER_SIDE } from './support/refresh-runs';
import { ACCOUNT, IDENTITY, OTHER_REGION, REGION, REGISTRY, SECRET_NAME, twoRegions } from './support/refreshers';
import { Registry, RegistryCredentials } from '../../src';
import { ecrError, ecrHost } from '../refresher/support/ecr';
import { Outcome } from '../support/program';

const [HOST, OTHER_HOST] = [REGION, OTHER_REGION].map(region => `${ACCOUNT}.dkr.ecr.${region}.amazonaws.com`);
const LOGIN = [HOST, 'AWS', ecrPassword(ACCOUNT)];
const OTHER_LOGIN = [OTHER_HOST, 'AWS', ecrPassword(ACCOUNT)];

/** A Secret tells the time of its refresh in whole seconds: an equal token in the same second changes nothing in it. */
const untilNextSecond = () => new Promise(resolve => setTimeout(resolve, 1010 - Date.now() % 1000));

onEachCluster(['controllers', 'refresherTools'], cluster => {
  const runs = new RefreshRuns(cluster);
  const secretIn = (namespace: string) => cluster.get(`secret/${SECRET_NAME}`, namespace);
  const namespaces = (count: number) => Promise.all(Array.from({ length: count }, () => cluster.newNamespace()));

  describe('a refresher for several namespaces', () => {
    let listed: string[];
    let manifests: any[];
    let outcome: Outcome;
    const before = Date.now() - 1000;

    beforeAll(async () => {
      const [own, ...others] = await namespaces(3);
      listed = others;
      manifests = runs.refresherIn(own, { namespaces: listed, secretLabels: { team: 'payments' } });
      outcome = await runs.start(manifests);
    });

    test('says of each token, and of each Secret, how it went', () => {
      expect(outcome).toMatchObject({ ok: true, stderr: '' });
      const said = [`ecr-${REGION}: ok`, ...listed.map(namespace => `Secret ${namespace}/${SECRET_NAME}: ok`).sort()];
      const [trust, token, ...secrets] = outcome.stdout.trimEnd().split('\n');
      expect([trust, token, ...secrets.sort()]).toEqual(['CA bundle: ok', ...said]);
    });

    test('writes the token into each, and when it was refreshed and expires', async () => {
      for (const namespace of listed) {
        const secret = await secretIn(namespace);
        expect(loginsOf(secret)).toEqual([LOGIN]);
        expect(secret.metadata.labels).toMatchObject({ team: 'payments' });
        const { annotations } = secret.metadata;
        const [refreshed, expires] = ['refreshed-at', 'expires-at'].map(name =>
          Date.parse(annotations[`cdk8s-registry-access/${name}`]),
        );
        expect(refreshed).toBeGreaterThanOrEqual(before);
        expect(expires - refreshed).toBeGreaterThan(11.9 * 60 * 60 * 1000);
      }
    });

    test('writes in place: the UID of a Secret, by which the kubelet knows it, stays', async () => {
      const { metadata: first } = await secretIn(listed[0]);
      await untilNextSecond();
      expect(failures(await runs.again(manifests))).toEqual({});
      const { metadata: second } = await secretIn(listed[0]);
      expect(second.uid).toBe(first.uid);
      expect(second.resourceVersion).not.toBe(first.resourceVersion);
    });
  });

  describe('a refresher that finds Secrets of its name', () => {
    const STALE = {
      '.dockerconfigjson': Buffer.from(`{"auths":{"${HOST}":{"username":"AWS","password":"stale"}}}`).toString(
        'base64',
      ),
    };
    const staleIn = (namespace: string, more: object = {}) => ({
      apiVersion: 'v1',
      kind: 'Secret',
      type: 'kubernetes.io/dockerconfigjson',
      metadata: { name: SECRET_NAME, namespace },
      data: STALE,
      ...more,
    });

    /** Who made the Secret, which the refresher then takes over. */
    const TAKEN: [string, (namespace: string) => Promise<unknown>][] = [
      ['kubectl create', namespace => cluster.create(staleIn(namespace))],
      ['client-side apply', namespace => cluster.apply([staleIn(namespace)])],
      ['the server-side apply of Argo CD',
        namespace => cluster.apply([staleIn(namespace)], '--server-side', '--field-manager=argocd-controller')],
      ['the server-side apply of Flux',
        namespace => cluster.apply([staleIn(namespace)], '--server-side', '--field-manager=kustomize-controller')],
      ['another refresher', async (namespace) => {
        await cluster.create(staleIn(namespace));
        const change = { data: STALE, metadata: { annotations: { refreshed: 'often' } } };
        await cluster.patch(`secret/${SECRET_NAME}`, namespace, change, '--field-manager=ecr-refresher');
      }],
    ];
    const REFUSED: [string, string, (namespace: string) => Promise<unknown>][] = [
      ['is of another type', 'type: Invalid value',
        namespace => cluster.create(staleIn(namespace, { type: 'Opaque' }))],
      ['is immutable', 'field is immutable when `immutable` is set',
        namespace => cluster.create(staleIn(namespace, { immutable: true }))],
      ['is in a namespace without its Role', 'is forbidden: User', async (namespace) => {
        await cluster.create(staleIn(namespace));
        await cluster.remove(
          manifests.filter(({ kind, metadata }) => kind === 'Role' && metadata.namespace === namespace),
        );
      }],
    ];

    const prepared = new Map<string, any>();
    let manifests: any[];
    let outcome: Outcome;

    beforeAll(async () => {
      const cases: [string, (namespace: string) => Promise<unknown>][] = [
        ...TAKEN,
        ...REFUSED.map(([what, , make]) => [what, make] as any),
      ];
      const [own, ...listed] = await namespaces(cases.length + 1);
      manifests = runs.refresherIn(own, { namespaces: listed });
      await cluster.apply(manifests, ...SERVER_SIDE);
      for (const [index, [what, make]] of cases.entries()) {
        await make(listed[index]);
        prepared.set(what, await secretIn(listed[index]));
      }
      outcome = await runs.again(manifests);
    });

    test.each(TAKEN)('takes over, in place, one that %s made', async (what) => {
      const { metadata } = prepared.get(what);
      const secret = await secretIn(metadata.namespace);
      expect(loginsOf(secret)).toEqual([LOGIN]);
      expect(secret.metadata.uid).toBe(metadata.uid);
    });

    test.each(REFUSED)('fails, and leaves it, but writes the others, where one %s', async (what, message) => {
      const secret = prepared.get(what);
      const { namespace } = secret.metadata;
      expect(failures(outcome)).toMatchObject({
        [`Secret ${namespace}/${SECRET_NAME}`]: expect.stringContaining(message),
      });
      expect(outcome.ok).toBe(false);
      expect(await secretIn(namespace)).toEqual(secret);
    });

    test('names what does not let it, and nothing else', () => {
      const namespaceOf = (what: string) => prepared.get(what).metadata.namespace;
      expect(Object.keys(failures(outcome)).sort())
        .toEqual(REFUSED.map(([what]) => `Secret ${namespaceOf(what)}/${SECRET_NAME}`).sort());
      expect(outcome.stdout).toContain(`in the namespace "${namespaceOf(REFUSED[2][0])}"`);
    });
  });

  describe('a refresher that cannot fetch', () => {
    let target: string;
    let manifests: any[];
    let before: any;

    beforeAll(async () => {
      const [own, listed] = await namespaces(2);
      target = listed;
      manifests = runs.refresherIn(own, { credentials: twoRegions(), namespaces: [target] });
      expect(failures(await runs.start(manifests))).toEqual({});
    });
    beforeEach(async () => { before = await secretIn(target); });
    afterEach(() => [REGION, OTHER_REGION].forEach(region => { delete runs.aws.handlers[ecrHost(region)]; }));

    // No error that passes: the run would ask for another two minutes.
    const breakRegion = (region: string) => {
      runs.aws.handlers[ecrHost(region)] = () => ecrError('AccessDeniedException', 'out of order');
    };
    const failed = (...regions: string[]) =>
      Object.fromEntries(
        regions.map(region => [`ecr-${region}`, expect.stringMatching(new RegExp(`${region}.*out of order`))]),
      );

    test('the token of one region keeps the last good one, refreshes that of the other, and fails', async () => {
      breakRegion(OTHER_REGION);
      await untilNextSecond();
      const outcome = await runs.again(manifests);
      expect(outcome).toMatchObject({
        ok: false, stdout: expect.stringMatching(new RegExp(`^ecr-${REGION}: ok$`, 'm')),
      });
      expect(failures(outcome)).toEqual(failed(OTHER_REGION));
      const after = await secretIn(target);
      expect(loginsOf(after)).toEqual([LOGIN, OTHER_LOGIN]);
      expect(after.metadata.uid).toBe(before.metadata.uid);
      expect(after.metadata.resourceVersion).not.toBe(before.metadata.resourceVersion);
    });

    test('any token leaves the last good Secret as it is, and fails', async () => {
      [REGION, OTHER_REGION].forEach(breakRegion);
      const outcome = await runs.again(manifests);
      expect([outcome.ok, failures(outcome)]).toEqual([false, failed(REGION, OTHER_REGION)]);
      expect(await secretIn(target)).toEqual(before);
    });
  });

  test('a refresher names a namespace that does not exist, and fails, but writes the others', async () => {
    const [own, target] = await namespaces(2);
    const missing = `${target}-missing`;
    const manifests = runs.refresherIn(own, { namespaces: [missing, target] });
    await cluster.apply(manifests.filter(({ metadata: { namespace } }) => namespace !== missing), ...SERVER_SIDE);
    const outcome = await runs.again(manifests);
    expect([outcome.ok, failures(outcome)]).toEqual([
      false, { [`Secret ${missing}/${SECRET_NAME}`]: expect.stringContaining(`in the namespace "${missing}"`) },
    ]);
    expect(loginsOf(await secretIn(target))).toEqual([LOGIN]);
  });

  test('a refresher takes the role of another account, and merges in a Secret whose credentials last', async () => {
    const [own, target] = await namespaces(2);
    await cluster.create({
      apiVersion: 'v1',
      kind: 'Secret',
      type: 'kubernetes.io/dockerconfigjson',
      metadata: { name: 'harbor', namespace: own },
      stringData: {
        '.dockerconfigjson': '{"auths":{"harbor.example.com":{"username":"robot$ci","password":"hunter2"}}}',
      },
    });
    const another = Registry.ecr({ account: '210987654321', region: REGION });
    const credentials = [
      RegistryCredentials.token(REGISTRY, { identity: IDENTITY }),
      RegistryCredentials.token(another, {
        identity: IDENTITY, assumeRole: 'arn:aws:iam::210987654321:role/pull-here',
      }),
      RegistryCredentials.existingSecret('harbor', { covers: [Registry.harbor('harbor.example.com')] }),
    ];
    expect(failures(await runs.start(runs.refresherIn(own, { credentials, namespaces: [target] })))).toEqual({});
    expect(loginsOf(await secretIn(target))).toEqual([
      LOGIN, [another.host, 'AWS', ecrPassword('210987654321')], ['harbor.example.com', 'robot$ci', 'hunter2'],
    ]);
  });

  test('a refresher that selects namespaces serves later ones too, and their ServiceAccounts', async () => {
    const [own, unlabelled] = await namespaces(2);
    const label = { 'cdk8s-registry-access/test-pull': own };
    const manifests = runs.refresherIn(own, {
      namespaceSelector: { matchLabels: label }, patchServiceAccounts: ['builder'],
    });
    await cluster.apply(manifests, ...SERVER_SIDE);
    const later = await cluster.newNamespace(label);
    const outcome = await runs.again(manifests);
    await cluster.remove(manifests.filter(isClusterWide));

    expect(failures(outcome)).toEqual({});
    expect(loginsOf(await secretIn(later))).toEqual([LOGIN]);
    expect((await cluster.get('serviceaccount/builder', later)).imagePullSecrets).toEqual([{ name: SECRET_NAME }]);
    expect(await cluster.list('secrets', unlabelled)).toEqual([]);
  });
});
