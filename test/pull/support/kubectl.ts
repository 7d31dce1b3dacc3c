import { cleanEnvironment, runOrThrow } from '../../support/program';
import { makeFolder } from '../../support/workspace';

/** Runs kubectl without any cluster, and returns the object that it prints. `input` is the manifest for `-f -`. */
export async function kubectl(args: string[], input?: object): Promise<any> {
  const env = cleanEnvironment(makeFolder('kubectl'), { KUBECONFIG: '/dev/null' });
  return JSON.parse(
    await runOrThrow('kubectl', [...args, '--output=json'], { env, input: input && JSON.stringify(input) }),
  );
}
