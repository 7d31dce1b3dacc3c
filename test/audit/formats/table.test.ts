import { documentOf, evilDocument } from './support';
import { Audit } from '../../../src/audit/engine/audit';
import { plainTable, toTable, wrap } from '../../../src/audit/formats/table';
import { expectLinear } from '../../support/linear';

const PLAIN = { hasColor: false, columns: 100 };

test('groups findings by rule, errors first, with the remedy once, and counts what is for information', () => {
  expect(toTable(documentOf(), PLAIN)).toMatchInlineSnapshot(`
"error PRA103 Private image without any pull secret
  k8s/a b0.yaml:1  Deployment payments/web containers[main].image
    Deployment 'payments/web' pulls '123456789012.dkr.ecr.eu-west-1.amazonaws.com/web:1', whose
    registry is declared private, and no credential reaches it. The pod lists no pull secret, and …
    → Add a pull secret for the registry to the ServiceAccount or the pod, or name the registry in
    \`nodeRegistries\` if the nodes serve it, or its repository in \`publicRegistries\` if anyone may …

warning PRA405 Credential in a manifest
  k8s/a b1.yaml:2  Secret shop/regcred data
    Secret 'shop/regcred' holds passwords for 'reg.io' in plain text or base64.
    → Revoke the credential, then take it out: a reference to an external secret store, an encrypted
    Secret, or a token that is refreshed in the cluster.

1 error, 1 warning, 1 info · 3 objects, 1 pull secret · 1 accepted
"
`);
});

test('shows what is for information where that was asked for', () => {
  expect(toTable(documentOf([], { showsInfo: true }), PLAIN)).not.toContain('PRA402');
  expect(toTable(documentOf(undefined, { showsInfo: true }), PLAIN)).toMatch(/\ninfo PRA402 Unused pull secret\n/);
});

test('a place is never broken, and a message has two lines at most', () => {
  const [finding] = documentOf().report.findings;
  const file = `k8s/${'long-'.repeat(40)}a.yaml`;
  const long = { ...finding, origin: { file, line: 12 }, message: 'word '.repeat(200), fix: 'more '.repeat(200) };
  const document = documentOf();
  const lines = toTable({ ...document, report: { ...document.report, findings: [long] } }, PLAIN).split('\n');
  expect(lines[1]).toContain(`${file}:12`);
  expect(lines.filter(line => line.startsWith('    '))).toHaveLength(4);
  expect(lines[3]).toMatch(/ …$/);
});

test('says in green that nothing was found', () => {
  expect(toTable(documentOf([]), { hasColor: true, columns: 80 }))
    .toBe('\u001b[32mnothing found · 0 objects, 0 pull secrets\u001b[39m\n');
});

test.each([60, 80, 100, 200])('no line is longer than a terminal of %d columns', columns => {
  const lines = toTable(documentOf(), { hasColor: false, columns }).split('\n').filter(line => line.startsWith('    '));
  expect(Math.max(...lines.map(line => line.length))).toBeLessThanOrEqual(columns);
});

test('colours are the only control characters', () => {
  expect(toTable(evilDocument(), { hasColor: true, columns: 100 }).replace(/\u001b\[(?:1|2|22|31|32|33|34|39)m/g, ''))
    .not.toMatch(/[^\n\P{Cc}]|\p{Cf}/u);
});

test('very many findings are shown in linear time', async () => {
  const document = documentOf();
  const [finding] = document.report.findings;
  const withFindings = (count: number) => (
    { ...document, report: { ...document.report, findings: Array(count).fill(finding) } }
  );
  await expectLinear(4_000, withFindings, given => toTable(given, PLAIN));
  expect(toTable(withFindings(20_000), PLAIN).match(/a b0\.yaml/g)).toHaveLength(20_000);
});

test('shows any rows under their names', () => {
  expect(plainTable(['a', 'name'], [['1', 'x'], ['22', 'y']], PLAIN)).toBe('a   name\n1   x\n22  y\n');
});

test.each([
  ['a path', 'k8s/apps/web/deployment.yaml:13', ['k8s/apps/web/', 'deployment.yaml:13']],
  ['a field', 'spec.jobTemplate.activeDeadlineSeconds', ['spec.jobTemplate.', 'activeDeadlineSecond', 's']],
  ['a name', 'ecr-registry-helper-of-all', ['ecr-registry-helper-', 'of-all']],
  ['a word', 'x'.repeat(25), ['x'.repeat(20), 'xxxxx']],
  ['words', 'one two three four five', ['one two three four', 'five']],
])('%s is broken where it can be read', (_, text, lines) => {
  expect(wrap(text, 20)).toEqual(lines);
});

test('of a finding in a file, the file is named once', () => {
  const audit = new Audit();
  audit.addText('# docker login -p hunter2 reg.io\n', { file: 'k8s/a.yaml', document: 0, line: 1 });
  const report = audit.finish();
  expect(toTable({ ...documentOf(), report }, PLAIN).match(/a\.yaml/g)).toHaveLength(1);
});
