import { findingsOf, rawPullSecret, report } from '../support';

const secret = (bytes: number) => rawPullSecret('pull', `{"auths":{}}${' '.repeat(bytes - 12)}`);

test('a mebibyte is allowed, and not a byte more than the rounding of base64', () => {
  expect(findingsOf('PRA214', [secret(1024 * 1024 - 2)])).toEqual([]);
  expect(findingsOf('PRA214', [secret(1024 * 1024 + 3)])).toHaveLength(1);
});

test('a mebibyte of keys is looked through in seconds, and its findings are bounded', () => {
  const keys = Array.from({ length: 25_000 }, (_, index) => `"REG-${index}.example.com":{"auth":"dTpw"}`);
  const started = process.cpuUsage();
  const found = report([rawPullSecret('pull', `{"auths":{${keys.join(',')}}}`)]).findings;
  expect(found.map(({ rule }) => rule)).toEqual(['PRA206', 'PRA206', 'PRA206', 'PRA206', 'PRA206', 'PRA402']);
  expect(process.cpuUsage(started).user).toBeLessThan(20e6);
  expect(JSON.stringify(found).length).toBeLessThan(10_000);
});
