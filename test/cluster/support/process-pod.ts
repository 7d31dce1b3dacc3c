import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Cluster } from './cluster';
import { writeKubeconfig } from './kubeconfig';
import { binFolder, SHELLS } from '../../scripts/support/shells';
import { cleanEnvironment, Outcome, run } from '../../support/program';
import { makeFolder } from '../../support/workspace';

/** Where programs look for the token of their pod. */
const API_TOKEN = '/var/run/secrets/kubernetes.io/serviceaccount';

/** What became of the containers, by name. */
export type Outcomes = Record<string, Outcome>;

/**
 * Runs the containers of a refresher's pod as processes of this machine, one after the other: what is in their volumes comes from the cluster
 * and lies in a folder, and every path of the pod leads there. Nothing of the pod's isolation holds; for that there is a node.
 *
 * @param template as a Job has it
 * @param env of the init containers: how they reach the clouds
 */
export async function runAsProcesses(cluster: Cluster, namespace: string, template: any, env: Record<string, string>): Promise<Outcomes> {
  const { spec, metadata: { labels } } = template;
  const pod = new ProcessPod(cluster, namespace, spec.serviceAccountName);
  for (const volume of spec.volumes) await pod.mount(volume, mountPathOf(volume.name, spec));
  const outcomes: Outcomes = {};
  for (const container of [...spec.initContainers, ...spec.containers]) {
    outcomes[container.name] = await pod.execute(container, labels, spec.initContainers.includes(container) ? env : {});
    if (spec.initContainers.includes(container) && !outcomes[container.name].ok) break;
  }
  return outcomes;
}

function mountPathOf(volume: string, { initContainers, containers }: any): string {
  return [...initContainers, ...containers].flatMap(({ volumeMounts }) => volumeMounts).find(({ name }) => name === volume).mountPath;
}

class ProcessPod {
  private readonly folder = makeFolder('process-pod');

  constructor(private readonly cluster: Cluster, private readonly namespace: string, private readonly serviceAccount: string) {}

  public async mount({ configMap, secret, projected, emptyDir }: any, mountPath: string): Promise<void> {
    mkdirSync(this.moved(mountPath), { recursive: true });
    const sources = projected?.sources ?? [{ configMap, secret: secret && { ...secret, name: secret.secretName } }];
    if (emptyDir) return;
    for (const source of sources) {
      for (const [path, content] of Object.entries(await this.filesOf(source))) {
        const file = join(this.moved(mountPath), path);
        mkdirSync(dirname(file), { recursive: true });
        writeFileSync(file, content, { mode: 0o600 });
      }
    }
  }

  public async execute(container: any, labels: Record<string, string>, more: Record<string, string>): Promise<Outcome> {
    const { command: [program, ...args], env = [] } = container;
    const label = ({ fieldRef }: any) => labels[/^metadata\.labels\['(.*)'\]$/.exec(fieldRef.fieldPath)![1]];
    const own = env.map(({ name, value, valueFrom }: any) => [name, value ?? label(valueFrom)]);
    const endpoint = await this.cluster.endpoint();
    const { hostname, port } = new URL(endpoint.server);
    const kubeconfig = join(this.folder, 'kubeconfig');
    writeKubeconfig(kubeconfig, { cluster: endpoint, user: { tokenFile: this.moved(`${API_TOKEN}/token`) } });
    const bin = binFolder(SHELLS[0]);
    const path = program === 'kubectl' ? this.cluster.kubectlProgram : join(bin, program);
    return run('env', [`PATH=${bin}`, path, ...args.map((argument: string) => this.moved(argument))], {
      env: {
        ...cleanEnvironment('/nonexistent'),
        KUBECONFIG: kubeconfig,
        SERVICE_ACCOUNT: this.moved(API_TOKEN),
        KUBERNETES_SERVICE_HOST: hostname,
        KUBERNETES_SERVICE_PORT: port || '443',
        ...Object.fromEntries(own),
        ...more,
      },
    });
  }

  /** The same path, or text with paths, below the folder. */
  private moved(text: string): string {
    return text.replace(/(^|\W)(\/registry-access\/|\/var\/run\/secrets\/)/g, `$1${this.folder}$2`);
  }

  private async filesOf({ configMap, secret, serviceAccountToken, downwardAPI }: any): Promise<Record<string, string>> {
    if (configMap) {
      const { data } = await this.cluster.get(`configmap/${configMap.name}`, this.namespace);
      return picked(configMap, data, text => this.moved(text));
    }
    if (secret) {
      const found = (await this.cluster.list('secrets', this.namespace)).find(({ metadata: { name } }) => name === secret.name);
      if (!found && !secret.optional) throw new Error(`no Secret ${secret.name} in ${this.namespace}`);
      return picked(secret, found?.data ?? {}, text => Buffer.from(text, 'base64').toString());
    }
    if (serviceAccountToken) {
      return { [serviceAccountToken.path]: await this.cluster.token(this.namespace, this.serviceAccount, serviceAccountToken.audience) };
    }
    return { [downwardAPI.items[0].path]: this.namespace };
  }
}

/** The keys that a volume takes of a ConfigMap or Secret, which are all unless it has `items`, under their paths. */
function picked(
  { items }: { items?: { key: string; path: string }[] }, data: Record<string, string>, decode: (text: string) => string,
): Record<string, string> {
  const taken = items ?? Object.keys(data).map(key => ({ key, path: key }));
  return Object.fromEntries(taken.filter(({ key }) => key in data).map(({ key, path }) => [path, decode(data[key])]));
}
