import * as fc from 'fast-check';
import { Ask, auditOf, describeCredential, diagnosisOf, proofOf, Said } from './front-ends';
import { Cluster, CLUSTERS, PASSWORD } from './generated-cluster';
import { Registry, ScopedPullSecret } from '../../src';
import { DockerConfigJson, ImageReference, Keyring } from '../../src/image';
import { effectivePullSecrets } from '../../src/kubernetes/effective-pull-secrets';
import { podImages } from '../../src/kubernetes/pod-images';
import { podSpecPath, valueAt } from '../../src/kubernetes/pod-spec-path';
import { readPullSecret } from '../../src/kubernetes/pull-secret';
import { pullSecretNames } from '../../src/kubernetes/pull-secret-list';
import { propertyOptions } from '../support/property';
import { captureStderr } from '../support/stderr';

captureStderr();

const ABOUT_IMAGE = ['PRA101', 'PRA102', 'PRA103', 'PRA104'];
const POISON = ['PRA203', 'PRA204'];
const INVALID = ['PRA107', 'PRA108'];

const among = ({ ids }: Said, wanted: readonly string[]) => [...new Set(ids.filter(id => wanted.includes(id)))].sort();

/**
 * What the kubelet does, in as few words as the parts below the evaluator allow: the answer that no front end may
 * contradict.
 */
function expected({ objects, declared }: Cluster, pod: any, image: string) {
  const { namespace } = pod.metadata;
  const find = (kind: string, name: string) =>
    objects.find(
      object => object.kind === kind && object.metadata.namespace === namespace && object.metadata.name === name,
    );
  const spec = valueAt(pod, podSpecPath(pod.apiVersion, pod.kind)!);
  const account = find('ServiceAccount', spec.serviceAccountName || spec.serviceAccount || 'default');
  const { names } = effectivePullSecrets(
    spec.imagePullSecrets ?? [], account && pullSecretNames(account.imagePullSecrets),
  );
  const secrets = names.map(name => ({ name, object: find('Secret', name) }));
  const isHidden = (object: any) =>
    object.sops !== undefined || object.stringData?.['.dockerconfigjson'] === '${CONFIG}';
  const saidOf = (name: string) => declared.filter(said => said.namespace === namespace && said.secretName === name);
  const contents = secrets.map(({ name, object }): ReturnType<typeof readPullSecret> =>
    object && !isHidden(object)
      ? readPullSecret(object)
      : {
        config: DockerConfigJson.of(
          saidOf(name).flatMap(({ covers }) =>
            covers.map(({ configKey }) => ({ key: configKey, username: 'said', password: 'said' })),
          ),
        ),
      },
  );
  const isPoisoned = contents.some(({ problem }) => problem?.poisons);
  const tried =
    isPoisoned || !ImageReference.isValid(image)
      ? []
      : Keyring.of(contents.map(content => content.config))
        .lookup(image)
        .map(({ key, configIndex }) => describeCredential(key, names[configIndex]));
  const verdict = !ImageReference.isValid(image) ? 'invalid-image' : names.length === 0 ? 'no-pull-secret'
    : isPoisoned ? 'keyring-error' : tried.length > 0 ? 'covered' : 'uncovered';
  const isMissing =
    secrets.length > 0 && secrets.every(({ name, object }) => object === undefined && saidOf(name).length === 0);
  return { tried, verdict, isMissing };
}

/** Holds the front ends against each other, and each of them against what is expected. */
function compare(cluster: Cluster): Set<string> {
  const seen = new Set<string>();
  const [proof, files, live, diagnosis] = [
    proofOf(cluster), auditOf(cluster), auditOf(cluster, { cluster: true }), diagnosisOf(cluster),
  ];
  const hasMaker = cluster.objects.some(({ kind }) => kind === 'ExternalSecret');
  for (const pod of cluster.pods) {
    for (const place of podImages(valueAt(pod, podSpecPath(pod.apiVersion, pod.kind)!))) {
      const [name, container, image] = [pod.metadata.name, place.container, String(place.image)];
      const { tried, verdict, isMissing } = expected(cluster, pod, image);
      const ask = (frontEnd: Ask) => frontEnd(name, container, image);
      const said = { proof: ask(proof), files: ask(files.ask), live: ask(live.ask), diagnosis: ask(diagnosis) };
      expect(Object.values(said).map(({ text }) => text).join()).not.toContain(PASSWORD);
      expect({
        proof: said.proof.tried, files: said.files.tried, live: said.live.tried, diagnosis: said.diagnosis.tried,
      }).toEqual({ proof: tried, files: tried, live: tried, diagnosis: tried });
      expect([files.verdictOf(name, container), live.verdictOf(name, container)]).toEqual([verdict, verdict]);
      const [ofProof, ofFiles, ofLive, ofDiagnosis] = [said.proof, said.files, said.live, said.diagnosis].map(each =>
        among(each, ABOUT_IMAGE),
      );

      const poison = verdict === 'keyring-error' ? among(said.live, POISON) : [];
      if (verdict === 'keyring-error') {
        expect(poison).not.toEqual([]);
        expect({
          proof: among(said.proof, POISON), files: among(said.files, POISON), diagnosis: among(said.diagnosis, POISON),
        }).toEqual({ proof: poison, files: poison, diagnosis: poison });
      } else if (verdict !== 'invalid-image') {
        expect([said.proof, said.diagnosis].flatMap(each => among(each, POISON))).toEqual([]);
      }
      if (verdict === 'invalid-image') {
        expect(among(said.proof, INVALID)).toHaveLength(1);
        expect([among(said.files, INVALID), among(said.live, INVALID)])
          .toEqual([among(said.proof, INVALID), among(said.proof, INVALID)]);
      } else if (
        verdict === 'covered'
        || verdict === 'keyring-error'
        || place.pullPolicy === 'Never'
        || !files.isPrivate(image)
      ) {
        // Of a name that is missing beside others the audit and a diagnosis tell; the image is none of it.
        expect({ proof: ofProof, audit: [...ofFiles, ...ofLive].filter(id => id === 'PRA103' || id === 'PRA104') })
          .toEqual({ proof: [], audit: [] });
        expect(verdict === 'covered' ? ofDiagnosis.filter(id => id === 'PRA103' || id === 'PRA104') : []).toEqual([]);
      } else {
        expect(ofProof).toHaveLength(1);
        const [id] = ofProof;
        const isOpen = files.pullOf(name).secrets.some(({ state }) => state === 'unknown');
        expect(
          ABOUT_IMAGE.filter(each =>
            verdict === 'no-pull-secret'
              ? each === 'PRA103'
              : isMissing
                ? each === 'PRA101' || each === 'PRA102'
                : each === 'PRA104',
          ),
        ).toContain(id);
        // The audit of files says less where a Secret may be somewhere else, and never something else.
        expect(ofFiles.filter(each => each === 'PRA103' || each === 'PRA104').every(each => each === id)).toBe(true);
        if (!isOpen) {
          expect(ofDiagnosis).toContain(id);
          expect(ofDiagnosis.filter(each => each === 'PRA103' || each === 'PRA104')).toEqual(isMissing ? [] : [id]);
        }
        if (!isOpen && !hasMaker) {
          expect(ofLive).toContain(id);
          expect(ofLive.filter(each => each === 'PRA103' || each === 'PRA104')).toEqual(isMissing ? [] : [id]);
        }
        seen.add(id);
      }
      seen.add(verdict);
      poison.forEach(id => seen.add(id));
    }
  }
  return seen;
}

test('the proof, the audit, its coverage rows and a diagnosis say the same of every image of a cluster', () => {
  const seen = new Set<string>();
  fc.assert(fc.property(CLUSTERS, cluster => compare(cluster).forEach(each => seen.add(each))), propertyOptions());
  // A generator that reaches none of these would show nothing.
  expect([...seen].sort()).toEqual([
    ...ABOUT_IMAGE, ...POISON, 'covered', 'invalid-image', 'keyring-error', 'no-pull-secret', 'uncovered',
  ]);
});

test('a pod older than the list of its ServiceAccount has none, for the audit, its rows and a diagnosis', () => {
  const image = 'reg.io/app:1';
  const metadata = { name: 'pod0', namespace: 'a', uid: 'u', creationTimestamp: '2026-01-01T00:00:00Z' };
  const pod = { apiVersion: 'v1', kind: 'Pod', metadata, spec: { containers: [{ name: 'main', image }] } };
  const objects = [
    {
      apiVersion: 'v1',
      kind: 'ServiceAccount',
      metadata: { name: 'default', namespace: 'a' },
      imagePullSecrets: [{ name: 'one' }],
    },
    {
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: { name: 'one', namespace: 'a' },
      type: 'kubernetes.io/dockerconfigjson',
      stringData: { '.dockerconfigjson': '{"auths":{"reg.io":{"username":"robot","password":"p"}}}' },
    },
    pod,
  ];
  const cluster: Cluster = { objects, pods: [pod], declared: [] };
  const live = auditOf(cluster, { cluster: true });
  expect(live.verdictOf('pod0', 'main')).toBe('no-pull-secret');
  const said = [live.ask, auditOf(cluster).ask, diagnosisOf(cluster)].map(ask => ask('pod0', 'main', image));
  expect(said.map(({ ids, tried }) => [among({ ids, text: '' }, ['PRA103', 'PRA104', 'PRA111']), tried]))
    .toEqual([[['PRA111'], []], [['PRA111'], []], [['PRA111'], []]]);
});

describe('of Secrets that are only declared, the proof, the audit and a diagnosis say', () => {
  const image = 'reg.io/app:1';
  const workload = (imagePullSecrets: object[]) => {
    const spec = { imagePullSecrets, containers: [{ name: 'main', image }] };
    const metadata = { name: 'pod0', namespace: 'a' };
    return { apiVersion: 'apps/v1', kind: 'Deployment', metadata, spec: { template: { spec } } };
  };
  const encrypted = {
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: { name: 'one', namespace: 'a' },
    type: 'kubernetes.io/dockerconfigjson',
    sops: {},
    stringData: { '.dockerconfigjson': 'ENC[AES256_GCM,data:b2xkLXNlY3JldA==,type:str]' },
  };
  const declared = ['reg.io', 'quay.io'].map(host =>
    ScopedPullSecret.fromSecretName('one', { namespace: 'a', covers: [Registry.of(host)] }));
  const asks = (pod: any, objects: any[] = []) => {
    const cluster: Cluster = { objects: [pod, ...objects], pods: [pod], declared };
    return [proofOf(cluster), auditOf(cluster).ask, diagnosisOf(cluster)].map(ask => ask('pod0', 'main', image));
  };

  test.each([
    ['that the kubelet tries them, all that is said of one together', []],
    ['the same of one that is at hand and encrypted', [encrypted]],
  ])('%s', (_, objects) => {
    expect(asks(workload([{ name: 'one' }]), objects).map(({ tried }) => tried))
      .toEqual(Array(3).fill([describeCredential('reg.io', 'one')]));
  });

  test('that they are there, where a pod does not name them', () => {
    const sentence = "Secret 'one' of the same namespace has a credential for it, and the pod does not name it";
    asks(workload([])).forEach(({ text }) => expect(text).toContain(sentence));
  });
});

test.each([
  ['no JSON', 'hunter2', 'the API server refuses it'],
  ['JSON of the wrong types', '{"auths":["hunter2"]}', 'the kubelet then pulls no image of'],
  ['an auth that does not decode', '{"auths":{"reg.io":{"auth":"hunter2!"}}}', 'the kubelet then pulls no image of'],
])('of a pull secret with %s, the proof, the audit and a diagnosis say the same', (_, text, consequence) => {
  const secret = {
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: { name: 'one', namespace: 'a' },
    type: 'kubernetes.io/dockerconfigjson',
    stringData: { '.dockerconfigjson': text },
  };
  const spec = { imagePullSecrets: [{ name: 'one' }], containers: [{ name: 'main', image: 'reg.io/app:1' }] };
  const pod = { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'pod0', namespace: 'a' }, spec };
  const cluster: Cluster = { objects: [secret, pod], pods: [pod], declared: [] };
  const said = [proofOf(cluster), auditOf(cluster).ask, diagnosisOf(cluster)].map(ask =>
    ask('pod0', 'main', 'reg.io/app:1'));
  said.forEach(each => {
    expect(each.text).toContain(consequence);
    expect(each.text).not.toContain('hunter2');
  });
  expect(new Set(said.map(each => among(each, POISON).join())).size).toBe(1);
});
