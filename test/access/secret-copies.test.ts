import { Chart, Testing } from 'cdk8s';
import { ghcrLogin, harbor, harborLogin, newAccess, selectedSecrets } from './support';
import {
  AccessPattern, AdmissionEngine, PrivateRegistryAccess, PrivateRegistryAccessProps, RegistryCredentials,
  ScopedPullSecret, SecretCopies,
} from '../../src';
import { deployment, newChart } from '../attach/support';
import { synthesisError } from '../support/synthesis-error';

const { ADMISSION, WORKLOAD } = AccessPattern;
const byLabel = { matchLabels: { pull: 'yes' } };
const existing = RegistryCredentials.existingSecret('harbor-pull', { covers: [harbor] });

const access = (chart: Chart, props: Partial<PrivateRegistryAccessProps> = {}): PrivateRegistryAccess =>
  newAccess(chart, {
    pattern: WORKLOAD,
    credentials: [existing],
    namespaces: ['registry'],
    namespaceSelector: byLabel,
    copies: SecretCopies.KYVERNO,
    ...props,
  });

const annotationsOf = (secret: any) => Object.keys(secret.metadata.annotations).filter(name => name.includes('repl')
  || name.includes('reflect'));

test.each([
  [SecretCopies.REFLECTOR, 'reflector.v1.k8s.emberstack.com/reflection-auto-namespaces-selector'],
  [SecretCopies.REPLICATOR, 'replicator.v1.mittwald.de/replicate-to-matching'],
])('%s copies by annotations of the first Secret alone', (copies, annotation) => {
  const chart = newChart();
  access(chart, { copies, credentials: [harborLogin], namespaces: ['registry', 'other'] });
  const [source, other, ...more] = Testing.synth(chart);
  expect(annotationsOf(source)).toContain(annotation);
  expect(annotationsOf(other)).toEqual([]);
  expect(more).toEqual([]);
});

test.each<[string, () => RegistryCredentials, string]>([
  ['that exists', () => existing, 'harbor-pull'],
  ['of the manifests', () => harborLogin, 'registry-pull'],
  ['that is made separately', () => RegistryCredentials.pullSecrets([
    ScopedPullSecret.fromSecretName('apart', { covers: [harbor], namespace: 'registry' }),
  ]), 'apart'],
])('Kyverno copies a Secret %s, and a workload in a namespace with the label pulls with it', (_, make, name) => {
  const chart = newChart();
  const given = access(chart, { credentials: [make()] });
  given.grantPull(deployment(new Chart(chart, 'later', { namespace: 'later' }), 'web'));
  expect(selectedSecrets(given).map(({ secretName }) => secretName)).toEqual([name]);
  expect(synthesisError(chart)).toBe('');
  const policy = Testing.synth(chart).find(({ kind }) => kind === 'GeneratingPolicy');
  expect(policy.spec.generate[0].expression).toContain(`"registry", "${name}"`);
});

test('a Secret of the manifests that something copies can be added to pods by a policy', () => {
  const chart = newChart();
  access(chart, { pattern: ADMISSION, credentials: [harborLogin], admission: { engine: AdmissionEngine.KYVERNO } });
  expect(Testing.synth(chart).map(({ kind }) => kind).sort())
    .toEqual(['ClusterRole', 'GeneratingPolicy', 'MutatingPolicy', 'MutatingPolicy', 'Secret']);
});

describe('with the pattern admission, a Secret that exists, and namespaces that get a label later', () => {
  const given = { pattern: ADMISSION, namespaces: undefined, admission: { engine: AdmissionEngine.KYVERNO } };

  test('nothing makes it there: that is an error', () => {
    expect(() => access(newChart(), { ...given, copies: undefined })).toThrow(
      /^'namespaceSelector' cannot be used with .*'harbor-pull'.* a Secret that nothing makes there: say what makes/,
    );
  });

  test('something else makes it, on trust', () => {
    const chart = newChart();
    const [secret] = selectedSecrets(access(chart, { ...given, copies: SecretCopies.OTHER }));
    expect(secret.secretName).toBe('harbor-pull');
    expect(Testing.synth(chart).map(({ kind }) => kind)).toEqual(['MutatingPolicy']);
  });

  test.each([{ namespaceSelector: { names: ['later'] } }, { pattern: WORKLOAD, admission: undefined }])(
    'nothing need be said with %j, as each is named', (props) => {
      expect(() => access(newChart(), { ...given, copies: undefined, ...props })).not.toThrow();
    });
});

test.each<[string, Partial<PrivateRegistryAccessProps>, string]>([
  ['no selector', { namespaceSelector: undefined }, "finds: give 'namespaceSelector'"],
  ['no source', { namespaces: undefined }, "finds: give 'namespaces'"],
  ['nothing to copy from', { copies: SecretCopies.OTHER, credentials: [harborLogin], namespaces: undefined },
    "finds: give 'namespaces'"],
  ['nothing to copy one of them from',
    { copies: SecretCopies.OTHER, credentials: [existing, ghcrLogin], namespaces: undefined },
    "finds: give 'namespaces'"],
  ['no other namespace', { namespaceSelector: { names: ['registry'] } }, "finds none beside 'namespaces'"],
  ['a Secret that cannot be annotated', { copies: SecretCopies.REFLECTOR },
    "'copies' (reflector) goes by annotations of a Secret, and "],
  ['another value', { copies: 'flux' as SecretCopies }, "'copies' must be"],
])('%s is an error', (_, props, message) => {
  expect(() => access(newChart(), props)).toThrow(message);
});

test('a selector may name those that are listed beside another one', () => {
  expect(() => access(newChart(), { namespaceSelector: { names: ['registry', 'later'] } })).not.toThrow();
});
