import * as fc from 'fast-check';
import { isValidJson, objectMembers, stringValue, wellFormed } from '../../src/image/json-members';
import { propertyOptions } from '../support/property';

test('members come in the order of the text, duplicates and nested values included', () => {
  const json = '{ "b" : {"x":[1,{"}":2}]} , "a":"\\"},{\\"", "2":-1e3 ,"1":true,"b":null,"":[] }';
  expect(objectMembers(json)!.map(({ name, value }) => `${name}=${value}`))
    .toEqual(['b={"x":[1,{"}":2}]}', 'a="\\"},{\\""', '2=-1e3', '1=true', 'b=null', '=[]']);
});

test.each(['null', '[]', '"{}"', '1'])('%s has no members', json => {
  expect(objectMembers(json)).toBeUndefined();
});

test('members add up to what JSON.parse reads', () => {
  fc.assert(fc.property(fc.dictionary(fc.string({ unit: 'binary' }), fc.jsonValue()), fc.nat(3), (value, indent) => {
    const members = objectMembers(JSON.stringify(value, undefined, indent))!;
    const expected = Object.entries(value).map(([name, member]) => [
      wellFormed(name), JSON.parse(JSON.stringify(member)),
    ]);
    expect(members.map(({ name, value: text }) => [name, JSON.parse(text)])).toEqual(expected);
  }), propertyOptions());
});

test.each([
  ['"a\\u0062"', 'ab'],
  ['"\\ud83d\\ude00"', '😀'],
  ['"\\ude00\\ud83d"', '\ufffd\ufffd'],
  ['null', undefined],
  ['1', undefined],
])('the string %s is %j', (json, text) => {
  expect(stringValue(json)).toBe(text);
});

test.each([
  ['{}', true],
  ['{"a":1,"a":2}', true],
  ['', false],
  ['{a:1}', false],
  ['01', false],
  ['"\t"', false],
])('%s is well-formed: %s', (json, valid) => {
  expect(isValidJson(json)).toBe(valid);
});

test('JSON is well-formed down to a depth of 10,000, as in Go', () => {
  expect(isValidJson('['.repeat(10_000) + ']'.repeat(10_000))).toBe(true);
  expect(isValidJson('['.repeat(10_001) + ']'.repeat(10_001))).toBe(false);
  expect(isValidJson(`"${'['.repeat(10_001)}"`)).toBe(true);
});
