import { writeFileSync } from 'node:fs';
import { AuditSeverity, RegistryAudit, RegistryAuditValidation, RegistryAuditValidationProps } from '../../src';
import { baselineOf, formatBaseline } from '../../src/audit/config/baseline-file';
import { useFolder } from '../support/folder';

// With the real cdk8s-cli: test/package/validation-plugin.test.ts.

useFolder();

const POD = `apiVersion: v1
kind: Pod
metadata:
  annotations:
    name: no name
  name: web
spec:
  containers:
    - name: main
      image: 123456789012.dkr.ecr.eu-west-1.amazonaws.com/web:1
`;

/** Validates manifests as cdk8s-cli does. */
async function validate(manifests: Record<string, string>, props?: RegistryAuditValidationProps) {
  Object.entries(manifests).forEach(([file, text]) => writeFileSync(file, text));
  const said = { violations: [] as any[], logs: [] as string[], summary: [] as unknown[] };
  await new RegistryAuditValidation(props).validate({
    manifests: Object.keys(manifests),
    report: {
      addViolation: (violation: any) => said.violations.push(violation),
      submit: (...summary: unknown[]) => said.summary.push(...summary),
    },
    logger: { log: (message: string) => said.logs.push(message) },
  });
  return said;
}

const PRIVATE = 'privateRegistries: [123456789012.dkr.ecr.eu-west-1.amazonaws.com]\n';

test('an error fails the synthesis, with what to do and where', async () => {
  writeFileSync('.registry-access.yaml', PRIVATE);
  const { violations, summary, logs } = await validate({ 'app.k8s.yaml': POD });
  expect(violations).toEqual([{
    ruleName: 'PRA103 Private image without any pull secret [error]',
    recommendation: expect.stringMatching(/^Pod 'default\/web' pulls /),
    fix: expect.stringMatching(/^Add a pull secret/),
    violatingResources: [
      {
        resourceName: 'web',
        locations: ['Pod default/web containers[main].image, line 10'],
        manifestPath: 'app.k8s.yaml',
      },
    ],
  }]);
  expect(summary).toEqual(['failure', { Errors: '1', Warnings: '0', Info: '0', Accepted: '0' }]);
  expect(logs).toEqual([]);
});

test('without a finding the synthesis succeeds', async () => {
  expect(
    (await validate({ 'app.k8s.yaml': POD.replace('123456789012.dkr.ecr.eu-west-1.amazonaws.com/', '') })).summary[0],
  ).toBe('success');
});

test('objects of one name are told apart, as cdk8s-cli takes the path of either', async () => {
  writeFileSync('.registry-access.yaml', PRIVATE);
  const { violations } = await validate({
    'app.k8s.yaml': `${POD}---\napiVersion: v1\nkind: Service\nmetadata:\n  name: web\n`,
  });
  expect(violations[0].violatingResources[0].locations[0])
    .toMatch(/^Pod default\/web .* \(other objects have this name: .*\)$/);
});

test('where the configuration leaves all manifests out, that is logged', async () => {
  writeFileSync('.registry-access.yaml', `${PRIVATE}include: [clusters/*]\n`);
  const { violations, logs } = await validate({ 'app.k8s.yaml': POD, 'b.k8s.yaml': POD });
  expect(violations).toEqual([]);
  expect(logs).toEqual(['include and exclude of the configuration leave no manifest to audit']);
});

test('the configuration and a baseline are those of the command', async () => {
  writeFileSync('.registry-access.yaml', 'severities: { PRA103: warning }\n');
  const { violations, summary } = await validate({ 'app.k8s.yaml': POD });
  expect([violations[0].ruleName, summary[0]]).toEqual([
    'PRA103 Private image without any pull secret [warning]', 'success',
  ]);
  expect((await validate({ 'app.k8s.yaml': POD }, { failOn: AuditSeverity.WARNING })).summary[0]).toBe('failure');
  writeFileSync('other.yaml', 'severities: { PRA103: info }\n');
  expect(await validate({ 'app.k8s.yaml': POD }, { config: 'other.yaml' }))
    .toMatchObject({ violations: [], summary: ['success', { Info: '1' }] });
  const accepted = baselineOf(RegistryAudit.ofFiles(['app.k8s.yaml']), 'old', [], () => true);
  writeFileSync('base.json', formatBaseline(accepted));
  expect((await validate({ 'app.k8s.yaml': POD }, { baseline: 'base.json' })).violations).toEqual([]);
  writeFileSync('base.json', formatBaseline([{ ...accepted[0], fingerprint: 'other' }]));
  const { violations: [found], logs } = await validate({ 'app.k8s.yaml': POD }, { baseline: 'base.json' });
  expect(found.ruleName).toMatch(/^PRA103/);
  expect(logs[0]).toMatch(/^base\.json has entries that accept nothing any more: PRA103 /);
});

test('a manifest that cannot be read fails the synthesis', async () => {
  const { logs, summary } = await validate({ 'app.k8s.yaml': 'kind: [\n' });
  expect(logs).toEqual([expect.stringMatching(/^app\.k8s\.yaml:\d is not YAML/)]);
  expect(summary).toEqual(['failure', expect.objectContaining({ 'Not read': '1' })]);
});

test.each([
  ['a property that there is not', { failon: 'error' },
    "RegistryAuditValidation: 'failon' is not a property; there are baseline, config, failOn"],
  ['a severity that there is not', { failOn: 'off' }, "'failOn' must be one of error, warning, info; got 'off'"],
])('%s is refused', (_, props, message) => {
  expect(() => new RegistryAuditValidation(props as any)).toThrow(message);
});
