import * as fc from 'fast-check';
import { JsonSplitter } from '../../../src/diagnose/read/json-splitter';
import { propertyOptions } from '../../support/property';

function split(json: string, size = json.length): { readonly items: unknown[]; readonly value: any } {
  const items: unknown[] = [];
  let value: any;
  const splitter = new JsonSplitter({ onItem: text => items.push(JSON.parse(text)), onValue: text => { value = JSON.parse(text); } });
  for (let index = 0; index < json.length; index += size) {
    splitter.write(json.slice(index, index + size), 0);
  }
  return { items, value };
}

test('gives the items of a list one by one, and then the list without them', () => {
  expect(split('{"kind":"List","items":[{"a":1}, {"b":[{"c":"}]"}]} ],"metadata":{"x":[1]}}')).toEqual({
    items: [{ a: 1 }, { b: [{ c: '}]' }] }], value: { kind: 'List', items: [], metadata: { x: [1] } },
  });
});

test('leaves items alone that are not of the outer object', () => {
  expect(split('{"data":{"items":[{"a":1}]}}')).toEqual({ items: [], value: { data: { items: [{ a: 1 }] } } });
  expect(split('{"x":"items","y":[{"a":1}]}')).toEqual({ items: [], value: { x: 'items', y: [{ a: 1 }] } });
});

test('says where the value ends', () => {
  const splitter = new JsonSplitter({ onItem: () => {}, onValue: () => {} });
  expect(splitter.write('{"a":"}"', 0)).toBeUndefined();
  expect(splitter.write('} rest', 0)).toBe(1);
});

test('finds the same wherever the text is cut', () => {
  const size = fc.integer({ min: 1, max: 9 });
  fc.assert(fc.property(fc.array(fc.dictionary(fc.string(), fc.jsonValue())), fc.jsonValue(), size, (items, other, cut) => {
    const json = JSON.stringify({ other, items, last: other }, undefined, 1);
    expect(split(json, cut)).toEqual({ items: JSON.parse(json).items, value: { other, items: [], last: other } });
  }), propertyOptions());
});
