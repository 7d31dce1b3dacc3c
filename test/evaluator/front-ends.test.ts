import * as fc from 'fast-check';
import { Ask, auditOf, describeCredential, diagnosisOf, proofOf, Said } from './front-ends';
import { Cluster, CLUSTERS, PASSWORD } from './generated-cluster';
import { Registry, ScopedPullSecret } from '../../src';
import { DockerConfigJson, ImageReference, Keyring } from '../../src/image';
import { isAdmittedPod } from '../../src/kubernetes/admitted-pod';
import { effectivePullSecrets } from '../../src/kubernetes/effective-pull-secrets';
import { podImages } from '../../src/kubernetes/pod-images';
import { podSpecPath, valueAt } from '../../src/kubernetes/pod-spec-path';
import { readPullSecret } from '../../src/kubernetes/pull-secret';
import { pullSecretNames } from '../../src/kubernetes/pull-secret-list';
import { addingPolicies, FOREIGN } from '../support/policies';
import { propertyOptions } from '../support/property';
import { captureStderr } from '../support/stderr';

captureStderr();

/** That an image finds no credential, beside what is said of a Secret that is missing. */
const MISSES = ['PRA103', 'PRA104', 'PRA111'];
const ABOUT_IMAGE = ['PRA101', 'PRA102', ...MISSES];
const POISON = ['PRA203', 'PRA204'];
const INVALID = ['PRA107', 'PRA108'];

const among = ({ ids }: Said, wanted: readonly string[]) => [...new Set(ids.filter(id => wanted.includes(id)))].sort();

/**
 * What the kubelet does, in as few words as the parts below the evaluator allow: the answer that no front end may
 * contradict.
 */
function expected({ objects, declared }: Cluster, pod: any, image: string) {
  const { namespace } = pod.metadata;
  const find = (kind: string, name: string): any =>
    objects.find(
      object => object.kind === kind && object.metadata.namespace === namespace && object.metadata.name === name,
    );
  const spec = valueAt(pod, podSpecPath(pod.apiVersion, pod.kind)!);
  const account = find('ServiceAccount', spec.serviceAccountName || spec.serviceAccount || 'default');
  const inherited: string[] | undefined = account && pullSecretNames(account.imagePullSecrets);
  const names = isAdmittedPod(pod)
    ? pullSecretNames(spec.imagePullSecrets)
    : effectivePullSecrets(spec.imagePullSecrets ?? [], inherited).names;
  const isHidden = (object: any) =>
    object.sops !== undefined || /^(\$\{CONFIG|\{\{)/.test(object.stringData?.['.dockerconfigjson']);
  const saidOf = (name: string) => declared.filter(said => said.namespace === namespace && said.secretName === name);
  const contentOf = (name: string): ReturnType<typeof readPullSecret> => {
    const object = find('Secret', name);
    const keys = [...new Set(saidOf(name).flatMap(({ covers }) => covers.map(({ configKey }) => configKey)))];
    return object && !isHidden(object)
      ? readPullSecret(object)
      : { config: DockerConfigJson.of(keys.map(key => ({ key, username: 'said', password: 'said' }))) };
  };
  const lookUp = (list: readonly string[]) => Keyring.of(list.map(name => contentOf(name).config)).lookup(image);
  const isValid = ImageReference.isValid(image);
  const isPoisoned = names.some(name => contentOf(name).problem?.poisons);
  const tried = isPoisoned || !isValid
    ? []
    : lookUp(names).map(({ key, configIndex }) => describeCredential(key, names[configIndex]));
  const verdict = !isValid ? 'invalid-image' : names.length === 0 ? 'no-pull-secret'
    : isPoisoned ? 'keyring-error' : tried.length > 0 ? 'covered' : 'uncovered';
  const isMissing = (name: string) => find('Secret', name) === undefined && saidOf(name).length === 0;
  const isUnknown = (name: string) => {
    const object = find('Secret', name);
    return object !== undefined && isHidden(object) && saidOf(name).length === 0;
  };
  return {
    tried,
    verdict,
    isMissing: names.length > 0 && names.every(isMissing),
    /** The ServiceAccount got a list that would do, or may, after the pod was created. */
    isStale: isValid && isAdmittedPod(pod) && names.length === 0 && (spec.imagePullSecrets ?? []).length === 0
      && inherited?.some(name => lookUp([name]).length > 0 || isUnknown(name)),
    /** Of such a list it is not known. */
    isOpen: names.length === 0 && (inherited ?? []).some(isUnknown),
  };
}

/** Holds the front ends against each other, and each of them against what is expected. */
function compare(cluster: Cluster): Set<string> {
  const seen = new Set<string>();
  const [proof, older, files, live, diagnosis] = [
    proofOf(cluster, '1.35'), proofOf(cluster, '1.34'), auditOf(cluster), auditOf(cluster, { cluster: true }),
    diagnosisOf(cluster),
  ];
  const hasMaker = cluster.objects.some(({ kind }) => kind === 'ExternalSecret');
  for (const pod of cluster.pods) {
    const isRunning = isAdmittedPod(pod);
    const isStatic = pod.metadata.annotations !== undefined;
    for (const place of podImages(valueAt(pod, podSpecPath(pod.apiVersion, pod.kind)!))) {
      const [name, container, image] = [pod.metadata.name, place.container, String(place.image)];
      const { tried, verdict, isMissing, isStale, isOpen: mayBeStale } = expected(cluster, pod, image);
      // An app makes no running pods; the proof says of them what the audit does.
      const said = Object.fromEntries(
        Object.entries({ files: files.ask, live: live.ask, diagnosis, ...!isRunning && { proof } })
          .map(([frontEnd, ask]) => [frontEnd, (ask as Ask)(name, container, image)]),
      );
      const each = <T>(of: (said: Said) => T) =>
        Object.fromEntries(Object.entries(said).map(([frontEnd, answer]) => [frontEnd, of(answer)]));
      const all = <T>(value: T) => each(() => value);
      expect(Object.values(said).map(({ text }) => text).join()).not.toContain(PASSWORD);
      expect(each(answer => answer.tried)).toEqual(all(tried));
      expect([files.verdictOf(name, container), live.verdictOf(name, container)]).toEqual([verdict, verdict]);
      seen.add(verdict);
      const ids = each(answer => among(answer, ABOUT_IMAGE));
      const misses = each(answer => among(answer, MISSES));
      if (isStatic) {
        // It gets no pull secrets: that is no fault of a manifest.
        expect([...ids.files, ...ids.live]).toEqual([]);
        const ofDiagnosis = among(said.diagnosis, [...ABOUT_IMAGE, 'PRA704']);
        expect(ofDiagnosis).toEqual(verdict === 'invalid-image' ? [] : ['PRA704']);
        seen.add('static');
        continue;
      }
      if (place.pullPolicy === 'Never' && verdict !== 'invalid-image') {
        // Older nodes ask for no credential.
        expect(among(older(name, container, image), ABOUT_IMAGE)).toEqual([]);
        seen.add('never');
        if (isStale) {
          continue;
        }
      }
      const poison = among(said.live, POISON);
      if (verdict === 'keyring-error') {
        expect(poison).not.toEqual([]);
        expect(each(answer => among(answer, POISON))).toEqual(all(poison));
        poison.forEach(id => seen.add(id));
      } else if (verdict !== 'invalid-image') {
        expect([said.proof, said.diagnosis].flatMap(answer => answer ? among(answer, POISON) : [])).toEqual([]);
      }
      if (verdict === 'invalid-image') {
        const { diagnosis: _, ...invalid } = each(answer => among(answer, INVALID));
        expect(invalid.files).toHaveLength(1);
        expect(Object.values(invalid)).toEqual(Object.values(invalid).map(() => invalid.files));
      } else if (verdict === 'covered' || verdict === 'keyring-error' || !files.isPrivate(image)) {
        // Of a name that is missing beside others the audit and a diagnosis tell; the image is none of it.
        expect([ids.proof ?? [], misses.files, misses.live]).toEqual([[], [], []]);
        expect(verdict === 'covered' ? misses.diagnosis : []).toEqual([]);
      } else {
        const isOpen = mayBeStale || files.pullOf(name).secrets.some(({ state }) => state === 'unknown');
        const possible = isStale ? ['PRA111'] : verdict === 'no-pull-secret' ? ['PRA103']
          : isMissing ? ['PRA101', 'PRA102'] : ['PRA104'];
        const [id] = (ids.proof ?? ids.diagnosis).filter(found => possible.includes(found));
        expect(ids.proof ?? [id]).toEqual([id]);
        // The audit of files says less where a Secret may be somewhere else, and never something else.
        expect(misses.files.filter(found => found !== id)).toEqual([]);
        const complete = [...isOpen ? [] : ['diagnosis'], ...isOpen || hasMaker ? [] : ['live']];
        if (complete.length > 0) {
          expect(possible).toContain(id);
          expect(complete.filter(frontEnd => !ids[frontEnd].includes(id))).toEqual([]);
          expect(complete.map(frontEnd => misses[frontEnd])).toEqual(complete.map(() => isMissing ? [] : [id]));
        }
        seen.add(id ?? verdict);
      }
    }
  }
  return seen;
}

test('the proof, the audit, its coverage rows and a diagnosis say the same of every image of a cluster', () => {
  const seen = new Set<string>();
  fc.assert(fc.property(CLUSTERS, cluster => compare(cluster).forEach(each => seen.add(each))), propertyOptions(150));
  // A generator that reaches none of these would show nothing.
  expect([...seen].sort()).toEqual([
    ...ABOUT_IMAGE, ...POISON, 'covered', 'invalid-image', 'keyring-error', 'never', 'no-pull-secret', 'static',
    'uncovered',
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

describe('where an admission policy changes the pull secrets of a pod, the audit, its rows and a diagnosis say', () => {
  const image = 'reg.io/app:1';
  const pull = {
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: { name: 'pull', namespace: 'a' },
    type: 'kubernetes.io/dockerconfigjson',
    stringData: { '.dockerconfigjson': '{"auths":{"reg.io":{"username":"robot","password":"p"}}}' },
  };
  const spec = { containers: [{ name: 'main', image }] };
  const workload = {
    apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'pod0', namespace: 'a' }, spec: { template: { spec } },
  };
  const admitted = {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'pod0', namespace: 'a', uid: 'u', creationTimestamp: '2026-01-01T00:00:00Z' },
    spec,
  };
  const saidOf = (pod: any, more: readonly any[]) => {
    const cluster: Cluster = { objects: [pull, pod, ...more], pods: [pod], declared: [] };
    const live = auditOf(cluster, { cluster: true });
    const said = [live.ask, auditOf(cluster).ask, diagnosisOf(cluster)].map(ask => ask('pod0', 'main', image));
    return {
      tried: said.map(({ tried }) => tried),
      ids: said.map(answer => among(answer, [...ABOUT_IMAGE, 'PRA705'])),
      row: live.rowOf('pod0', 'main'),
    };
  };
  const tried = [describeCredential('reg.io', 'pull')];

  test('of one of ours what it adds', () => {
    expect(saidOf(workload, addingPolicies()))
      .toEqual({ tried: [tried, tried, tried], ids: [[], [], []], row: 'covered' });
  });

  test('of a pod that was made before it that it is too old', () => {
    const ids = [['PRA111'], ['PRA111'], ['PRA111']];
    expect(saidOf(admitted, addingPolicies())).toEqual({ tried: [[], [], []], ids, row: 'no-pull-secret' });
  });

  test.each(Object.values(FOREIGN))('of one of somebody else that it is not known: $kind', (policy) => {
    const binding = {
      apiVersion: policy.apiVersion,
      kind: 'MutatingAdmissionPolicyBinding',
      metadata: { name: 'foreign' },
      spec: { policyName: 'foreign' },
    };
    expect(saidOf(workload, [policy, binding])).toMatchObject({ ids: [[], [], ['PRA705']], row: 'unknown' });
    // What the API server made of a pod is final.
    expect(saidOf(admitted, [policy, binding]))
      .toMatchObject({ ids: [['PRA103'], ['PRA103'], ['PRA103']], row: 'no-pull-secret' });
  });

  test('of one of another namespace nothing', () => {
    expect(saidOf(workload, addingPolicies({ namespaces: ['b'] })))
      .toMatchObject({ ids: [['PRA103'], ['PRA103'], ['PRA103']], row: 'no-pull-secret' });
  });
});
