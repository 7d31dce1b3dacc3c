import type { Log } from 'sarif';
import { documentOf, evilDocument, PROBLEMS } from './support';
import { AuditDocument } from '../../../src/audit/formats/audit-document';
import { toSarif } from '../../../src/audit/formats/sarif';
import { RULES } from '../../../src/audit/rules';

// Against the schema, and by Microsoft's validator: test/package/report-schemas.test.ts.
const runOf = (document: AuditDocument) => (JSON.parse(toSarif(document)) as Log).runs[0];

test('a finding has its rule, level, place, object and fingerprint', () => {
  expect(runOf(documentOf()).results!.find(({ level }) => level === 'error')).toEqual({
    ruleId: 'PRA103',
    ruleIndex: RULES.findIndex(({ id }) => id === 'PRA103'),
    level: 'error',
    message: { text: expect.stringMatching(/^Deployment 'payments\/web' pulls .*\n\S/) },
    locations: [{
      physicalLocation: { artifactLocation: { uri: 'k8s/a%20b0.yaml' }, region: { startLine: 1 } },
      logicalLocations: [
        { name: 'web', fullyQualifiedName: 'payments/Deployment/web/containers[main].image', kind: 'object' },
      ],
    }],
    partialFingerprints: { 'registryAccess/v1': expect.stringMatching(/^[0-9a-f]{20}$/) },
  });
});

test('every rule is described, with a link to its section', () => {
  const { driver } = runOf(documentOf([])).tool;
  expect(driver.rules!.map(({ id, helpUri }) => [id, helpUri!.split('#')[1]]))
    .toEqual(RULES.map(({ id }) => [id, id.toLowerCase()]));
  expect(driver.semanticVersion).toBe('1.2.3');
});

test('what is accepted is there, with the reason', () => {
  expect(runOf(documentOf()).results!.filter(({ suppressions }) => suppressions))
    .toMatchObject([{ ruleId: 'PRA101', suppressions: [{ kind: 'external', justification: 'made <by hand>' }] }]);
  expect(runOf(documentOf()).results!.filter(({ suppressions }) => !suppressions)).toHaveLength(3);
});

test('what was not read makes the run fail, and a note does not', () => {
  const [unread, note] = PROBLEMS;
  expect(runOf(documentOf([], { problems: [note] })).invocations)
    .toMatchObject([{ executionSuccessful: true, toolExecutionNotifications: [{ level: 'note' }] }]);
  expect(runOf(documentOf([], { problems: [unread] })).invocations).toMatchObject([{
    executionSuccessful: false,
    toolExecutionNotifications: [
      {
        level: 'error',
        locations: [
          { physicalLocation: { artifactLocation: { uri: 'bad%1B%5B31m%3Cb%3E.yaml' }, region: { startLine: 7 } } },
        ],
      },
    ],
  }]);
});

test('a note that is about no file is only what it says', () => {
  const [, note] = PROBLEMS;
  expect(runOf(documentOf([], { problems: [note] })).invocations![0].toolExecutionNotifications)
    .toEqual([{ level: 'note', message: { text: note.message } }]);
});

test.each([
  ['standard input', { file: '-', line: 3 }, 'stdin'],
  ['an absolute path', { file: '/srv/a b.yaml' }, 'file:///srv/a%20b.yaml'],
  ['a path that reads as a URI', { file: 'a:b/c?d#e.yaml' }, 'a%3Ab/c%3Fd%23e.yaml'],
])('%s is a URI', (_, origin, uri) => {
  expect(runOf(documentOf(undefined, { origin })).results![0].locations![0].physicalLocation!.artifactLocation!.uri)
    .toBe(uri);
});

test('without a file there is only the object', () => {
  expect(Object.keys(runOf(documentOf(undefined, { origin: { constructPath: 'app/web' } })).results![0].locations![0]))
    .toEqual(['logicalLocations']);
  expect(
    runOf(documentOf(undefined, { origin: { constructPath: 'app/web' } })).results![0].locations![0]
      .logicalLocations![0].decoratedName,
  ).toBe('app/web');
});

test('names of any kind do not break it', () => {
  expect(runOf(evilDocument()).results!.length).toBeGreaterThan(0);
});
