import { Registry } from '../../src';
import {
  checkList, checkProps, checkRegistry, coveredRegistries, shownUnlessSecret, typeName,
} from '../../src/registry/given';

test.each([
  [undefined, 'undefined'], [null, 'null'], ['hunter2', 'string'], [7, 'number'], [{}, 'Object'],
  [['hunter2'], 'Array'],
  [Registry.ghcr(), 'Registry'], [Object.create(null), 'object'], [{ constructor: { name: 'hunter2' } }, 'Object'],
])('the type of %p', (value, type) => {
  expect(typeName(value)).toBe(type);
});

test.each([
  ['acme', "'acme'"], ['https://gitlab.example.com/a_b', "'https://gitlab.example.com/a_b'"], [true, "'true'"],
])('%p may be shown', (value, text) => {
  expect(shownUnlessSecret(value)).toBe(text);
});

test.each([
  'glpat-SECRET', 'https://me:pw@gitlab.com', 'two\nlines', 'x'.repeat(61), '',
])('%p may be a credential, and is not shown', value => {
  expect(shownUnlessSecret(value)).toBe('a text that is not shown, since it may be a credential');
});

test.each([
  [undefined, 'undefined'],
  [7, 'number'],
  [{ toString: () => 'x' }, 'Object'],
])('of %p the type is shown', (value, type) => {
  expect(shownUnlessSecret(value)).toBe(type);
});

test('what is asked for is taken', () => {
  const covers = [Registry.ghcr()];
  expect(() => checkProps({}, 'f({})')).not.toThrow();
  expect(() => checkRegistry('registry', covers[0])).not.toThrow();
  expect(coveredRegistries(covers, 'Secret')).toEqual(covers);
  expect(coveredRegistries(covers, 'Secret')).not.toBe(covers);
});

test.each<[() => void, string]>([
  [() => checkProps(undefined, 'f({})'), "'props' must be an object, got undefined: write f({})"],
  [() => checkProps('hunter2', 'f({})'), "'props' must be an object, got string: write f({})"],
  [() => checkList('namespaces', 'payments', "['payments']"),
    "'namespaces' must be a list, got string: write namespaces: ['payments']"],
  [() => checkRegistry('registry', 'ghcr.io' as any),
    "'registry' must be a Registry, got string: write one, such as Registry.harbor('registry.example.com')"],
  [() => coveredRegistries(undefined as any, "Secret 'a'"),
    "'covers' of Secret 'a' must be a list of registries, got undefined: write [registry]"],
  [() => coveredRegistries([], "Secret 'a'"),
    "'covers' of Secret 'a' is empty: list the registries that the Secret holds credentials for"],
  [() => coveredRegistries([null as any], "Secret 'a'"), "'covers' must be a Registry, got null: write one, such as"],
])('anything else is an error that says what to write', (make, message) => {
  expect(make).toThrow(message);
});
