import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { diagnosePage } from '../../scripts/diagnose-page';
import { PullFailureCause } from '../../src/diagnose';

const page = readFileSync(join(__dirname, '../../docs/diagnose.md'), 'utf-8');

test('the page is what the table makes of it: npx tsx scripts/update-diagnose-page.ts', () => {
  expect(page).toBe(diagnosePage(page));
});

test('the picture leads to every cause', () => {
  const [picture] = /```mermaid\n[\s\S]*?```/.exec(page)!;
  expect(Object.values(PullFailureCause).filter(cause => !new RegExp(`\\b${cause}\\b`).test(picture))).toEqual([]);
});
