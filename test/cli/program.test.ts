import { cli } from './support';

describe('the help', () => {
  test.each(['audit', 'coverage', 'inspect', 'graph', 'diagnose', 'rules'])('of %s has examples', async name => {
    const { stdout, code } = await cli([name, '--help']);
    expect(code).toBe(0);
    expect(stdout).toMatch(/\nExamples:\n {2}# .*\n {2}\S.*/);
    expect(stdout).toContain(`cdk8s-registry-access ${name}`);
    expect(stdout).not.toContain('$0');
  });

  test('lists the commands and exit codes', async () => {
    const { stdout, code } = await cli(['--help']);
    expect(code).toBe(0);
    expect(stdout).toContain('audit [options] [path...]');
    expect(stdout).toContain('Exit code: 0 if all is well');
  });

  test('is what one gets without a command, as an error', async () => {
    expect(await cli([])).toMatchObject({
      code: 2, stdout: '', stderr: expect.stringContaining('Usage: cdk8s-registry-access'),
    });
  });

  test('suggests what was meant', async () => {
    expect(await cli(['adit'])).toMatchObject({ code: 2, stderr: expect.stringContaining('Did you mean audit?') });
  });

  test('gives the version', async () => {
    expect(await cli(['--version'])).toMatchObject({ code: 0, stdout: expect.stringMatching(/^\d+\.\d+\.\d+/) });
  });
});
