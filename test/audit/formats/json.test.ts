import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv2020 from 'ajv/dist/2020';
import addFormats from 'ajv-formats';
import { documentOf, evilDocument, PROBLEMS } from './support';
import { SCHEMA_VERSION, toJson } from '../../../src/audit/formats/json';

const schema = JSON.parse(readFileSync(join(__dirname, '../../../docs/audit-report.schema.json'), 'utf-8'));
const validate = addFormats(new Ajv2020({ strict: true, allErrors: true })).compile(schema);

test.each([
  ['findings', documentOf()],
  ['nothing', documentOf([])],
  ['problems', documentOf([], { problems: PROBLEMS })],
  ['names of any kind', evilDocument()],
  ['objects of a cluster', documentOf(undefined, { origin: {} })],
  ['constructs', documentOf(undefined, { origin: { constructPath: 'app/web' } })],
])('a report of %s has the published schema', (_, document) => {
  validate(JSON.parse(toJson(document)));
  expect(validate.errors ?? []).toEqual([]);
});

test('the schema is of the version that reports name', () => {
  expect(schema.properties.schemaVersion).toEqual({ const: SCHEMA_VERSION });
});

test('the summary counts', () => {
  expect(JSON.parse(toJson(documentOf(undefined, { problems: PROBLEMS }))).summary).toEqual({
    error: 1, warning: 1, info: 1, suppressed: 1, secrets: 1, objects: 3, skipped: 0, malformed: 0, unread: 1,
  });
});
