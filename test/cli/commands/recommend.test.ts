import { Readable } from 'node:stream';
import {
  AccessEnvironment, AccessPattern, CloudProvider, GitOpsTool, NodeControl, TargetKubernetes,
} from '../../../src';
import { COMMANDS } from '../../../src/cli/commands';
import { runCommand } from '../../../src/cli/program';
import { cli, CliResult, NOW } from '../support';

const FLAGS = ['--environment', 'multi-tenant', '--nodes', 'cloud-managed', '--provider', 'aws'];

/** Runs the command at a terminal at which somebody writes lines. */
async function atTerminal(argv: readonly string[], lines: readonly string[]): Promise<CliResult> {
  const written = { stdout: '', stderr: '' };
  const output = (name: 'stdout' | 'stderr') => ({
    write: (text: string) => {
      written[name] += text;
    },
    isTerminal: true,
    columns: 100,
  });
  const stdin = Object.assign(Readable.from([Buffer.from(lines.map(line => `${line}\n`).join(''))]), { isTTY: true });
  const code = await runCommand(['recommend', ...argv], {
    stdin,
    stdout: output('stdout'),
    stderr: output('stderr'),
    env: {},
    now: () => NOW,
  });
  return { code, ...written };
}

test('answers by flags', async () => {
  const { code, stdout } = await cli(['recommend', ...FLAGS]);
  expect(code).toBe(0);
  expect(stdout).toMatch(
    /^Pattern {6}namespace: a reference on the ServiceAccounts of the namespace\nCredentials {2}RegistryCredentials\.token\n\nWhy\n {2}All pods/,
  );
  expect(stdout).toMatch(/\nNot\n {2}AccessPattern\.WORKLOAD\n {4}Every workload/);
});

test('has a block for each provider', async () => {
  const { stdout } = await cli(['recommend', ...FLAGS, '--provider', 'other']);
  expect(stdout).toMatch(
    /^Registries {3}aws\nPattern .*\nCredentials .*\n\nRegistries {3}other\nPattern .*\nCredentials {2}RegistryCredentials\.existingSecret\n\nWhy\n {2}All pods .*\n.*\n {2}For Amazon ECR: /,
  );
});

test('gives JSON, which says what the library says', async () => {
  const { stdout } = await cli([
    'recommend', '--environment', 'public-cloud', '--nodes', 'self-managed', '--provider', 'google', '--kubernetes',
    '1.30', '--dynamic-namespaces', 'yes', '--gitops', 'flux', '--external-secrets', 'yes', '--format', 'json',
  ]);
  const [{ pattern, source, reasons, ruledOut }] = AccessPattern.recommend({
    environment: AccessEnvironment.PUBLIC_CLOUD,
    nodes: NodeControl.SELF_MANAGED,
    providers: [CloudProvider.GOOGLE],
    kubernetesVersion: '1.30',
    dynamicNamespaces: true,
    gitOps: GitOpsTool.FLUX,
    externalSecrets: true,
  });
  expect(JSON.parse(stdout)).toEqual({
    pattern: pattern.name,
    source,
    reasons,
    ruledOut: Object.entries(ruledOut).map(([option, reason]) => ({ option, reason })),
    providers: [{ provider: 'google', pattern: pattern.name, source }],
  });
});

test.each([
  ['--environment', ['--nodes', 'others', '--provider', 'aws'],
    'give --environment (development, multi-tenant, high-security, public-cloud): there is no terminal for questions'],
  ['--provider', ['--nodes', 'others', '--environment', 'development'],
    'give --provider (aws, google, azure, other): there is no terminal for questions'],
  ['several', ['--nodes', 'others'], ') and --provider ('],
])('without a terminal, names the missing flag: %s', async (_, argv, message) => {
  expect(await cli(['recommend', ...argv])).toMatchObject({
    code: 2, stdout: '', stderr: expect.stringContaining(message),
  });
});

test.each([
  ['a provider', [...FLAGS, '--provider', 'ibm'],
    "error: --provider must be one of aws, google, azure, other; got 'ibm'\n"],
  ['a version', [...FLAGS, '--kubernetes', 'new'], 'error: --kubernetes must be a version of Kubernetes'],
  ['a version that an unset variable left', [...FLAGS, '--kubernetes', ''], 'error: --kubernetes is empty: '],
  ['an environment', ['--environment', 'prod'],
    'Allowed choices are development, multi-tenant, high-security, public-cloud'],
])('refuses %s that there is not, by the name of its flag', async (_, argv, message) => {
  expect(await cli(['recommend', ...argv])).toMatchObject({
    code: 2, stdout: '', stderr: expect.stringContaining(message),
  });
});

test.each([
  [['--external-secrets', '--dynamic-namespaces'], ['--external-secrets', 'yes', '--dynamic-namespaces', 'yes']],
  [['--no-external-secrets', '--no-dynamic-namespaces'], ['--external-secrets', 'no', '--dynamic-namespaces', 'no']],
  [['--no-external-secrets', '--no-dynamic-namespaces'], []],
])('%j says the same as %j', async (short, long) => {
  const [{ code, stdout }, other] = [
    await cli(['recommend', ...short, ...FLAGS]), await cli(['recommend', ...FLAGS, ...long]),
  ];
  expect(code).toBe(0);
  expect(stdout).toBe(other.stdout);
});

test('a flag that is yes or no takes nothing else', async () => {
  expect(await cli(['recommend', ...FLAGS, '--external-secrets', 'maybe']))
    .toMatchObject({ code: 2, stderr: expect.stringContaining('Allowed choices are yes, no') });
});

describe('at a terminal', () => {
  test('asks for what is missing, with the default where nothing is written', async () => {
    const { code, stdout, stderr } = await atTerminal(
      ['--nodes', 'cloud-managed'], ['multi-tenant', 'aws, other', '', 'yes', '', ''],
    );
    expect(code).toBe(0);
    expect(stdout).toContain('Credentials  RegistryCredentials.token\n');
    expect(stderr).toBe('What is the cluster for? (development, multi-tenant, high-security, public-cloud): Whose '
      + 'registries are the images in? (aws, google, azure, other): Which version of Kubernetes? [1.34]: Are '
      + 'namespaces made later, by others? (yes, no) [no]: What brings manifests from Git? (none, argocd, flux) '
      + '[none]: Is External Secrets Operator installed? (yes, no) [no]: ');
  });

  test('asks again where the answer is none', async () => {
    const { code, stderr } = await atTerminal(
      ['--nodes', 'others', '--provider', 'aws'], ['', 'prod', 'development', '1.34', 'maybe', 'no', 'none', 'no'],
    );
    expect(code).toBe(0);
    expect(stderr.match(/Write one of development/g)).toHaveLength(2);
    expect(stderr.match(/Write one of yes, no\./g)).toHaveLength(1);
  });

  test('asks nothing where every flag is given that has no default', async () => {
    expect(await atTerminal(FLAGS, [])).toMatchObject({ code: 0, stderr: '' });
  });

  test('says which flag to give when nobody answers', async () => {
    expect(await atTerminal([], ['development']))
      .toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining('no answer: give --nodes') });
  });
});

test('the help has the same choices and defaults as the library', () => {
  const { options } = COMMANDS.find(({ name }) => name === 'recommend')!;
  const choicesOf = (flag: string) => options.find(({ flags }) => flags.startsWith(`--${flag} `))!.choices;
  expect(['environment', 'nodes', 'gitops'].map(choicesOf))
    .toEqual([AccessEnvironment, NodeControl, GitOpsTool].map(choices => Object.values(choices)));
  expect(options.map(({ description }) => description).join('\n')).toContain(`(default: ${TargetKubernetes.DEFAULT})`);
  expect(options.map(({ description }) => description).join('\n')).toContain('aws, google, azure or other');
});
