import { Testing } from 'cdk8s';
import { deployment, newChart } from './support';
import { AccessPattern } from '../../src';
import { attach } from '../../src/attach/attach';

test('node identity changes nothing', () => {
  const chart = newChart();
  const web = deployment(chart, 'web');
  const before = Testing.synth(chart);
  attach(web, { owner: web, pattern: AccessPattern.NODE_IDENTITY, secrets: [] });
  expect(Testing.synth(chart)).toEqual(before);
});

test('a target in another app cannot be granted, as the plan would not see it', () => {
  const [ours, theirs] = [newChart(), newChart()];
  const web = deployment(theirs, 'web');
  expect(() => attach(web, { owner: ours, pattern: AccessPattern.WORKLOAD, secrets: [] })).toThrow(
    /^'target' \('.*web'\) is in another app than '.*', which it is granted: name the Secret in that app, with RegistryCredentials\.existingSecret/,
  );
});
