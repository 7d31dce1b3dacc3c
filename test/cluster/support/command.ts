import { delimiter, dirname, join } from 'node:path';
import { Cluster } from './cluster';
import { writeKubeconfig } from './kubeconfig';
import { cli, CliResult } from '../../cli/support';
import { makeFolder } from '../../support/workspace';

/** The command, with a kubeconfig of its own and the kubectl of the cluster. */
export async function commandWith(
  cluster: Cluster, { user }: { readonly user: object },
): Promise<(args: string[]) => Promise<CliResult>> {
  const kubeconfig = join(makeFolder('auditor'), 'kubeconfig');
  writeKubeconfig(kubeconfig, { cluster: await cluster.endpoint(), user });
  const path = [dirname(cluster.kubectlProgram), process.env.PATH].join(delimiter);
  return args => cli(args, { env: { KUBECONFIG: kubeconfig, PATH: path, HOME: dirname(kubeconfig) } });
}
