import * as fc from 'fast-check';
import { REPOSITORIES, Repository } from './clean-repository';
import { FAULTS } from './faults';
import { AuditFinding, AuditSeverity } from '../../../src/audit/audit-report';
import { Audit } from '../../../src/audit/engine/audit';
import { isAtLeast } from '../../../src/audit/engine/settings';

const SEED = 16;
const REPOSITORIES_EACH = 8;

function findingsIn({ objects, text }: Repository): readonly AuditFinding[] {
  const audit = new Audit({ now: new Date('2026-06-01T12:00:00Z') });
  objects.forEach((object, document) => audit.addObject(object, { file: 'a.yaml', document }));
  if (text !== '') {
    audit.addText(text, { file: 'b.yaml', document: 0, line: 1 });
  }
  return audit.finish().findings;
}

const repositories = () => fc.sample(REPOSITORIES, { seed: SEED, numRuns: REPOSITORIES_EACH });
const found = (all: Repository) => findingsIn(all).filter(({ rule }) => rule !== 'PRA405');

test('nothing but its committed Secret is found in a clean repository', () => {
  expect(repositories().flatMap(found)).toEqual([]);
});

test('of the faults that are planted, at least 95 of 100 are found, and most as more than information', () => {
  const cases = FAULTS.flatMap(({ name, rules, plant }) => repositories().map((repository, index) => {
    plant(repository, index);
    const findings = findingsIn(repository).filter(({ rule, origin }) =>
      rules.includes(rule) && (rule !== 'PRA405' || origin.file === 'b.yaml'));
    return {
      name,
      isFound: findings.length > 0,
      isTold: findings.some(({ severity }) => isAtLeast(severity,
        AuditSeverity.WARNING)),
    };
  }));
  const share = (test: (each: (typeof cases)[number]) => boolean) => cases.filter(test).length / cases.length;
  expect(cases.length).toBeGreaterThanOrEqual(200);
  expect([...new Set(cases.filter(({ isFound }) => !isFound).map(({ name }) => name))]).toEqual([]);
  expect(share(({ isFound }) => isFound)).toBeGreaterThanOrEqual(0.95);
  expect([...new Set(cases.filter(({ isTold }) => !isTold).map(({ name }) =>
    name))]).toEqual(['a Secret that nothing names']);
  expect(share(({ isTold }) => isTold)).toBeGreaterThanOrEqual(0.95);
});
