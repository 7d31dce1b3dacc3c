import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseYaml, report } from '../support';

const PAGE = readFileSync(join(__dirname, '../../../docs/audit-compared.md'), 'utf-8');
const objects = parseYaml(readFileSync(join(__dirname, 'compared.yaml'), 'utf-8'));

test('what the page says of us in a live cluster is what we find', () => {
  const found = report(objects, { cluster: true, now: new Date('2026-01-01T00:00:00Z') }).findings.map(
    ({ rule, kind, name }) => `${rule} ${kind} \`${name}\``,
  );
  const said = [...PAGE.matchAll(/^\| (\w+ `[a-z-]+`)[^|]*\|[^|]*\| (PRA[^|]*) \|/gm)].flatMap(([, object, rules]) =>
    rules.trim().split(', ').map(rule => `${rule} ${object}`),
  );
  expect(said.sort()).toEqual(found.sort());
});
