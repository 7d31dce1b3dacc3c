import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { isClusterWide } from './cluster-wide';
import { writeKubeconfig } from './kubeconfig';
import { Kubectl } from './kubectl';
import { lackOfNode, Node, NODE_NAME, NodeOptions } from './node';
import { poll } from './poll';
import { lackOfRefresherTools } from './refresher-tools';
import { ClusterAccess, SUITE_LABEL, targets } from './targets';
import { Outcome } from '../../support/program';
import { makeFolder } from '../../support/workspace';

/** What tests may need of a cluster beyond its API server, and why it does not have that. */
const LACKS = {
  controllers: ({ controllers }: ClusterAccess) => controllers ? undefined : 'it has no controller manager',
  foreignKinds: ({ foreignKinds }: ClusterAccess) =>
    foreignKinds
      ? undefined
      : 'foreign CRDs, which go downloads, are installed only in clusters that the suite started',
  mutatingPolicies: ({ mutatingPolicies }: ClusterAccess) =>
    mutatingPolicies ? undefined : 'its API server has no MutatingAdmissionPolicy, which is on since Kubernetes 1.36',
  refresherTools: lackOfRefresherTools,
  node: ({ node }: ClusterAccess) =>
    node ? lackOfNode() : 'a node of the suite joins only clusters that it started, with a kubelet among the programs',
};

/**
 * Defines tests once for each cluster. Where it, or what they need of it, is missing, they are skipped, and the run
 * says why.
 */
export function onEachCluster(needs: (keyof typeof LACKS)[], define: (cluster: Cluster) => void): void {
  for (const { name, cluster } of targets()) {
    const lack =
      'missing' in cluster ? cluster.missing : needs.map(need => LACKS[need](cluster)).find(reason => reason);
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

  /** Where its kubectl is. */
  public get kubectlProgram(): string {
    return this.access.program;
  }

  /** The file by which clients have all rights. */
  public get kubeconfig(): string {
    return this.access.env.KUBECONFIG!;
  }

  /** How clients reach its API server, as kubeconfig files have it. */
  public async endpoint(): Promise<any> {
    return JSON.parse(
      await this.kubectl.runOrThrow([
        'config', 'view', '--minify', '--raw', '--flatten', '--output=jsonpath={.clusters[0].cluster}',
      ]),
    );
  }

  /** A token of a ServiceAccount, as its pods get one. */
  public async token(namespace: string, serviceAccount: string, audience?: string): Promise<string> {
    const audiences = audience ? [`--audience=${audience}`] : [];
    return (
      await this.kubectl.runOrThrow(['create', 'token', serviceAccount, `--namespace=${namespace}`, ...audiences])
    ).trim();
  }

  /** Who presents a token that is meant for an audience, if the API server finds it valid. */
  public async userOf(token: string, audience: string): Promise<string | undefined> {
    const review = {
      apiVersion: 'authentication.k8s.io/v1', kind: 'TokenReview', spec: { token, audiences: [audience] },
    };
    const answer = await this.kubectl.runOrThrow(
      ['create', '--raw=/apis/authentication.k8s.io/v1/tokenreviews', '--filename=-'], review,
    );
    return JSON.parse(answer).status.user?.username;
  }

  /** kubectl with the rights of a ServiceAccount, and no others. */
  public async as(namespace: string, serviceAccount: string): Promise<Kubectl> {
    const kubeconfig = join(makeFolder('service-account'), 'kubeconfig');
    writeKubeconfig(kubeconfig, {
      cluster: await this.endpoint(), user: { token: await this.token(namespace, serviceAccount) },
    });
    return new Kubectl({ ...this.access, env: { ...this.access.env, KUBECONFIG: kubeconfig } });
  }

  /** Starts a node of the cluster. */
  public startNode(options: NodeOptions = {}): Promise<Node> {
    return Node.start(this.access.node!, async () => {
      const { ok, stdout } = await this.kubectl.run([
        'get', 'node', NODE_NAME, '--output=jsonpath={.status.conditions[?(@.type=="Ready")].status}',
      ]);
      return ok && stdout === 'True';
    }, options);
  }

  /** Makes a namespace for one test, in which pods can be made. */
  public async newNamespace(labels: Record<string, string> = {}): Promise<string> {
    const name = `registry-access-${randomBytes(4).toString('hex')}`;
    await this.create({
      apiVersion: 'v1', kind: 'Namespace', metadata: { name, labels: { ...labels, [SUITE_LABEL]: '' } },
    });
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

  /** Asks for an object, or for several, that may be refused. */
  public tryCreate(objects: object | object[], ...flags: string[]): Promise<Outcome> {
    return this.kubectl.run(['create', ...flags, '--filename=-'], objects);
  }

  /** `kubectl apply` with strict field validation; returns the objects as they are stored. */
  public apply(objects: object[], ...flags: string[]): Promise<any[]> {
    return this.kubectl.objects(['apply', '--validate=strict', ...flags, '--filename=-'], objects.map(labelled));
  }

  /** `kubectl apply` that may be refused. */
  public tryApply(objects: object[], ...flags: string[]): Promise<Outcome> {
    return this.kubectl.run(['apply', '--validate=strict', ...flags, '--filename=-'], objects);
  }

  /** Changes an object as somebody would by hand. */
  public async patch(resource: string, namespace: string, change: object, ...flags: string[]): Promise<void> {
    await this.kubectl.objects([
      'patch', resource, `--namespace=${namespace}`, `--patch=${JSON.stringify(change)}`, ...flags,
    ]);
  }

  public async remove(objects: object[], ...flags: string[]): Promise<void> {
    if (objects.length > 0) await this.kubectl.runOrThrow(['delete', ...flags, '--filename=-'], objects);
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
    await this.kubectl.objects([
      'create', 'job', `${cronJob}-by-hand`, `--from=cronjob/${cronJob}`, `--namespace=${namespace}`,
    ]);
  }

  /** Puts the pods of a namespace that wait for a scheduler on the node: there is none. */
  public async bindPods(namespace: string): Promise<void> {
    for (const { metadata: { name }, spec } of await this.list('pods', namespace)) {
      if (spec.nodeName) continue;
      await this.kubectl.runOrThrow(
        ['create', '--filename=-', `--raw=/api/v1/namespaces/${namespace}/pods/${name}/binding`],
        {
          apiVersion: 'v1',
          kind: 'Binding',
          metadata: { name },
          target: { apiVersion: 'v1', kind: 'Node', name: NODE_NAME },
        },
      );
    }
  }
}

/** What is in no namespace is found by a label when the run ends: see `closeTargets`. */
function labelled(object: any): object {
  const { metadata } = object;
  return isClusterWide(object)
    ? { ...object, metadata: { ...metadata, labels: { ...metadata.labels, [SUITE_LABEL]: '' } } }
    : object;
}
