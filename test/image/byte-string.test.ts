import * as fc from 'fast-check';
import { compareBytes, fromBytes, toBytes } from '../../src/image/byte-string';
import { propertyOptions } from '../support/property';

test('a byte string has one character for each byte of UTF-8', () => {
  expect(toBytes('aé𝒜')).toBe('a\xc3\xa9\xf0\x9d\x92\x9c');
});

test('texts come back', () => {
  fc.assert(fc.property(fc.string({ unit: 'grapheme' }), text => {
    expect(fromBytes(toBytes(text))).toBe(text);
  }), propertyOptions());
});

test('bytes that are not UTF-8 come back as replacement characters', () => {
  expect(fromBytes('a\xffb')).toBe('a\ufffdb');
});

test('the order is that of UTF-8, not of UTF-16', () => {
  fc.assert(fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (a, b) => {
    expect(compareBytes(a, b)).toBe(Buffer.compare(Buffer.from(a), Buffer.from(b)));
  }), propertyOptions());
  expect(compareBytes('\ue000', '\u{10000}')).toBe(-1);
});
