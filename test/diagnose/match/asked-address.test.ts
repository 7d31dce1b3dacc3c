import { askedAddress } from '../../../src/diagnose/match/asked-address';

const TEXT = 'Get "https://a.example/v2/": EOF; see https://docs.example/; Head "https://b.example/v2/app/manifests/1": EOF';

test.each([
  ['the last one', undefined, 'b.example/v2/app/manifests/1'],
  ['the last one before an index', TEXT.indexOf('see'), 'a.example/v2/'],
  ['the first one behind it, where none stands before', 3, 'a.example/v2/'],
])('of the addresses that were asked it is %s', (_, before, address) => {
  expect(askedAddress(TEXT, before)).toBe(address);
});

test('an address that is only named was not asked', () => {
  expect(askedAddress('see https://docs.example/ and http://a.example/v2/')).toBeUndefined();
});
