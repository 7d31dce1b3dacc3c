import { auditOf, pullSecret } from '../support';

const release = (apiVersion: string, kind: string, spec: object) =>
  ({ apiVersion, kind, metadata: { name: 'web' }, spec });
const flux = (values: object) => release('helm.toolkit.fluxcd.io/v2', 'HelmRelease', { values });
const argo = (helm: object) => release('argoproj.io/v1alpha1', 'Application', { source: { helm } });
const k3s = (spec: object) => release('helm.cattle.io/v1', 'HelmChart', spec);

const TEXT = 'image:\n  pullSecrets:\n    - pull\n';
const VALUES = { imagePullSecrets: [{ name: 'pull' }] };
const found = (object: object) => {
  const audit = auditOf([object, pullSecret('pull', ['reg.io'])]);
  const report = audit.finish();
  return {
    isUsed: !report.findings.some(({ rule }) => rule === 'PRA402'),
    notes: audit.notes(report).map(({ message }) => message),
  };
};

test.each<[string, object]>([
  ['values of Flux', flux(VALUES)],
  ['values of Argo CD as text', argo({ values: TEXT })],
  ['values of Argo CD as an object', argo({ valuesObject: VALUES })],
  ['parameters of Argo CD', argo({ parameters: [{ name: 'global.imagePullSecrets[0].name', value: 'pull' }] })],
  ['one of several sources', release('argoproj.io/v1alpha1', 'Application',
    { sources: [{}, { helm: { values: TEXT } }] })],
  ['a template of Argo CD', release('argoproj.io/v1alpha1', 'ApplicationSet',
    { template: { spec: { source: { helm: { valuesObject: VALUES } } } } })],
  ['values of k3s', k3s({ valuesContent: TEXT })],
  ['settings of k3s', k3s({ set: { 'image.pullSecret': 'pull' } })],
])('%s are read: what they name as a pull secret is used, and noted', (_, object) => {
  const { kind } = object as { kind: string };
  expect(found(object)).toEqual({
    isUsed: true, notes: [expect.stringMatching(`^kind ${kind} .* has values that name images or pull secrets and`)],
  });
});

test.each<[string, object, boolean]>([
  ['an image', { web: { image: 'reg.io/app:1' } }, true],
  ['the parts of an image', { image: { repository: 'reg.io/app', tag: 1 } }, true],
  ['the registry of all images', { imageRegistry: 'reg.io' }, false],
  ['neither', { replicas: 3, image: { pullPolicy: 'Always' } }, false],
])('values with %s are noted: %#', (_, values, isNoted) => {
  expect(found(flux(values)).notes).toHaveLength(isNoted ? 1 : 0);
});

test.each([
  ['text that does not parse', argo({ values: 'a: [' })],
  ['templates', argo({ values: '{{ toYaml .Values }}' })],
  ['no values', flux(undefined as any)],
  ['nothing', release('argoproj.io/v1alpha1', 'Application', undefined as any)],
])('%s is no value', (_, object) => {
  expect(found(object)).toEqual({ isUsed: false, notes: [] });
});
