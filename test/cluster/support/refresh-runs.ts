import { answerAsAws } from './aws';
import { Cluster } from './cluster';
import { Outcomes, runAsProcesses } from './process-pod';
import { OTHER_REGION, REGION, theOnly } from './refreshers';
import { DockerConfigJson } from '../../../src';
import { dockerConfigOf } from '../../pull/support/secret';
import { ecrHost, stsHost } from '../../scripts/support/ecr';
import { Moto } from '../../scripts/support/moto';
import { StandIn } from '../../scripts/support/stand-in';

/** Server-side apply, as the tools that use it do: with force. */
export const SERVER_SIDE = ['--server-side', '--force-conflicts'];

/** Runs of the refreshers of a file of tests, against a moto of theirs. */
export class RefreshRuns {
  /** What answers for AWS. */
  public aws!: StandIn;

  constructor(private readonly cluster: Cluster) {
    let moto: Moto;
    beforeAll(async () => {
      moto = await Moto.start();
      this.aws = await StandIn.start({ '*': answerAsAws(moto) }, [REGION, OTHER_REGION].flatMap(region => [ecrHost(region), stsHost(region)]));
    });
    afterAll(async () => {
      await this.aws?.stop();
      moto?.stop();
    });
  }

  /** Applies a refresher, and runs its pod. */
  public async start(manifests: any[]): Promise<Outcomes> {
    await this.cluster.apply(manifests, ...SERVER_SIDE);
    return this.again(manifests);
  }

  /** Runs the pod of a refresher that was applied. */
  public again(manifests: any[]): Promise<Outcomes> {
    const { metadata: { namespace }, spec: { template } } = theOnly('Job', manifests);
    return runAsProcesses(this.cluster, namespace, template, { ...this.aws.proxyEnvironment, ATTEMPTS: '1' });
  }
}

/** What the containers said that ended with an error. */
export function failures(outcomes: Outcomes): Record<string, string> {
  return Object.fromEntries(Object.entries(outcomes).filter(([, { ok }]) => !ok).map(([name, { stdout, stderr }]) => [name, stdout + stderr]));
}

/** Of each entry of a pull secret that we can read: key, username, password. */
export function loginsOf(secret: any): string[][] {
  const text = dockerConfigOf(secret);
  DockerConfigJson.parse(text);
  return Object.entries<any>(JSON.parse(text).auths).map(([key, { username, password }]) => [key, username, password]);
}
