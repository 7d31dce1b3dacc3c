import { Audit } from '../../../src/audit/engine/audit';
import { baselineOf } from '../../../src/audit/engine/baseline';
import { deployment, report } from '../support';

const twins = () => [deployment('x.io/A', {}, { name: 'a' }), deployment('x.io/A', {}, { name: 'b' })];

test('a baseline accepts what was there, whatever the order, and nothing new', () => {
  const baseline = baselineOf(report(twins()));
  const { findings, suppressed } = report([deployment('x.io/A', {}, { name: 'c' }), ...twins().reverse()], { baseline });
  expect(findings.map(({ name }) => name)).toEqual(['c']);
  expect(suppressed.map(({ acceptedBy }) => acceptedBy)).toEqual(['baseline', 'baseline']);
});

test('a baseline accepts as many of a kind as there were', () => {
  const inFiles = (files: string[], baseline = {}) => {
    const audit = new Audit({ baseline });
    files.forEach(file => audit.add(deployment('x.io/A'), { file }));
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
