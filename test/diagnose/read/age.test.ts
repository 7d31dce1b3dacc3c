import { ageIn } from '../../../src/diagnose/read/age';
import { expectLinear } from '../../support/linear';

test.each([
  ['kubectl describe', '  27s (x3 over 75s)  kubelet  ', 27],
  ['kubectl describe, of hours', '  5h30m  kubelet  ', 19_800],
  ['kubectl get events', 'prod   42m   pod/web-0   ', 2_520],
  ['the first kubectl describe', '  1h\t2m\t3\t{kubelet n1}\t', 120],
  ['the first kubectl get events', '3m  5m  4  web-0.17d2f6a2b3c4d5e6  Pod  ', 180],
  ['an event that was not dated', '  <invalid>  kubelet, node-1    ', undefined],
  ['a pod that is called like an age', '  2d  pod/web-0  ', 172_800],
])('the age of an event is when it was seen last: %s', (_, columns, seconds) => {
  expect(ageIn(columns)).toBe(seconds);
});

test('hostile columns are read in linear time', () =>
  expectLinear(50_000, size => `{${'(x1 over '.repeat(size / 9)}}`, ageIn));
