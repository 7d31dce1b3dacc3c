import { inspect } from 'util';
import { SecretText } from '../../src/credentials/secret-text';

const secret = new SecretText('hunter2');

test('the text comes out of reveal', () => {
  expect(secret.reveal()).toBe('hunter2');
});

test.each([
  ['a template', `${secret}`],
  ['JSON', JSON.stringify({ secret })],
  ['console.log', inspect({ secret }, { depth: 9, showHidden: true })],
])('%s shows a marker', (_, printed) => {
  expect(printed).toContain('<redacted>');
  expect(printed).not.toContain('hunter2');
});
