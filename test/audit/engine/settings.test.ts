import { AuditOptions } from '../../../src/audit/audit-options';
import { Audit } from '../../../src/audit/engine/audit';
import { globToRegExp } from '../../../src/audit/engine/settings';

test.each<[string, AuditOptions, RegExp]>([
  ['a severity for no rule', { severities: { PRA999: 'error' as any } },
    /'severities' must name a rule such as PRA101, got 'PRA999'/],
  ['a severity that is none', { severities: { PRA101: 'fatal' as any } },
    /'severities.PRA101' must be one of error, warning, info, off; got 'fatal'/],
  ['a rule in lower case', { severities: { pra103: 'off' as any } },
    /'severities' must name a rule such as PRA101, got 'pra103': write 'PRA103'$/],
  ['an ignore of no rule', { ignores: [{ rule: 'dangling', reason: 'x' }] }, /'ignores\[0\].rule' must name a rule/],
  ['an ignore without a reason', { ignores: [{ rule: 'PRA101', reason: ' ' }] }, /'ignores\[0\].reason' is empty/],
  ['a day that is none', { ignores: [{ rule: 'PRA101', reason: 'x', expires: '2026-02-31' }] },
    /'ignores\[0\].expires' must be a day as YYYY-MM-DD, got '2026-02-31'/],
  ['a day in another order', { ignores: [{ rule: 'PRA101', reason: 'x', expires: '31.12.2026' }] },
    /must be a day as YYYY-MM-DD/],
])('%s is refused', (_, options, message) => {
  expect(() => new Audit(options)).toThrow(message);
});

test.each([
  ['kube-*', 'kube-system', true],
  ['kube-*', 'my-kube-system', false],
  ['a.b', 'axb', false],
  ['*', '', true],
  ['a**b', 'a/c/b', true],
])('%s matches %s: %s', (glob, text, expected) => {
  expect(globToRegExp(glob).test(text)).toBe(expected);
});
