import { registryError, shown } from '../../src/registry/registry-error';

test('has a name that callers in every language can tell', () => {
  expect(registryError('it is wrong')).toMatchObject({ name: 'RegistryError', message: 'it is wrong' });
});

test.each([
  ['reg.io', '"reg.io"'],
  ['reg.io\n', '"reg.io\\n"'],
  ['user:secret@reg.io', '"***@reg.io"'],
  ['https://user:se@c/ret@reg.io/x', '"https://***@reg.io/x"'],
  [`app@sha256:${'0'.repeat(64)}`, `"app@sha256:${'0'.repeat(64)}"`],
  [`user:secret@reg.io/app@sha256:${'0'.repeat(64)}`, `"***@reg.io/app@sha256:${'0'.repeat(64)}"`],
  ['user:se\ncret@reg.io', '"***@reg.io"'],
])('%j is shown as %s', (value, text) => {
  expect(shown(value)).toBe(text);
});
