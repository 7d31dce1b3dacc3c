import { Readable } from 'node:stream';
import { runCommand } from '../../src/cli/program';

export { useFolder } from '../support/folder';

/** What a command did. */
export interface CliResult {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface CliOptions {
  readonly stdin?: string;
  /** In the place of a text. */
  readonly bytes?: Buffer;
  readonly isTerminal?: boolean;
  readonly env?: NodeJS.ProcessEnv;
}

/** The time at which commands run. */
export const NOW = new Date('2026-06-01T00:00:00Z');

/** Runs the command line in this process. */
export async function cli(
  argv: readonly string[], { stdin = '', bytes = Buffer.from(stdin), isTerminal = false, env = {} }: CliOptions = {},
): Promise<CliResult> {
  const written = { stdout: '', stderr: '' };
  const output = (name: 'stdout' | 'stderr') => ({
    write: (text: string) => {
      written[name] += text;
    },
    isTerminal,
    columns: 100,
  });
  const code = await runCommand(argv, {
    stdin: Readable.from(bytes.length === 0 ? [] : [bytes]),
    stdout: output('stdout'),
    stderr: output('stderr'),
    env: { PATH: process.env.PATH, ...env },
    now: () => NOW,
  });
  return { code, ...written };
}

/** A pod of a private image without a pull secret. */
export const UNCOVERED = `apiVersion: v1
kind: Pod
metadata: { name: web, namespace: payments }
spec:
  containers:
    - name: web
      image: 123456789012.dkr.ecr.eu-west-1.amazonaws.com/web:1
`;

/** A pod whose image no kubelet takes, which is an error. */
export const INVALID = UNCOVERED.replace('/web:1', '/Web:1');

/** A Docker config with three logins. */
export const CONFIG = {
  auths: {
    'ghcr.io/acme': { username: 'robot', password: 'hunter2' },
    'ghcr.io': { username: 'other', password: 'hunter2' },
    'https://index.docker.io/v1/': { username: 'hub', password: 'hunter2' },
  },
};

/** The pull secret that holds it. */
export const SECRET = {
  apiVersion: 'v1',
  kind: 'Secret',
  metadata: { name: 'regcred', namespace: 'payments' },
  type: 'kubernetes.io/dockerconfigjson',
  stringData: { '.dockerconfigjson': JSON.stringify(CONFIG) },
};
