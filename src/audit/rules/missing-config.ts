import { AuditSeverity } from '../audit-report';
import { Problem, Rule } from '../engine/rule';
import { Facts } from '../facts/facts';
import { describe } from '../facts/object-ref';

/** A pull secret without a config where the kubelet looks for it. */
export const MISSING_CONFIG: Rule = {
  id: 'PRA202',
  title: 'Pull secret with the wrong key or layout',
  severity: AuditSeverity.ERROR,
  checks: 'A pull secret of type `kubernetes.io/dockerconfigjson` has the key `.dockerconfigjson` with an `auths` '
    + 'object; one of type `kubernetes.io/dockercfg` has `.dockercfg` without it. For information where a file has '
    + 'nothing in it at all.',
  cause: 'The kubelet looks in one place only. With the wrong key the API server refuses the Secret; with the wrong '
    + 'layout it is accepted and has no credential.',
  remediation: 'Write `{"auths":{"<host>":{"auth":"<base64 of user:password>"}}}` under `.dockerconfigjson`.',
  examples: { name: 'missing-config' },
  check: findMissingConfig,
};

function* findMissingConfig(facts: Facts): Iterable<Problem> {
  for (const { subject, type, content, size } of facts.secrets.list) {
    const { code, message } = content?.problem ?? {};
    const isLegacy = type === 'kubernetes.io/dockercfg';
    const fix = isLegacy ? { fix: 'Write `{"<host>":{"auth":"<base64 of user:password>"}}` under `.dockercfg`' } : {};
    if (code === 'no-key' || code === 'empty-key') {
      yield {
        subject,
        field: 'data',
        detail: code,
        // With nothing in it, it is a template: something else fills it in, or a person.
        severity: size === 0 && !facts.settings.cluster ? AuditSeverity.INFO : AuditSeverity.ERROR,
        message: `${describe(subject)} of type '${type}' ${message}: it has no credential.`,
        ...fix,
      };
    } else if (content?.isOtherLayout) {
      const [has, wants] = isLegacy ? ['with', 'without'] : ['without', 'with'];
      yield {
        subject,
        field: 'data',
        detail: 'layout',
        message: `${describe(subject)} of type '${type}' is laid out ${has} 'auths', and its type needs it ${wants}: `
          + 'the kubelet finds no credential in it.',
        ...fix,
      };
    }
  }
}
