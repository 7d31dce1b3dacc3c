import { dirname } from 'node:path';
import { helmProgram } from './support/helm';
import { readFiles } from '../../src/audit/readers/read-files';
import { ReaderSink } from '../../src/audit/readers/reader-sink';
import { renderFolders } from '../../src/audit/readers/render';
import { useFolder } from '../support/folder';

const write = useFolder();

/** A chart with a ConfigMap that names it. */
const chart = (folder: string, name: string, more = '') => ({
  [`${folder}/Chart.yaml`]: `apiVersion: v2\nname: ${name}\nversion: 1.0.0\n${more}`,
  [`${folder}/values.yaml`]: 'text: of-values\n',
  [`${folder}/templates/NOTES.txt`]: 'Thank you.\n',
  [`${folder}/templates/_helpers.tpl`]: '{{- define "name" -}}{{ .Release.Name }}-{{ .Chart.Name }}{{- end -}}\n',
  [`${folder}/templates/objects.yaml`]: 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: {{ include "name" . }} }\n'
    + 'data: { text: {{ .Values.text | quote }} }\n---\napiVersion: v1\nkind: ServiceAccount\n'
    + 'metadata: { name: {{ include "name" . }} }\n',
});

/** What the Helm of the other suites makes of charts in this folder. */
async function rendered() {
  const helm = await helmProgram();
  const objects: string[] = [];
  const problems: unknown[] = [];
  const sink: ReaderSink = {
    onObject: (object: any, { file, document }) => document === undefined
      && objects.push(`${file} ${object.kind} ${object.metadata.name} ${object.data?.text ?? ''}`.trim()),
    onProblem: problem => problems.push(problem),
  };
  readFiles(['.'], sink, { renderer: (folders, to) => renderFolders(folders, to, { PATH: dirname(helm!) }) });
  return { objects, problems };
}

// There is none but for x64.
const withHelm = process.arch === 'x64' ? test : test.skip;

withHelm('a real Helm renders a chart and one in its folder "charts", each object with its template', async () => {
  write({
    ...chart('shop', 'shop', 'dependencies: [{ name: db, version: 1.0.0, repository: "https://charts.invalid" }]\n'),
    ...chart('shop/charts/db', 'db'),
  });
  const { objects, problems } = await rendered();
  expect(objects.sort()).toEqual([
    'shop/charts/db/templates/objects.yaml ConfigMap release-db of-values',
    'shop/charts/db/templates/objects.yaml ServiceAccount release-db',
    'shop/templates/objects.yaml ConfigMap release-shop of-values',
    'shop/templates/objects.yaml ServiceAccount release-shop',
  ]);
  expect(problems).toEqual([{ isNote: true, message: expect.stringMatching(/^1 folder rendered with helm \(v\d/) }]);
});

withHelm('a chart that wants a value fails, and the others are rendered', async () => {
  write({
    ...chart('a', 'a'), ...chart('b', 'b'), 'a/templates/wants.yaml': '{{ required "hunter2" .Values.other }}\n',
  });
  const { objects, problems } = await rendered();
  expect(objects).toHaveLength(2);
  expect(problems).toContainEqual(
    { file: 'a', message: "was not rendered: helm failed; run 'helm template a' to see why" });
  expect(JSON.stringify(problems)).not.toContain('hunter2');
});
