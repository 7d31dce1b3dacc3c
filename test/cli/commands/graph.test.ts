import { cli, UNCOVERED } from '../support';

test.each([
  ['mermaid', /^flowchart LR\n/],
  ['dot', /^digraph access \{\n/],
])('draws %s', async (format, pattern) => {
  const { stdout, code } = await cli(['graph', '-', '--format', format], { stdin: UNCOVERED });
  expect(code).toBe(0);
  expect(stdout).toMatch(pattern);
  expect(stdout).toContain('Pod web');
});
