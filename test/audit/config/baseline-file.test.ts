import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { baselineOf, formatBaseline, readBaseline } from '../../../src/audit/config/baseline-file';
import { Audit } from '../../../src/audit/engine/audit';
import { temporaryFolder } from '../../support/folder';
import { deployment, report } from '../support';

const folder = temporaryFolder();
const file = join(folder, 'base.json');

test('what was written is read', () => {
  const findings = { a123: 1, b456: 2 };
  writeFileSync(file, formatBaseline(findings));
  expect(readBaseline(file)).toEqual(findings);
});

test('a finding is a line', () => {
  expect(formatBaseline({ a123: 1, b456: 2 })).toBe(
    '{\n  "schemaVersion": 1,\n  "findings": {\n    "a123": 1,\n    "b456": 2\n  }\n}\n',
  );
});

test.each([
  ['no JSON', 'hunter2', /is not JSON/],
  ['another object', '{"findings":{}}', /is not a baseline/],
  ['another version', '{"schemaVersion":2,"findings":{}}', /is not a baseline/],
  ['findings that are not counted', '{"schemaVersion":1,"findings":{"a123":true}}', /is not a baseline/],
])('%s is refused, and not shown', (_, text, message) => {
  writeFileSync(file, text);
  expect(() => readBaseline(file)).toThrow(message);
  expect(() => readBaseline(file)).not.toThrow('hunter2');
});

test('a file that is not there is refused', () => {
  expect(() => readBaseline(join(folder, 'none.json'))).toThrow(/none\.json does not exist$/);
});

const twins = () => [deployment('x.io/A', {}, { name: 'a' }), deployment('x.io/A', {}, { name: 'b' })];

test('a baseline accepts what was there, whatever the order, and nothing new', () => {
  const baseline = baselineOf(report(twins()));
  const { findings, suppressed } = report([deployment('x.io/A', {}, { name: 'c' }), ...twins().reverse()], {
    baseline,
  });
  expect(findings.map(({ name }) => name)).toEqual(['c']);
  expect(suppressed.map(({ acceptedBy }) => acceptedBy)).toEqual(['baseline', 'baseline']);
});

test('a baseline accepts as many of a kind as there were', () => {
  const inFiles = (files: string[], baseline = {}) => {
    const audit = new Audit({ baseline });
    files.forEach(name => audit.addObject(deployment('x.io/A'), { file: name }));
    return audit.finish();
  };
  const baseline = baselineOf(inFiles(['a.yaml']));
  expect(inFiles(['a.yaml', 'b.yaml'], baseline).findings).toHaveLength(1);
});

test('a baseline stays the same when it is made again with itself', () => {
  const baseline = baselineOf(report(twins()));
  expect(baselineOf(report(twins(), { baseline }))).toEqual(baseline);
  expect(Object.keys(baseline)).toEqual([...Object.keys(baseline)].sort());
});
