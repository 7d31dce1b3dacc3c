import { holdsPythonObject, unsetVariable } from '../../src/pull/unset-variable';

test.each([
  ['undefined/app:1', 'undefined'],
  ['undefined', 'undefined'],
  ['registry.example.com/undefined:1', 'undefined'],
  ['registry.example.com:undefined/app:1', 'undefined'],
  ['registry.example.com/app:undefined', 'undefined'],
  ['undefined.example.com/app:1', 'undefined'],
  ['None/app:1', 'None'],
  ['registry.example.com/app:None', 'None'],
  ['null/app:1', 'null'],
  ['registry.example.com/app:null', 'null'],
  ['nginx', undefined],
  ['registry.example.com/app:1', undefined],
  ['ghcr.io/acme/null:1', undefined],
  ['acme/undefined-behaviour:1', undefined],
  ['acme/none:1', undefined],
  ['${IMAGE}', undefined],
])('%s: %s', (image, word) => {
  expect(unsetVariable(image)).toBe(word);
});

test.each([
  ['<cdk8s_registry_access.Registry object at 0x7f2b1c0>/app:1', true], ['<your-registry>/app:1', false],
  ['<bound method Registry.to_string of <x.Registry object at 0x7f>>/app:1', true], ['nginx', false],
])('%s holds an object of Python: %s', (image, expected) => {
  expect(holdsPythonObject(image)).toBe(expected);
});
