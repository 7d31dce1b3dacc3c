import * as fc from 'fast-check';
import { appendPullSecrets, pullSecretNames } from '../../src/kubernetes/pull-secret-list';
import { propertyOptions } from '../support/property';

test('names are appended behind the entries of the user, in their order', () => {
  expect(appendPullSecrets([{ name: 'z' }, { name: 'a' }], ['m', 'b']))
    .toEqual([{ name: 'z' }, { name: 'a' }, { name: 'm' }, { name: 'b' }]);
});

test('a name that is there already is not repeated', () => {
  expect(appendPullSecrets([{ name: 'a' }], ['a', 'b', 'b'])).toEqual([{ name: 'a' }, { name: 'b' }]);
});

test.each([[undefined], [null], ['text'], [{}]])('%p holds no names', list => {
  expect(pullSecretNames(list)).toEqual([]);
});

test('what is no reference has no name', () => {
  expect(pullSecretNames([{ name: 'a' }, 'b', null, { name: 1 }, { name: '' }, {}])).toEqual(['a']);
});

test('appending the same names again changes nothing', () => {
  const names = fc.array(fc.stringMatching(/^[a-c]{1,2}$/), { maxLength: 6 });
  fc.assert(fc.property(names, names, (own, added) => {
    const once = appendPullSecrets(own.map(name => ({ name })), added);
    expect(appendPullSecrets(once, added)).toEqual(once);
    expect(new Set(pullSecretNames(once)).size).toBe(once.length);
  }), propertyOptions());
});
