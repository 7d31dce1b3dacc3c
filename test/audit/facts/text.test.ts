import { detached, Interner } from '../../../src/audit/facts/text';

test('what is detached and interned reads the same', () => {
  expect(detached('a日\ud83d\ude00')).toBe('a日😀');
  const interner = new Interner();
  expect([interner.intern('a'), interner.intern('a'), interner.intern('__proto__')]).toEqual(['a', 'a', '__proto__']);
});
