import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { causesPage, diagnosePage } from './diagnose-page';

const docs = resolve(__dirname, '../docs');
const file = resolve(docs, 'diagnose.md');
writeFileSync(file, diagnosePage(readFileSync(file, 'utf-8')));
writeFileSync(resolve(docs, 'diagnose-causes.md'), causesPage());
