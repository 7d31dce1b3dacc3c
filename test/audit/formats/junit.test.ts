import { documentOf, evilDocument, PROBLEMS } from './support';
import { AuditSeverity } from '../../../src/audit/audit-report';
import { toJunit } from '../../../src/audit/formats/junit';
import { RULES } from '../../../src/audit/rules';

// Against the schema of Jenkins: test/package/report-schemas.test.ts.
const suite = (xml: string, name: string) =>
  new RegExp(` {2}<testsuite name="${name}[^]*?</testsuite>\n`).exec(xml)![0];

test('an error is a failure of the suite of its rule', () => {
  expect(suite(toJunit(documentOf()), 'PRA103')).toMatchInlineSnapshot(`
"  <testsuite name="PRA103 Private image without any pull secret" tests="1" failures="1" errors="0" skipped="0" time="0" timestamp="2026-06-01T12:00:00" hostname="localhost">
    <testcase name="payments Deployment web containers[main].image" classname="PRA103 Private image without any pull secret" time="0">
      <failure message="Deployment &#39;payments/web&#39; pulls &#39;123456789012.dkr.ecr.eu-west-1.amazonaws.com/web:1&#39;, whose registry is declared private, and no credential reaches it. The pod lists no pull secret, and ServiceAccount &#39;default&#39; is not among the objects." type="error">Deployment &#39;payments/web&#39; pulls &#39;123456789012.dkr.ecr.eu-west-1.amazonaws.com/web:1&#39;, whose registry is declared private, and no credential reaches it. The pod lists no pull secret, and ServiceAccount &#39;default&#39; is not among the objects.
Add a pull secret for the registry to the ServiceAccount or the pod, or name the registry in \`nodeRegistries\` if the nodes serve it, or its repository in \`publicRegistries\` if anyone may pull it.
k8s/a b0.yaml:1</failure>
    </testcase>
  </testsuite>
"
`);
});

test('what is not bad enough passes, and says what it is', () => {
  expect(suite(toJunit(documentOf()), 'PRA405')).toMatch(/tests="1" failures="0".*\n.*\n {6}<system-out>warning: /);
  expect(suite(toJunit(documentOf(undefined, { failOn: AuditSeverity.WARNING })), 'PRA405'))
    .toMatch(/tests="1" failures="1".*\n.*\n {6}<failure message=".*" type="warning">/);
});

test('what is accepted is skipped, with the reason', () => {
  expect(suite(toJunit(documentOf()), 'PRA101')).toContain('<skipped>made &lt;by hand&gt;</skipped>');
});

test('each rule is a suite, and one without a finding passes', () => {
  const xml = toJunit(documentOf([]));
  expect(xml.match(/<testsuite /g)).toHaveLength(RULES.length);
  expect(xml).toContain(`<testsuites name="cdk8s-registry-access" tests="${RULES.length}" failures="0" errors="0">`);
});

test('what was not read is an error, and what was left out is skipped', () => {
  expect(suite(toJunit(documentOf([], { problems: PROBLEMS })), 'Input')).toMatchInlineSnapshot(`
"  <testsuite name="Input" tests="2" failures="0" errors="1" skipped="1" time="0" timestamp="2026-06-01T12:00:00" hostname="localhost">
    <testcase name="bad\\u001b[31m&lt;b&gt;.yaml:7" classname="Input" time="0">
      <error message="is not YAML: bad indentation" type="unread">bad\\u001b[31m&lt;b&gt;.yaml:7 is not YAML: bad indentation</error>
    </testcase>
    <testcase name="input" classname="Input" time="0">
      <skipped>Secrets may not be listed, so none is reported as missing</skipped>
    </testcase>
  </testsuite>
"
`);
});

test('names of any kind are text', () => {
  const xml = toJunit(evilDocument());
  expect(xml).not.toMatch(/<script|[^\n\P{Cc}]|\p{Cf}/u);
});
