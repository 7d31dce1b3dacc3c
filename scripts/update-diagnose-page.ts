import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { diagnosePage } from './diagnose-page';

const file = resolve(__dirname, '../docs/diagnose.md');
writeFileSync(file, diagnosePage(readFileSync(file, 'utf-8')));
