import { ServiceAccounts } from '../../../src/audit/facts/service-accounts';
import { serviceAccount } from '../support';

const listOf = (...accounts: (readonly [file: string | undefined, ...names: string[]])[]) => {
  const all = new ServiceAccounts();
  accounts.forEach(([file, ...names]) => all.addServiceAccount(serviceAccount('web', names), file ? { file } : {}));
  const { pullSecrets, isAnyOf = false } = all.find('default', 'web')!;
  return [pullSecrets.join(), isAnyOf];
};

test('of two in one file the later counts, as for kubectl apply', () => {
  expect(listOf(['a', 'one'], ['a', 'two'])).toEqual(['two', false]);
  expect(listOf(['a', 'one'], ['a'])).toEqual(['', false]);
  expect(listOf([undefined, 'one'], [undefined, 'two'])).toEqual(['two', false]);
});

test('of two in two files it is not known which one is applied: what either lists counts', () => {
  expect(listOf(['a', 'one'], ['b', 'two'])).toEqual(['one,two', true]);
  expect(listOf(['a', 'one'], ['b'])).toEqual(['one', true]);
  expect(listOf(['a', 'one'], ['b', 'two'], ['c', 'one'])).toEqual(['one,two', true]);
});

test('the same list in two files is that list', () => {
  expect(listOf(['a', 'one'], ['b', 'one'])).toEqual(['one', false]);
  expect(listOf(['a'], ['b'])).toEqual(['', false]);
});
