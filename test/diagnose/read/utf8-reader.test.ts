import { Utf8Reader } from '../../../src/diagnose/read/utf8-reader';

const TEXT = 'Failed to pull image "a": ä😀\r\n';
const swapped = (bytes: Buffer) => Buffer.from(bytes).swap16();
const utf16 = Buffer.from(TEXT, 'utf16le');

function decoded(bytes: Buffer, size: number): string {
  const pieces: Buffer[] = [];
  let isEnded = false;
  const reader = new Utf8Reader({ write: piece => pieces.push(piece), end: () => { isEnded = true; } });
  for (let index = 0; index < bytes.length; index += size) {
    reader.write(bytes.subarray(index, index + size));
  }
  reader.end();
  expect(isEnded).toBe(true);
  return Buffer.concat(pieces).toString('utf8').replace(/^\uFEFF/, '');
}

test.each([
  ['UTF-8', Buffer.from(TEXT)],
  ['UTF-16 of PowerShell', Buffer.concat([Buffer.from([0xff, 0xfe]), utf16])],
  ['UTF-16 without a mark', utf16],
  ['UTF-16 with the large half first', Buffer.concat([Buffer.from([0xfe, 0xff]), swapped(utf16)])],
  ['UTF-16 with the large half first, without a mark', swapped(utf16)],
])('hands on %s as UTF-8, wherever it is cut', (_, bytes) => {
  expect([1, 2, 3, 7, Infinity].map(size => decoded(bytes, size))).toEqual(Array(5).fill(TEXT));
});

test('hands on what is shorter than a character', () => {
  expect([decoded(Buffer.from(''), 1), decoded(Buffer.from('a'), 1)]).toEqual(['', 'a']);
});
