import { readFileSync, writeFileSync } from 'node:fs';
import { trimmedApiPage } from './api-page';

const { types } = JSON.parse(readFileSync('.jsii', 'utf-8'));
writeFileSync('API.md', trimmedApiPage(readFileSync('API.md', 'utf-8'), types));
