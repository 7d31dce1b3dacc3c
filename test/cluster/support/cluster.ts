import { randomBytes } from 'node:crypto';
import { Kubectl } from './kubectl';
import { lackOfNode, Node, NODE_NAME } from './node';
import { poll } from './poll';
import { ClusterAccess, NAMESPACE_LABEL, targets } from './targets';
import { Outcome } from '../../support/program';

/** What tests may need of a cluster beyond its API server, and why it does not have that. */
const LACKS = {
  controllers: ({ controllers }: ClusterAccess) => controllers ? undefined : 'it has no controller manager',
  node: ({ node }: ClusterAccess) => node ? lackOfNode() : 'a node of the suite joins only clusters that it started, with a kubelet among the programs',
};

/** Defines tests once for each cluster. Where it, or what they need of it, is missing, they are skipped, and the run says why. */
export function onEachCluster(needs: (keyof typeof LACKS)[], define: (cluster: Cluster) => void): void {
  for (const { name, cluster } of targets()) {
    const lack = 'missing' in cluster ? cluster.missing : needs.map(need => LACKS[need](cluster)).find(reason => reason);
    if (lack || 'missing' in cluster) {
      describe.skip(`${name} [skipped: ${name}: ${lack}]`, () => define(undefined as never));
    } else {
      describe(name, () => define(new Cluster(cluster)));
    }
  }
}

/** What tests do to a cluster, as a user with all rights. */
export class Cluster {
  private readonly kubectl: Kubectl;

  constructor(private readonly access: ClusterAccess) {
    this.kubectl = new Kubectl(access);
  }

  /** Starts a node of the cluster. */
  public startNode(): Promise<Node> {
    return Node.start(this.access.node!, async () => {
      const { ok, stdout } = await this.kubectl.run(['get', 'node', NODE_NAME, '--output=jsonpath={.status.conditions[?(@.type=="Ready")].status}']);
      return ok && stdout === 'True';
    });
  }

  /** Makes a namespace for one test, in which pods can be made. */
  public async newNamespace(): Promise<string> {
    const name = `registry-access-${randomBytes(4).toString('hex')}`;
    await this.create({ apiVersion: 'v1', kind: 'Namespace', metadata: { name, labels: { [NAMESPACE_LABEL]: '' } } });
    if (this.access.controllers) {
      await poll(async () => (await this.list('serviceaccounts', name)).at(0), () => `no ServiceAccount in ${name}`);
    } else {
      await this.create({ apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: 'default', namespace: name } });
    }
    return name;
  }

  /** Makes an object, and returns it as it is stored. */
  public async create(object: object): Promise<any> {
    const [created] = await this.kubectl.objects(['create', '--filename=-'], [object]);
    return created;
  }

  /** Asks for an object that may be refused. */
  public tryCreate(object: object): Promise<Outcome> {
    return this.kubectl.run(['create', '--filename=-'], [object]);
  }

  /** `kubectl apply` with strict field validation; returns the objects as they are stored. */
  public apply(objects: object[], ...flags: string[]): Promise<any[]> {
    return this.kubectl.objects(['apply', '--validate=strict', ...flags, '--filename=-'], objects);
  }

  /** `kubectl apply` that may be refused. */
  public tryApply(objects: object[], ...flags: string[]): Promise<Outcome> {
    return this.kubectl.run(['apply', '--validate=strict', ...flags, '--filename=-'], objects);
  }

  /** Changes an object as somebody would by hand. */
  public async patch(resource: string, namespace: string, change: object): Promise<void> {
    await this.kubectl.objects(['patch', resource, `--namespace=${namespace}`, `--patch=${JSON.stringify(change)}`]);
  }

  /** @param resource `KIND/NAME` */
  public async get(resource: string, namespace: string): Promise<any> {
    const [object] = await this.kubectl.objects(['get', resource, `--namespace=${namespace}`]);
    return object;
  }

  public list(kind: string, namespace: string, selector = ''): Promise<any[]> {
    return this.kubectl.objects(['get', kind, `--namespace=${namespace}`, `--selector=${selector}`]);
  }

  /** Starts a run of a CronJob, as its schedule would. */
  public async trigger(cronJob: string, namespace: string): Promise<void> {
    await this.kubectl.objects(['create', 'job', `${cronJob}-by-hand`, `--from=cronjob/${cronJob}`, `--namespace=${namespace}`]);
  }
}
