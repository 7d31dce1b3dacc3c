import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { causesPage, diagnosePage } from '../../scripts/diagnose-page';
import { PullFailureCause } from '../../src/diagnose';

const docs = join(__dirname, '../../docs');
const page = readFileSync(join(docs, 'diagnose.md'), 'utf-8');

test('the pages are what the table makes of them: npx tsx scripts/update-diagnose-page.ts', () => {
  expect(page).toBe(diagnosePage(page));
  expect(readFileSync(join(docs, 'diagnose-causes.md'), 'utf-8')).toBe(causesPage());
});

test('the picture leads to every cause', () => {
  const [picture] = /```mermaid\n[\s\S]*?```/.exec(page)!;
  expect(Object.values(PullFailureCause).filter(cause => !new RegExp(`\\b${cause}\\b`).test(picture))).toEqual([]);
});
