import { WarningCode } from '../../src';
import { CATALOGUE } from '../../src/audit/catalogue';
import { FindingId } from '../../src/pull/finding-id';

const IDS = CATALOGUE.map(({ id }) => id);

test('ids are distinct, and in order', () => {
  expect(IDS).toEqual([...new Set(IDS)].sort());
});

test('every id that a warning or a diagnosis can have is explained', () => {
  expect(IDS).toEqual(expect.arrayContaining([...Object.values(FindingId), ...Object.values(WarningCode)]));
});

test('every warning has the id that the audit and diagnoses have', () => {
  expect(Object.values<string>(FindingId)).toEqual(expect.arrayContaining(Object.values(WarningCode)));
});

test('each says why, and what to do', () => {
  CATALOGUE.forEach(({ title, checks, cause, remediation }) =>
    expect([title, checks, cause, remediation].every(text => text !== '')).toBe(true),
  );
});
