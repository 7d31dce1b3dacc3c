import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  baselineOf, formatBaseline, readBaseline, reasonsOf, staleNotes,
} from '../../../src/audit/config/baseline-file';
import { Audit } from '../../../src/audit/engine/audit';
import { temporaryFolder } from '../../support/folder';
import { deployment, lists, report } from '../support';

const folder = temporaryFolder();
const file = join(folder, 'base.json');

const ENTRY = { rule: 'PRA103', object: 'Pod shop/web', file: 'a.yaml', reason: 'by the nodes', fingerprint: 'a123' };

test('what was written is read', () => {
  writeFileSync(file, formatBaseline([ENTRY]));
  expect(readBaseline(file)).toEqual([ENTRY]);
});

test.each([
  ['no JSON', 'hunter2', /is not JSON/],
  ['another object', '{"findings":[]}', /is not a baseline/],
  ['another version', '{"schemaVersion":1,"findings":{}}', /is not a baseline/],
  ['an entry without a reason', formatBaseline([{ ...ENTRY, reason: '' }]), /is not a baseline/],
])('%s is refused, and not shown', (_, text, message) => {
  writeFileSync(file, text);
  expect(() => readBaseline(file)).toThrow(message);
  expect(() => readBaseline(file)).not.toThrow('hunter2');
});

test('a file that is not there is refused', () => {
  expect(() => readBaseline(join(folder, 'none.json'))).toThrow(/none\.json does not exist$/);
});

const twins = () => [deployment('x.io/A', {}, { name: 'a' }), deployment('x.io/A', {}, { name: 'b' })];

test('an entry says what it is about, for people', () => {
  const audit = new Audit();
  audit.addObject(deployment('x.io/A', {}, { namespace: 'shop' }), { file: 'a.yaml', line: 1 });
  expect(baselineOf(audit.finish(), 'there on 2026-06-01', [], audit.isRun)).toEqual([{
    rule: 'PRA107',
    object: 'Deployment shop/web',
    field: 'containers[main].image',
    file: 'a.yaml',
    reason: 'there on 2026-06-01',
    fingerprint: expect.stringMatching(/^[0-9a-f]{20}$/),
  }]);
});

test('a baseline accepts what was there, whatever the order, with its reason, and nothing new', () => {
  const baseline = reasonsOf(baselineOf(report(twins()), 'old', [], () => true));
  const { findings, suppressed } = report([deployment('x.io/A', {}, { name: 'c' }), ...twins().reverse()], {
    baseline,
  });
  expect(findings.map(({ name }) => name)).toEqual(['c']);
  expect(suppressed.map(({ acceptedBy, acceptedReason }) => [acceptedBy, acceptedReason]))
    .toEqual([['baseline', 'old'], ['baseline', 'old']]);
});

test('a baseline accepts nothing of another file', () => {
  const inFiles = (files: string[], baseline = {}) => {
    const audit = new Audit({ baseline });
    files.forEach(name => audit.addObject(deployment('x.io/A'), { file: name }));
    return audit.finish();
  };
  const baseline = reasonsOf(baselineOf(inFiles(['prod/a.yaml']), 'old', [], () => true));
  expect(inFiles(['dev/a.yaml', 'prod/a.yaml'], baseline).findings.map(({ origin }) => origin.file))
    .toEqual(['dev/a.yaml']);
});

test('a baseline that is made again keeps the reasons of what is still there', () => {
  const [first, second] = baselineOf(report(twins()), 'old', [], () => true);
  const known = [{ ...first, reason: 'served by a proxy' }, ENTRY];
  expect(baselineOf(report(twins()), 'new', known, () => true)).toEqual([known[0], { ...second, reason: 'new' }]);
});

test('a baseline that is made again by some rules keeps the entries of the others', () => {
  expect(baselineOf(report([]), 'new', [ENTRY], rule => rule === 'PRA107')).toEqual([ENTRY]);
});

test('an entry for those of a group that no annotation accepts still accepts them', () => {
  const [annotated, other]: any[] = ['a', 'b'].map(name => deployment('x.io/app', lists('gone'), { name }));
  annotated.metadata.annotations = { 'cdk8s-registry-access/ignore-PRA101': 'made by hand' };
  const known = baselineOf(report([annotated, other]), 'old', [], () => true);
  const now = report([annotated, other], { baseline: reasonsOf(known) });
  expect(now.suppressed.map(({ name, acceptedBy }) => [name, acceptedBy]))
    .toEqual([['a', 'annotation'], ['b', 'baseline']]);
  expect(new Set(now.suppressed.map(({ fingerprint }) => fingerprint)).size).toBe(2);
  expect(staleNotes('base.json', known, now, () => true)).toEqual([]);
});

test('entries that accept nothing any more are told, but for those of rules that are not run', () => {
  const known = baselineOf(report(twins()), 'old', [], () => true);
  const now = report(twins().slice(1), { baseline: reasonsOf(known) });
  expect(staleNotes('base.json', known, now, () => true)).toEqual([{
    file: 'base.json',
    isNote: true,
    message: 'has entries that accept nothing any more: PRA107 Deployment default/a; write it again',
  }]);
  expect(staleNotes('base.json', known, now, () => false)).toEqual([]);
  const many = Array.from({ length: 7 }, (_, index) => ({ ...ENTRY, fingerprint: String(index) }));
  expect(staleNotes('b', many, now, () => true)[0].message).toMatch(/ and 2 more; write it again$/);
});
