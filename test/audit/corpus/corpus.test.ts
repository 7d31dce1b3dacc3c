import { CorpusEntry } from './entry';
import { MAKERS } from './makers';
import { QUESTIONS } from './questions';
import { REFRESH_JOBS } from './refresh-jobs';
import { WORKLOADS } from './workloads';
import { parseYaml, report } from '../support';

const NOW = new Date('2026-01-01T00:00:00Z');
const findingsIn = (manifest: string) =>
  report(parseYaml(manifest), { now: NOW }).findings.map(({ rule, kind, name }) => `${rule} ${kind}/${name}`).sort();

const ENTRIES: [string, CorpusEntry][] = [...REFRESH_JOBS, ...MAKERS, ...WORKLOADS, ...QUESTIONS]
  .map(entry => [entry.source, entry]);

test.each(ENTRIES)('%s', (_, { manifest, finds }) => {
  expect(findingsIn(manifest)).toEqual(finds);
});
