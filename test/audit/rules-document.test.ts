import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CATALOGUE } from '../../src/audit/catalogue';
import { rulesDocument } from '../../src/audit/rules-document';

test('docs/rules.md is what the rules say', () => {
  expect(readFileSync(join(__dirname, '../../docs/rules.md'), 'utf-8')).toBe(rulesDocument(CATALOGUE));
});

test('the document has a section for each rule, that the table leads to', () => {
  const document = rulesDocument(CATALOGUE);
  for (const { id, title } of CATALOGUE) {
    expect(document).toContain(`| [${id}](#${id.toLowerCase()}) | ${title} |`);
    expect(document).toContain(`<a id="${id.toLowerCase()}"></a>\n\n### ${id}: ${title}\n`);
  }
});
