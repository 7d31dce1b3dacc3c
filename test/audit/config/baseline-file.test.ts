import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { formatBaseline, readBaseline } from '../../../src/audit/config/baseline-file';

const folder = mkdtempSync(join(tmpdir(), 'baseline-'));
const file = join(folder, 'base.json');
afterAll(() => rmSync(folder, { recursive: true }));

test('what was written is read', () => {
  const findings = { a123: 1, b456: 2 };
  writeFileSync(file, formatBaseline(findings));
  expect(readBaseline(file)).toEqual(findings);
});

test('a finding is a line', () => {
  expect(formatBaseline({ a123: 1, b456: 2 })).toBe('{\n  "schemaVersion": 1,\n  "findings": {\n    "a123": 1,\n    "b456": 2\n  }\n}\n');
});

test.each([
  ['no JSON', 'hunter2', /is not JSON/],
  ['another object', '{"findings":{}}', /is no baseline/],
  ['another version', '{"schemaVersion":2,"findings":{}}', /is no baseline/],
  ['findings that are not counted', '{"schemaVersion":1,"findings":{"a123":true}}', /is no baseline/],
])('%s is refused, and not shown', (_, text, message) => {
  writeFileSync(file, text);
  expect(() => readBaseline(file)).toThrow(message);
  expect(() => readBaseline(file)).not.toThrow('hunter2');
});

test('a file that is not there is refused', () => {
  expect(() => readBaseline(join(folder, 'none.json'))).toThrow(/none\.json does not exist$/);
});
