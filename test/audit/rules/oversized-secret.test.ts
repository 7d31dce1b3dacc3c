import { expectLinear } from '../../support/linear';
import { findingsOf, rawPullSecret, report } from '../support';

const secret = (bytes: number) => rawPullSecret('pull', `{"auths":{}}${' '.repeat(bytes - 12)}`);

test('a mebibyte is allowed, and not a byte more than the rounding of base64', () => {
  expect(findingsOf('PRA214', [secret(1024 * 1024 - 2)])).toEqual([]);
  expect(findingsOf('PRA214', [secret(1024 * 1024 + 3)])).toHaveLength(1);
});

test('a mebibyte of keys is looked through in linear time, and its findings are bounded', async () => {
  const withKeys = (count: number) => {
    const keys = Array.from({ length: count }, (_, index) => `"REG-${index}.example.com":{"auth":"dTpw"}`);
    return rawPullSecret('pull', `{"auths":{${keys.join(',')}}}`);
  };
  await expectLinear(6_000, withKeys, given => report([given]));
  const found = report([withKeys(25_000)]).findings;
  expect(found.map(({ rule }) => rule)).toEqual(['PRA206', 'PRA206', 'PRA206', 'PRA206', 'PRA206', 'PRA402']);
  expect(JSON.stringify(found).length).toBeLessThan(10_000);
});
