import { namedError } from '../../src/image/named-error';

test('an error has its name, and its code in front of the message', () => {
  const error = namedError('KeyringError', 'some-code', 'what to do');
  expect(error).toBeInstanceOf(Error);
  expect(`${error}`).toBe('KeyringError: some-code: what to do');
});
