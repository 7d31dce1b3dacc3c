import fc from 'fast-check';
import * as yaml from 'js-yaml';
import { yamlText } from '../../src/node/yaml-text';
import { propertyOptions } from '../support/property';

// test/differential/credential-provider.test.ts has the kubelet read it.
describe('YAML for nodes', () => {
  test('has quotes only where a string could be something else', () => {
    expect(
      yamlText({
        plain: ['a', 'ab', 'registry.example.com:5000/a', 'api://a', '/etc/a.json', '10m', '4h'],
        b: { c: true, d: [{ e: 'on', f: '12e3' }] },
      }),
    ).toBe(`plain:
  - a
  - ab
  - registry.example.com:5000/a
  - api://a
  - /etc/a.json
  - "10m"
  - "4h"
b:
  c: true
  d:
    - e: "on"
      f: "12e3"
`);
  });

  test.each([
    '1_000', '0o14', '12e3', '0x1f', '2026-11-26', '12:30:45', 'y', 'No', '~', '=', '<<', '.5', '10m', '-1', '',
  ])(
    'has quotes around %j, as a key too', (doubtful) => {
      expect(yamlText({ [doubtful]: doubtful })).toBe(`"${doubtful}": "${doubtful}"\n`);
    });

  test('means what was written', () => {
    const leaf = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string(),
      fc.boolean(),
      fc.constantFrom('on', 'No', '1_000', '0o14', '12e3', '~', 'a:', 'a: b', '<<'),
    );
    const key = fc.constantFrom('name', 'value', 'args');
    const value = fc.array(fc.dictionary(key, fc.oneof(leaf, fc.array(leaf, { minLength: 1 })), { minKeys: 1 }), {
      minLength: 1,
    });
    fc.assert(fc.property(value, written => {
      expect(yaml.load(yamlText(written))).toEqual(written);
    }), propertyOptions());
  });
});
