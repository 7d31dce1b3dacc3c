import { Cluster } from './cluster';
import { mountFiles, movedBelow } from '../../refresher/support/mount';
import { nodeUnderTest } from '../../refresher/support/node';
import { Outcome, run } from '../../support/program';
import { makeFolder } from '../../support/workspace';

/**
 * Runs the container of a refresher's pod as a process of this machine: what is in its volumes comes from the cluster
 * and lies in a folder, and every path of the pod leads there. Nothing of the pod's isolation holds but what Node.js
 * itself enforces; for the rest there is a node.
 *
 * @param template as a Job has it
 */
export async function runAsProcess(cluster: Cluster, namespace: string, template: any): Promise<Outcome> {
  const { metadata: { labels }, spec: { serviceAccountName, volumes, containers: [container] } } = template;
  const pod = new ProcessPod(cluster, namespace, serviceAccountName);
  for (const { name, mountPath } of container.volumeMounts) {
    await pod.mount(volumes.find((volume: any) => volume.name === name), mountPath);
  }
  return pod.execute(container, labels);
}

class ProcessPod {
  private readonly root = makeFolder('process-pod');

  constructor(
    private readonly cluster: Cluster,
    private readonly namespace: string,
    private readonly serviceAccount: string,
  ) {}

  public async mount({ configMap, secret, projected }: any, mountPath: string): Promise<void> {
    const sources = projected?.sources ?? [{ configMap, secret: secret && { ...secret, name: secret.secretName } }];
    const files = await Promise.all(sources.map((source: any) => this.filesOf(source)));
    mountFiles(this.root, mountPath, Object.assign({}, ...files));
  }

  public async execute(
    { command: [program, ...args], env = [] }: any, labels: Record<string, string>,
  ): Promise<Outcome> {
    if (program !== 'node') throw new Error(`the pod runs ${program}, not node`);
    const label = ({ fieldRef: { fieldPath } }: any) => labels[/^metadata\.labels\['(.*)'\]$/.exec(fieldPath)![1]];
    const { hostname, port } = new URL((await this.cluster.endpoint()).server);
    return run(await nodeUnderTest(), args.map((argument: string) => movedBelow(this.root, argument)), {
      env: {
        KUBERNETES_SERVICE_HOST: hostname,
        KUBERNETES_SERVICE_PORT: port || '443',
        ...Object.fromEntries(env.map(({ name, value, valueFrom }: any) => [name, value ?? label(valueFrom)])),
      },
    });
  }

  private async filesOf({ configMap, secret, serviceAccountToken, downwardAPI }: any): Promise<Record<string, string>> {
    if (configMap) {
      const { data } = await this.cluster.get(`configmap/${configMap.name}`, this.namespace);
      const { 'plan.json': plan } = data;
      return picked(configMap, plan ? { ...data, 'plan.json': movedBelow(this.root, plan) } : data, text => text);
    }
    if (secret) {
      const found = (await this.cluster.list('secrets', this.namespace)).find(
        ({ metadata: { name } }) => name === secret.name,
      );
      if (!found && !secret.optional) throw new Error(`no Secret ${secret.name} in ${this.namespace}`);
      return picked(secret, found?.data ?? {}, text => Buffer.from(text, 'base64').toString());
    }
    if (serviceAccountToken) {
      return {
        [serviceAccountToken.path]: await this.cluster.token(
          this.namespace, this.serviceAccount, serviceAccountToken.audience,
        ),
      };
    }
    return { [downwardAPI.items[0].path]: this.namespace };
  }
}

/** The keys that a volume takes of a ConfigMap or Secret, which are all unless it has `items`, under their paths. */
function picked(
  { items }: { items?: { key: string; path: string }[] },
  data: Record<string, string>,
  decode: (text: string) => string,
): Record<string, string> {
  const taken = items ?? Object.keys(data).map(key => ({ key, path: key }));
  return Object.fromEntries(taken.filter(({ key }) => key in data).map(({ key, path }) => [path, decode(data[key])]));
}
