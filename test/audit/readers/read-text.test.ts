import { Readable } from 'node:stream';
import { readStreamText, readText } from '../../../src/audit/readers/read-text';

test('reads a file, whatever its length', () => {
  expect(readText(__filename)).toContain("test('reads a file");
});

test.each([
  ['/no/such/file', '/no/such/file does not exist'],
  ['/', '/ is a folder'],
  ['/dev/zero', '/dev/zero is longer than 64 MiB and was not read'],
])('does not read %s', (path, message) => {
  expect(() => readText(path)).toThrow(message);
});

test('reads a stream, characters cut in two included', async () => {
  const bytes = Buffer.from('a ä b');
  expect(await readStreamText(Readable.from([bytes.subarray(0, 3), bytes.subarray(3)]))).toBe('a ä b');
});

test('reads a stream in UTF-16, as editors of Windows write it', async () => {
  const bytes = Buffer.from('\uFEFFa: ä', 'utf16le');
  expect(await readStreamText(Readable.from([bytes.subarray(0, 3), bytes.subarray(3)]))).toBe('a: ä');
});

test('does not read a stream without an end', async () => {
  function* endless() {
    for (;;) {
      yield Buffer.alloc(2 ** 22);
    }
  }
  await expect(readStreamText(Readable.from(endless()))).rejects.toThrow('standard input is longer than 64 MiB');
});
