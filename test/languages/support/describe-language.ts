import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { workspace } from './workspace';
import { DEMO_ENV, ERROR, EXAMPLES, failingExampleNames, readOutput } from '../../../scripts/examples';
import { AccessPattern } from '../../../src';

export interface Language {
  readonly name: string;
  /** The file of an example. */
  readonly file: string;
  /** The message in what an exception prints. */
  readonly exception: RegExp;
  /** What the error of a variable that is not set says of the language. */
  readonly variablesAreSet: string;
  /** What is done once for all examples. */
  build(examples: readonly string[]): void;
  /** The program that runs an example, and its arguments. */
  command(example: string): readonly [string, ...string[]];
}

/** The examples that are written in all languages: one for each pattern, every source, and one that fails. */
const EXPECTED = [
  ...Object.values(AccessPattern).filter(value => value instanceof AccessPattern).map(({ name }) => name),
  'every-source', ...failingExampleNames(),
].sort();

export function describeLanguage(language: Language): void {
  const examples = readdirSync(EXAMPLES).filter(name => existsSync(join(EXAMPLES, name, language.file))).sort();

  beforeAll(() => language.build(examples));

  function synthesize(example: string, { env = demoEnv(), cwd = join(EXAMPLES, example) } = {}) {
    const outdir = workspace('out', language.name, example);
    const [program, ...args] = language.command(example);
    const { PATH, HOME } = process.env as Record<string, string>;
    const result = spawnSync(program, args, {
      cwd,
      encoding: 'utf-8',
      env: { PATH, HOME, JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION: '20', ...env, CDK8S_OUTDIR: outdir },
    });
    return { ...result, outdir };
  }

  test('examples are there for each pattern, for every source of credentials, and for an error', () => {
    expect(examples).toEqual(EXPECTED);
  });

  test.each(EXPECTED.filter(name => !failingExampleNames().includes(name)))(
    'the example %s gives what it gives in TypeScript, byte for byte', example => {
      const { status, stderr, outdir } = synthesize(example);
      expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
      expect(readOutput(outdir)).toEqual(readOutput(join(EXAMPLES, example)));
    });

  test.each(failingExampleNames())('the example %s ends in an exception with the whole message', example => {
    const { status, stderr } = synthesize(example);
    expect(status).not.toBe(0);
    const [, message = stderr] = language.exception.exec(stderr) ?? [];
    expect(words(message)).toBe(words(readFileSync(join(EXAMPLES, example, ERROR), 'utf-8')));
  });

  test('a variable that is not set is an error that says where this language sets it', () => {
    const { GHCR_TOKEN, ...env } = demoEnv();
    const { status, stderr } = synthesize('workload', { env });
    expect(status).not.toBe(0);
    expect(stderr).toContain(`environment variable 'GHCR_TOKEN' ('passwordVariable') is not set: set it ${
      language.variablesAreSet}`);
  });
}

/** Go indents the lines of a message. */
function words(text: string): string {
  return text.trim().replace(/\s+/g, ' ');
}

function demoEnv(): Record<string, string> {
  return parseEnv(readFileSync(DEMO_ENV, 'utf-8')) as Record<string, string>;
}
