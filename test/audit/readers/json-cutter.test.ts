import * as fc from 'fast-check';
import { JsonCutter } from '../../../src/audit/readers/json-cutter';
import { propertyOptions } from '../../support/property';

interface Cut {
  readonly items: string[];
  readonly values: string[];
  readonly lines: number[];
}

function cut(text: string, pieceBytes = 2 ** 20): Cut {
  const result: Cut = { items: [], values: [], lines: [] };
  const cutter = new JsonCutter({
    onItem: ({ bytes, line }) => {
      result.items.push(bytes.toString().trim());
      result.lines.push(line);
    },
    onValue: ({ bytes }) => result.values.push(bytes.toString().trim()),
    onTooLong: () => { throw new Error('too long'); },
  });
  const bytes = Buffer.from(text);
  for (let start = 0; start < bytes.length; start += pieceBytes) {
    // Pieces need not begin at an address of whole words.
    const piece = Buffer.concat([Buffer.alloc(start % 4), bytes.subarray(start, start + pieceBytes)]).subarray(
      start % 4,
    );
    cutter.write(piece);
    piece.fill(0x5b);
  }
  cutter.end();
  return result;
}

test.each([
  ['an object', '{"a":{"items":[1]}}', [], ['{"a":{"items":[1]}}']],
  ['a list', '{"apiVersion":"v1","items":[{"a":1}, {"b":[2]}],"kind":"List"}', ['{"a":1}', '{"b":[2]}'],
    ['{"apiVersion":"v1","items":[],"kind":"List"}']],
  ['a list between other members', '{"kind":"List","items":[{"a":1}, {"b":[{"c":"}]"}]} ],"metadata":{"x":[1]}}',
    ['{"a":1}', '{"b":[{"c":"}]"}]}'], ['{"kind":"List","items":[],"metadata":{"x":[1]}}']],
  ['items of a member', '{"data":{"items":[{"a":1}]}}', [], ['{"data":{"items":[{"a":1}]}}']],
  ['two lists of one object', '{"items":[1],"items":[2]}', ['1', '2'], ['{"items":[],"items":[]}']],
  ['an array', '[{"a":1},{"b":2}]', ['{"a":1}', '{"b":2}'], ['[]']],
  ['an empty list', '{"items":[ ]}', [], ['{"items":[]}']],
  ['elements that are no objects', '[1, "x", [2, 3], null]', ['1', '"x"', '[2, 3]', 'null'], ['[]']],
  ['values one after the other', '{"a":1}\n{"b":2}\n', [], ['{"a":1}', '{"b":2}']],
  ['brackets and quotes in strings', '[{"a":"}]{[\\"\\\\"},{"b":"]"}]', ['{"a":"}]{[\\"\\\\"}', '{"b":"]"}'], ['[]']],
  ['items of an object that is not a list', '{"kind":"Cache","items":[{"a":1}]}', [],
    ['{"kind":"Cache","items":[{"a":1}]}']],
  ['another list of the object', '{"itemsOf":[1],"kind":"List","items":[2]}', ['2'],
    ['{"itemsOf":[1],"kind":"List","items":[]}']],
  ['a string that reads items and is no key', '{"a":"items","b":[1]}', [], ['{"a":"items","b":[1]}']],
  ['the same with objects', '{"x":"items","y":[{"a":1}]}', [], ['{"x":"items","y":[{"a":1}]}']],
  ['what ends too early', '{"items":[{"a":1},{"b"', ['{"a":1}'], ['{"b"', '{"items":[']],
  ['what is closed too often', '{"a":1}]', [], ['{"a":1}', ']']],
])('cuts %s', (_, text, items, values) => {
  expect(cut(text)).toMatchObject({ items, values });
});

test('knows the lines at which elements begin', () => {
  expect(cut('{\n"items": [\n{\n"a": 1\n},\n\n{ "b": 2 }, {"c": 3}\n]}').lines).toEqual([3, 7, 7]);
});

test('says where a value ends, and whether one has begun', () => {
  const cutter = new JsonCutter({ onItem: () => {}, onValue: () => {}, onTooLong: () => {} });
  expect(cutter.readValue(Buffer.from('{"a":"}"'), 0)).toBe(8);
  expect([cutter.isWithinValue, cutter.isWithinString]).toEqual([true, false]);
  expect(cutter.readValue(Buffer.from('} rest'), 0)).toBe(1);
  expect([cutter.isWithinValue, cutter.isWithinString]).toEqual([false, false]);
  cutter.readValue(Buffer.from('{"a":"\\'), 0);
  expect([cutter.isWithinValue, cutter.isWithinString]).toEqual([true, true]);
});

test('finds the elements between any other members, wherever the pieces are cut', () => {
  const size = fc.integer({ min: 1, max: 9 });
  fc.assert(
    fc.property(
      fc.array(fc.dictionary(fc.string(), fc.jsonValue())),
      fc.jsonValue(),
      size,
      (elements, other, pieceBytes) => {
        const json = JSON.stringify({ other, items: elements, last: other }, undefined, 1);
        const { items, values } = cut(json, pieceBytes);
        expect(items.map(item => JSON.parse(item))).toEqual(JSON.parse(json).items);
        expect(values.map(value => JSON.parse(value))).toEqual([{ ...JSON.parse(json), items: [] }]);
      },
    ),
    propertyOptions(),
  );
});

test('finds the same elements wherever the pieces are cut', () => {
  const list = fc.array(fc.dictionary(fc.string(), fc.json()), { maxLength: 5 });
  fc.assert(fc.property(list, fc.integer({ min: 1, max: 40 }), fc.boolean(), (elements, pieceBytes, isIndented) => {
    const text = JSON.stringify({ apiVersion: 'v1', items: elements, kind: 'List' }, undefined, isIndented ? 4 : 0);
    const { items, values } = cut(text, pieceBytes);
    expect(items.map(item => JSON.parse(item))).toEqual(JSON.parse(JSON.stringify(elements)));
    expect(values.map(value => JSON.parse(value))).toEqual([{ apiVersion: 'v1', items: [], kind: 'List' }]);
  }), propertyOptions());
});

test('survives any text', () => {
  const text = fc.array(fc.constantFrom('{', '}', '[', ']', '"', '\\', ',', ':', '"items"', '\n', 'a', ' '))
    .map(parts => parts.join(''));
  fc.assert(fc.property(text, fc.integer({ min: 1, max: 9 }), (parts, pieceBytes) => {
    expect(cut(parts, pieceBytes)).toEqual(cut(parts));
  }), propertyOptions());
});
