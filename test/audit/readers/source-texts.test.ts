import { writeFileSync } from 'node:fs';
import { SourceTexts } from '../../../src/audit/readers/read-text';
import { useFolder } from '../../support/folder';

useFolder();

test('gives the text of a file, and of standard input as it came', () => {
  writeFileSync('a.yaml', 'a: 1');
  const texts = new SourceTexts();
  const piece = Buffer.from('b: ');
  texts.keep(piece);
  piece.fill(0);
  texts.keep(Buffer.from('2'));
  expect(['a.yaml', '-', 'none.yaml', '.', '/dev/zero'].map(file => texts.textOf(file)))
    .toEqual(['a: 1', 'b: 2', undefined, undefined, undefined]);
});

test('gives standard input in UTF-16 as the text that it is', () => {
  const texts = new SourceTexts();
  texts.keep(Buffer.from('\uFEFFa: 1', 'utf16le'));
  expect(texts.textOf('-')).toBe('a: 1');
});

test('keeps no more than 8 MiB', () => {
  const [texts, piece] = [new SourceTexts(), Buffer.alloc(2 ** 22)];
  texts.keep(piece);
  texts.keep(piece);
  expect(texts.textOf('-')).toHaveLength(2 ** 23);
  texts.keep(piece);
  expect(texts.textOf('-')).toBeUndefined();
});
