import { workloadsOf } from '../../src/identity/workload';

test('ServiceAccounts are written NAMESPACE/NAME', () => {
  expect(workloadsOf(['payments/web', 'shop/web.v2'])).toEqual([
    { namespace: 'payments', serviceAccountName: 'web' }, { namespace: 'shop', serviceAccountName: 'web.v2' },
  ]);
});

test.each(['refresher', 'registry/', '/refresher', 'registry/refresher/x'])("they are not written '%s'", wrong => {
  expect(() => workloadsOf(['payments/web', wrong]))
    .toThrow(`'serviceAccounts' must be NAMESPACE/NAME each, such as payments/web: got '${wrong}'`);
});

test.each(['Payments/web', 'payments/a_b'])('names that cannot be are refused: %s', wrong => {
  expect(() => workloadsOf([wrong])).toThrow("'serviceAccounts' must be a DNS");
});

test('a token that is given as one is not shown', () => {
  expect(() => workloadsOf(['ghp_S3cret']))
    .toThrow('such as payments/web: got a text that is not shown, since it may be a credential');
});
