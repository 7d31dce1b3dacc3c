import { answerAsAws } from './aws';
import { Cluster } from './cluster';
import { runAsProcess } from './process-pod';
import { OTHER_REGION, REGION, refresherBehind, theOnly } from './refreshers';
import { DockerConfigJson } from '../../../src';
import { dockerConfigOf } from '../../pull/support/secret';
import { RefreshProps } from '../../refresh/support';
import { ecrHost, stsHost } from '../../refresher/support/ecr';
import { Moto } from '../../refresher/support/moto';
import { StandIn } from '../../refresher/support/stand-in';
import { Outcome } from '../../support/program';

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
      this.aws = await StandIn.start(
        { '*': answerAsAws(moto) },
        [REGION, OTHER_REGION].flatMap(region => [ecrHost(region), stsHost(region)]),
      );
    });
    afterAll(async () => {
      await this.aws?.stop();
      moto?.stop();
    });
  }

  /** The manifests of a refresher that reaches what answers for AWS. */
  public refresherIn(namespace: string, props: RefreshProps = {}): any[] {
    return refresherBehind(this.aws, namespace, props);
  }

  /** Applies a refresher, and runs its pod. */
  public async start(manifests: any[]): Promise<Outcome> {
    await this.cluster.apply(manifests, ...SERVER_SIDE);
    return this.again(manifests);
  }

  /** Runs the pod of a refresher that was applied. */
  public again(manifests: any[]): Promise<Outcome> {
    const { metadata: { namespace }, spec: { template } } = theOnly('Job', manifests);
    return runAsProcess(this.cluster, namespace, template);
  }
}

/** What a run said that failed, by what it failed at; `run` if that was the run itself. */
export function failures({ ok, stdout, stderr }: Outcome): Record<string, string> {
  const failed = [...stdout.matchAll(/^(?:(.*?): )?FAILED: (.*)$/gm)].map(([, what = 'run', why]) => [what, why]);
  return Object.fromEntries(ok || failed.length > 0 && stderr === '' ? failed : [...failed, ['run', stdout + stderr]]);
}

/** Of each entry of a pull secret that we can read: key, username, password. */
export function loginsOf(secret: any): string[][] {
  const text = dockerConfigOf(secret);
  DockerConfigJson.parse(text);
  return Object.entries<any>(JSON.parse(text).auths).map(([key, { username, password }]) => [key, username, password]);
}
