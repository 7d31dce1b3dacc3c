import { FORMATS, parseOutputs, writeFile } from '../../src/cli/formats';
import { UsageError } from '../../src/cli/io';

test('outputs are read', () => {
  expect(parseOutputs(['json=a.json', 'sarif=b=c.sarif']))
    .toEqual([{ format: 'json', file: 'a.json' }, { format: 'sarif', file: 'b=c.sarif' }]);
});

test.each(['json', 'json=', '=a', 'xml=a', 'toString=a', '__proto__=a'])('%s is refused', output => {
  expect(() => parseOutputs([output])).toThrow(
    `'--output' must be FORMAT=FILE with one of ${Object.keys(FORMATS).join(', ')}; got '${output}'`,
  );
});

test('a file that cannot be written is for the user to fix', () => {
  expect(() => writeFile('/no/such/folder/a', '')).toThrow(UsageError);
});
