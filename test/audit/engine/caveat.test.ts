import { AuditSeverity } from '../../../src/audit/audit-report';
import { AuditInstructions } from '../../../src/audit/engine/settings';
import { Registry } from '../../../src/registry';
import { auditOf, deployment, lists, pullSecret } from '../support';

function caveatOf(objects: readonly object[], options: AuditInstructions = {}): string | undefined {
  const audit = auditOf(objects, options);
  return audit.caveat(audit.finish());
}

const WEB = deployment('registry.example.com/web:1');
const RULE_OFF = { PRA103: AuditSeverity.OFF, PRA104: AuditSeverity.OFF };

test('where nothing is found and no registry declared private, the hosts that were not checked are named', () => {
  expect(caveatOf([WEB, deployment('quay.io/a', lists('made-elsewhere'), { name: 'b' })])).toBe(
    "No registry is declared private, so whether images of 'quay.io', 'registry.example.com' find a credential was not "
    + 'checked: name yours in `privateRegistries`.');
  expect(caveatOf(['a.io', 'b.io', 'c.io', 'd.io'].map(name => deployment(`${name}/a`, {}, { name }))))
    .toContain("'a.io', 'b.io', 'c.io' and 1 more find");
});

test.each<[string, readonly object[], AuditInstructions]>([
  ['a registry is declared private', [WEB], { privateRegistries: [Registry.of('other.example.com')] }],
  ['the registry is declared public', [WEB], { publicRegistries: [Registry.of('registry.example.com')] }],
  ['the nodes serve the registry', [WEB], { nodeRegistries: [Registry.of('registry.example.com')] }],
  ['a Secret has a credential for the registry',
    [pullSecret('regcred', ['registry.example.com']), deployment('registry.example.com/web:1', lists('regcred'))], {}],
  ['all images are Docker\'s own', [deployment('nginx')], {}],
  ['the image is a placeholder', [deployment('{{ image }}')], {}],
  ['something is found', [WEB, deployment('reg.io/A/b')], {}],
  ['the rules of private images are off', [WEB], { severities: RULE_OFF }],
])('nothing is said where %s', (_, objects, options) => {
  expect(caveatOf(objects, options)).toBeUndefined();
});

test('where no workload was read, that is said, and of files what to render first', () => {
  expect(caveatOf([pullSecret('regcred', ['reg.io'])], { severities: { PRA405: AuditSeverity.OFF } })).toBe(
    'No workload was read. Render kustomizations and Helm charts first, with `kustomize build` or `helm template`.');
  expect(caveatOf([], { cluster: true })).toBe('No workload was read.');
});
