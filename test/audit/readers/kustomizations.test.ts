import { Kustomizations } from '../../../src/audit/readers/kustomizations';
import { useFolder } from '../../support/folder';

const write = useFolder();

const POD = 'apiVersion: v1\nkind: Pod\nmetadata: { name: a }\n';
const BASE = { 'base/kustomization.yaml': 'resources: [pod.yaml]\n', 'base/pod.yaml': POD };

function of(files: Record<string, string>, named = Object.keys(files)): Kustomizations {
  write(files);
  return new Kustomizations(named);
}

test('a kustomization that only lists files changes none of them', () => {
  const { roots, parts, others } = of({ ...BASE, 'kustomization.yml': 'resources: [base]\ncommonLabels: { a: b }\n' });
  expect({ roots, parts, others }).toEqual({ roots: [], parts: new Set(), others: new Set() });
});

test.each([
  ['a namespace', 'namespace: prod'],
  ['images', 'images: [{ name: a, newName: b }]'],
  ['a prefix', 'namePrefix: a-'],
  ['an inline patch', 'patches: [{ patch: "- op: remove\\n" }]'],
  ['a component', 'components: [../component]'],
])('an overlay with %s changes the objects of its base, and is what is built', (_, change) => {
  const { roots, parts } = of({
    ...BASE,
    'prod/Kustomization': `resources: [../base, own.yaml]\n${change}\n`,
    'prod/own.yaml': POD,
    'component/kustomization.yaml': 'kind: Component\n',
  });
  expect(roots).toEqual(['prod']);
  expect([...parts].sort()).toEqual(['base/pod.yaml', 'prod/own.yaml']);
});

test('patches and the files of generators hold no objects of their own', () => {
  const { others } = of({
    ...BASE,
    'kustomization.yaml': [
      'resources: [base]', 'patchesStrategicMerge: [a.yaml, "kind: Pod\\nmetadata: {}\\n"]',
      'patches: [{ path: b.yaml }]', 'secretGenerator: [{ name: s, files: [".dockerconfigjson=c.json"] }]',
    ].join('\n'),
  });
  expect([...others].sort()).toEqual(['a.yaml', 'b.yaml', 'c.json']);
});

test('of folders that name each other the topmost is built, and a circle ends', () => {
  expect(of({
    ...BASE,
    'dev/kustomization.yaml': 'namePrefix: a\nresources: [../base]\n',
    'kustomization.yaml': 'resources: [dev]\n',
  }).roots).toEqual(['.']);
  expect(of({ 'a/kustomization.yaml': 'resources: [../b]', 'b/kustomization.yaml': 'resources: [../a]' }).roots)
    .toEqual([]);
});

test('a folder that is named with a slash behind it is built as a part of what names it', () => {
  expect(of({ 'a/kustomization.yaml': 'resources: [../b/]\n', 'b/kustomization.yaml': 'namespace: b\n' }).roots)
    .toEqual(['a']);
});

test.each([
  ['another kind of that name', 'apiVersion: kustomize.toolkit.fluxcd.io/v1\nkind: Kustomization\nnamespace: a\n'],
  ['what is no object', '- namespace\n'],
  ['what does not parse', 'namespace: [\n'],
])('%s is no kustomization', (_, text) => {
  expect(of({ 'kustomization.yaml': text }).roots).toEqual([]);
});
