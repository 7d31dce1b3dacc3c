import { cli } from '../support';

test('lists all of them, or tells of one', async () => {
  expect((await cli(['rules'])).stdout).toMatch(/^rule +severity +title\nPRA(?:.*\n)+PRA101 +error/);
  expect((await cli(['rules', 'pra104'])).stdout).toMatch(/^PRA104 .*\n\nChecks: .*\n\nCause: .*\n\nFix: /);
  expect((await cli(['rules', 'PRA104'])).stdout)
    .toMatch(/[^\n]\n\nFound in:\n\n {2}apiVersion(?:.*\n)+[^\n]*[^\n]\n\nFixed:\n\n {2}apiVersion(?:.*\n)+$/);
  expect((await cli(['rules', 'PRA104'])).stdout).not.toMatch(/\n\n\n|\n\n$/);
  expect(JSON.parse((await cli(['rules', '--format', 'json'])).stdout))
    .toContainEqual(expect.objectContaining({ id: 'PRA101', severity: 'error' }));
  expect((await cli(['rules', '--format', 'markdown'])).stdout).toMatch(/^# The rules/);
});

test('tells of what only synthesis or a diagnosis finds too', async () => {
  expect((await cli(['rules', 'PRA604'])).stdout)
    .toMatch(/^PRA604 Tag that moves.*\n\nChecks: At synthesis: .*\n\nCause: .*\n\nFix: .*\n$/);
  expect((await cli(['rules', 'PRA701'])).stdout).toMatch(/^PRA701 .*\n\nChecks: In a diagnosis: /);
});

test('refuses a rule that there is not', async () => {
  expect(await cli(['rules', 'PRA999'])).toMatchObject({
    code: 2, stderr: expect.stringContaining("no rule 'PRA999'"),
  });
});
