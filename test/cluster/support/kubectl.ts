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

  /** @param objects what is read with `--filename=-` */
  public run(args: string[], objects?: object[]): Promise<Outcome> {
    const { program, env } = this.options;
    return run(program, args, { env, input: objects && JSON.stringify({ apiVersion: 'v1', kind: 'List', items: objects }) });
  }

  /** Runs a command that has to succeed, and returns the objects that it prints. */
  public async objects(args: string[], objects?: object[]): Promise<any[]> {
    const { ok, stdout, stderr } = await this.run([...args, '--output=json'], objects);
    if (!ok) throw new Error(`'kubectl ${args.join(' ')}' failed: ${stderr}`);
    const printed = JSON.parse(stdout);
    return printed.kind === 'List' ? printed.items : [printed];
  }
}
