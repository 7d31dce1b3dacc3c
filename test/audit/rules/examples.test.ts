import { readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { AuditSeverity } from '../../../src/audit/audit-report';
import { Rule } from '../../../src/audit/engine/rule';
import { readExamples } from '../../../src/audit/rule-examples';
import { RULES } from '../../../src/audit/rules';
import { auditOf, parseYaml } from '../support';

function findings({ id, severity, examples }: Rule, text: string) {
  const audit = auditOf(parseYaml(text), {
    cluster: examples.cluster ?? false,
    ...(examples.now ? { now: new Date(examples.now) } : {}),
    ...(severity === AuditSeverity.OFF ? { severities: { [id]: AuditSeverity.INFO } } : {}),
  });
  if (examples.isFile) {
    audit.addText(text, { file: 'example.yaml', document: 0, line: 1 });
  }
  return audit.finish().findings.filter(({ rule }) => rule === id);
}

describe.each(RULES.map(rule => [rule.id, rule] as const))('%s', (_, rule) => {
  if (!rule.examples.isAbridged) {
    test(`finds something in its example: ${rule.title}`, () => {
      expect(findings(rule, readExamples(rule).bad)).not.toEqual([]);
    });
  }

  test('finds nothing in the fixed example', () => {
    expect(findings(rule, readExamples(rule).good)).toEqual([]);
  });
});

test('each rule is a file with its two examples beside it, and there is no other file', () => {
  const files = RULES.flatMap(({ examples: { name } }) => [`${name}.bad.yaml`, `${name}.good.yaml`, `${name}.ts`]);
  expect(readdirSync(resolve(__dirname, '../../../src/audit/rules')).sort()).toEqual([...files, 'index.ts'].sort());
});

test('ids are distinct, in order, and of a group', () => {
  const ids = RULES.map(({ id }) => id);
  expect(ids).toEqual([...new Set(ids)].sort());
  expect(ids.filter(id => !/^PRA[0-5]\d\d$/.test(id))).toEqual([]);
});
