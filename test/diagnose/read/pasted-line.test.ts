import { pastedLine } from '../../../src/diagnose/read/pasted-line';

describe('a line is read without the marks around it', () => {
  test.each([
    ['> Failed to pull', 'Failed to pull'],
    ['> > Failed to pull', 'Failed to pull'],
    ['- Failed to pull', 'Failed to pull'],
    ['  2. Failed to pull', 'Failed to pull'],
    ['│ Failed to pull   │', 'Failed to pull'],
    ['| a | b |', 'a | b'],
    ['`Failed to pull`', 'Failed to pull'],
    ['**Failed to pull**', 'Failed to pull'],
    ['_NAME   READY_', 'NAME   READY'],
    ['\u001b[31mFailed to pull\u001b[0m', 'Failed to pull'],
    ['Failed to pull\r', 'Failed to pull'],
    ['  Warning  Failed', '  Warning  Failed'],
    ['a_b -1 *c', 'a_b -1 *c'],
  ])('%j', (line, text) => {
    expect(pastedLine(line).text).toBe(text);
  });

  test('and says whether it was an item of a list, or the fence of a block of code', () => {
    expect(pastedLine('* Error').isItem).toBe(true);
    expect(pastedLine('Error').isItem).toBe(false);
    expect(['```', '  ```log', '> ~~~'].map(line => pastedLine(line).isFence)).toEqual([true, true, true]);
    expect(pastedLine('```x` y').isFence).toBe(false);
  });

  test('except for the marks of lists where YAML is looked for', () => {
    expect(pastedLine('> - apiVersion: v1').unquoted).toBe('- apiVersion: v1');
  });
});
