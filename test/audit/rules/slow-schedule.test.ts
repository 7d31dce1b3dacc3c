import { FETCH, refreshJob, writes } from '../refresh';
import { findingsOf } from '../support';

const find = (schedule: string, fetch: string = FETCH.ecr, timeZone?: string) =>
  findingsOf('PRA501', [refreshJob({ script: writes(fetch), spec: { schedule, timeZone } })]);

test.each([
  ['0 */4 * * *', FETCH.ecr, undefined],
  ['0 */6 * * *', FETCH.ecr, undefined],
  ['0 */7 * * *', FETCH.ecr, 'warning'],
  ['0 */12 * * *', FETCH.ecr, 'warning'],
  ['0 0 * * *', FETCH.ecr, 'error'],
  ['0 */4 * * *', FETCH.ecrPublic, undefined],
  ['*/20 * * * *', FETCH.artifactRegistry, undefined],
  ['*/20 * * * *', FETCH.gcloud, undefined],
  ['*/25 * * * *', FETCH.gcloud, undefined],
  ['*/35 * * * *', FETCH.gcloud, undefined],
  ['* */6 * * *', FETCH.ecr, undefined],
  ['* 0 * * *', FETCH.ecr, 'error'],
  ['0 * * * *', FETCH.gcloud, 'warning'],
  ['0 */2 * * *', FETCH.gcloud, 'error'],
  ['0 * * * *', FETCH.acr, undefined],
  ['0 */4 * * *', FETCH.acr, 'error'],
  ['0 0 31 2 *', FETCH.acr, 'error'],
  ['@every 5h', FETCH.ecr, undefined],
  ['@every 6h', FETCH.ecr, undefined],
  ['@every 7h', FETCH.ecr, 'warning'],
])('%s with %s: %s', (schedule, fetch, severity) => {
  expect(find(schedule, fetch).map(finding => finding.severity)).toEqual(severity ? [severity] : []);
});

test.each(['SCHEDULE', '${SCHEDULE}'])('a schedule that is to be filled in, %s, is none', schedule =>
  expect(find(schedule)).toEqual([]));

test('steps that do not divide the day leave a larger gap, and clock changes too', () => {
  expect(find('0 */7 * * *')[0].message).toContain('leaves up to 7 hours between two runs');
  expect(find('0 */12 * * *', FETCH.ecr,
    'Europe/Berlin')[0].message).toContain('leaves up to 13 hours between two runs');
});

test.each([
  '0 0 * * 7', 'TZ=UTC 0 * * * *', '', '0 0 * *',
])("a schedule that the API server refuses is told, and not to run it more often: '%s'", schedule => {
  expect(find(schedule)).toMatchObject([
    {
      severity: 'error',
      message: expect.stringContaining('that the API server refuses'),
      fix: "Correct it as it says, or write another, such as '17 */4 * * *'",
    },
  ]);
});

test('in the place of a schedule that the API server refuses one is proposed that is not too slow', () => {
  expect(find('0 0 * *', FETCH.gcloud)).toMatchObject([{ fix: expect.stringContaining("such as '17-59/20 * * * *'") }]);
});

test('the shortest of several lifetimes counts, and a safe schedule is proposed', () => {
  expect(find('0 */4 * * *', `${FETCH.ecr}; ${FETCH.gcloud}`)).toMatchObject([
    {
      message: expect.stringContaining('Artifact Registry lives 1 hour'),
      fix: "Write '17-59/20 * * * *', or run it more often",
    },
  ]);
});

test('a Job has no schedule', () => {
  const job = {
    apiVersion: 'batch/v1',
    kind: 'Job',
    metadata: { name: 'a' },
    spec: { template: { spec: { containers: [{ name: 'a', args: [writes(FETCH.ecr)] }] } } },
  };
  expect(findingsOf('PRA501', [job])).toEqual([]);
});
