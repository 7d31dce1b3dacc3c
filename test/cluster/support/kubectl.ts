import { Outcome, run } from '../../support/program';

export interface KubectlOptions {
  /** Its path, or a name on `PATH`. */
  readonly program: string;
  /** With `KUBECONFIG`. */
  readonly env: NodeJS.ProcessEnv;
}

/** kubectl, for one user of one cluster. */
export class Kubectl {
  constructor(private readonly options: KubectlOptions) {}

  /** @param input an object, or the items of a list, that is read with `--filename=-` */
  public run(args: string[], input?: object): Promise<Outcome> {
    const { program, env } = this.options;
    const read = Array.isArray(input) ? { apiVersion: 'v1', kind: 'List', items: input } : input;
    return run(program, args, { env, input: read && JSON.stringify(read) });
  }

  /** Runs a command that has to succeed, and returns what it prints. */
  public async runOrThrow(args: string[], input?: object): Promise<string> {
    const { ok, stdout, stderr } = await this.run(args, input);
    if (!ok) throw new Error(`'kubectl ${args.join(' ')}' failed: ${stderr}`);
    return stdout;
  }

  /** Runs a command that has to succeed, and returns the objects that it prints. */
  public async objects(args: string[], input?: object): Promise<any[]> {
    const printed = JSON.parse(await this.runOrThrow([...args, '--output=json'], input));
    return printed.kind === 'List' ? printed.items : [printed];
  }
}
