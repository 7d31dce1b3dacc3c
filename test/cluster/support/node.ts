import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { copyFileSync, cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { buildBusyboxImage } from './busybox-image';
import { Daemon, freePort } from './daemon';
import { tarFolder } from './image';
import { atTheEnd } from './janitor';
import { PodEndpoint, PodNetwork, relayTo } from './pod-network';
import { makeFolder } from '../../support/workspace';

/** The name by which pods ask for the node. */
export const NODE_NAME = 'node';

/** What a node is run with. */
export interface NodeAccess {
  /** The path of the program. */
  readonly kubelet: string;
  /** A kubeconfig of the user `system:node:node`. */
  readonly kubeconfig: string;
  /** Where pods find the API server, and the port of the loopback address that it listens on. */
  readonly apiServer: { readonly address: string; readonly port: number };
}

/** What a node has beyond what every one has. */
export interface NodeOptions {
  /** Images that it has from the beginning: folders in OCI image layout. */
  readonly images?: string[];
  /** What its pods reach, beside the API server. */
  readonly endpoints?: PodEndpoint[];
  /** The name server of its pods. */
  readonly dns?: string;
  /** Registries that it reaches, by their names, and where they are in truth: `127.0.0.1:PORT`. */
  readonly registries?: Record<string, string>;
  /** The mirrors of some of them. */
  readonly mirrors?: Record<string, NodeMirror>;
  /** The file and the programs, by their names, that the kubelet asks for credentials. */
  readonly credentialProviders?: { readonly file: string; readonly programs: Record<string, string> };
}

/** Where containerd asks for the images of a registry first. */
export interface NodeMirror {
  readonly address: string;
  /** The header `Authorization` of each request. */
  readonly authorization?: string;
}

/** What runs on the node's side. */
const SCRIPTS = resolve(__dirname, '../node');

/** Every program that a node needs, and the Debian package that has it. */
const DEBIAN_PACKAGE_OF: Record<string, string> = {
  'containerd': 'containerd',
  'runc': 'runc',
  'busybox': 'busybox-static',
  'docker-registry': 'docker-registry',
  'htpasswd': 'apache2-utils',
  'skopeo': 'skopeo',
};

const PAUSE_IMAGE = 'registry.test/pause:1';

/** Why this machine cannot run a node; nothing if it can. */
export function lackOfNode(): string | undefined {
  if (process.getuid?.() !== 0) return 'a node needs root';
  const missing = Object.keys(DEBIAN_PACKAGE_OF).filter(program => spawnSync('which', [program]).status !== 0);
  if (missing.length > 0) {
    return `a node needs the Debian packages ${missing.map(program => DEBIAN_PACKAGE_OF[program]).join(', ')}`;
  }
  const { status, stderr } = spawnSync('unshare', [...NAMESPACES, 'mount', '-t', 'tmpfs', 'tmpfs', '/run'], {
    encoding: 'utf8',
  });
  return status === 0 ? undefined : `a node needs namespaces and mounts of its own: ${stderr.trim()}`;
}

const NAMESPACES = ['--mount', '--pid', '--fork', '--kill-child', '--mount-proc'];

/**
 * Removes the cgroups of the containers, which no namespace takes along: in all hierarchies, once the last of their
 * processes is gone.
 */
const REMOVE_CGROUP = `
while find /sys/fs/cgroup -type d -name "$0" | grep --quiet .; do
  find /sys/fs/cgroup -depth -type d -path "*/$0*" -exec rmdir {} +
  sleep 0.1
done`;

/** The kubelet, Debian's containerd and its runc. */
export class Node {
  public static async start(access: NodeAccess, isReady: () => Promise<boolean>, options: NodeOptions): Promise<Node> {
    const { kubelet, kubeconfig, apiServer } = access;
    const { images = [], endpoints = [], dns, registries = {}, mirrors = {}, credentialProviders } = options;
    const folder = makeFolder('node');
    const cgroup = `registry-access-${randomBytes(4).toString('hex')}`;
    mkdirSync(join(folder, 'images'));
    for (const [index, image] of [await buildBusyboxImage(PAUSE_IMAGE), ...images].entries()) {
      await tarFolder(image, join(folder, 'images', `${index}.tar`));
    }
    copyFileSync(kubeconfig, join(folder, 'kubelet.kubeconfig'));
    writeFileSync(join(folder, 'kubelet.json'), JSON.stringify(kubeletConfiguration(await freePort(), dns)));
    writeFileSync(join(folder, 'containerd.toml'), containerdConfiguration(folder));
    writeRegistryHosts(join(folder, 'registries'), registries, mirrors);
    mkdirSync(join(folder, 'programs'));
    if (credentialProviders) writeFileSync(join(folder, 'credential-providers.yaml'), credentialProviders.file);
    for (const [name, script] of Object.entries(credentialProviders?.programs ?? {})) {
      writeFileSync(join(folder, 'programs', name), script, { mode: 0o755 });
    }
    writeFileSync(join(folder, 'cgroup'), cgroup);
    cpSync(join(SCRIPTS, 'runc'), join(folder, 'runc'));
    const network = await PodNetwork.start(join(folder, 'cni'), [
      { protocol: 'TCP', address: apiServer.address, port: 443, server: relayTo(apiServer.port) }, ...endpoints,
    ]);

    const cgroups = atTheEnd(REMOVE_CGROUP, cgroup);
    const daemon = new Daemon('unshare', [...NAMESPACES, join(SCRIPTS, 'run'), folder, kubelet], folder);
    const node = new Node(daemon, cgroups, network);
    try {
      await daemon.waitUntil('ready', isReady);
      return node;
    } catch (error) {
      await node.stop();
      throw error;
    }
  }

  private constructor(
    private readonly daemon: Daemon,
    private readonly cgroups: () => Promise<void>,
    private readonly network: PodNetwork,
  ) {}

  /** All that the containers of a namespace have printed. */
  public logsOf(namespace: string): string {
    const folder = `/proc/${this.daemon.pid}/root/var/log/pods`;
    const logs = readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter(entry => entry.isFile() && entry.parentPath.startsWith(`${folder}/${namespace}_`));
    return logs.map(({ parentPath, name }) => readFileSync(join(parentPath, name), 'utf8')).join('');
  }

  public async stop(): Promise<void> {
    await this.daemon.stop();
    this.network.stop();
    await this.cgroups();
  }
}

/** https://kubernetes.io/docs/reference/config-api/kubelet-config.v1beta1/ */
function kubeletConfiguration(port: number, dns: string | undefined): object {
  return {
    apiVersion: 'kubelet.config.k8s.io/v1beta1',
    kind: 'KubeletConfiguration',
    containerRuntimeEndpoint: 'unix:///run/containerd/containerd.sock',
    address: '127.0.0.1',
    port,
    healthzPort: 0,
    clusterDNS: dns ? [dns] : [],
    clusterDomain: 'cluster.local',
    authentication: { anonymous: { enabled: false }, webhook: { enabled: false } },
    authorization: { mode: 'AlwaysAllow' }, // of nobody, as nobody is authenticated
    // A container or virtual machine that CI runs in seldom has its cgroups to itself, or the newer ones.
    cgroupDriver: 'cgroupfs',
    cgroupsPerQOS: false,
    enforceNodeAllocatable: [],
    failCgroupV1: false,
    failSwapOn: false,
    localStorageCapacityIsolation: false,
    makeIPTablesUtilChains: false, // which would stay behind in the firewall of the machine
    registryPullQPS: 0, // no limit
  };
}

/** https://github.com/containerd/containerd/blob/v1.6.20/docs/cri/config.md */
function containerdConfiguration(folder: string): string {
  return `
version = 2
[plugins."io.containerd.internal.v1.opt"]
  path = "/var/lib/containerd/opt"
[plugins."io.containerd.grpc.v1.cri"]
  sandbox_image = "${PAUSE_IMAGE}"
  restrict_oom_score_adj = true
  stream_server_address = "127.0.0.1"
  stream_server_port = "0"
  [plugins."io.containerd.grpc.v1.cri".registry]
    config_path = "${join(folder, 'registries')}"
  [plugins."io.containerd.grpc.v1.cri".containerd.runtimes.runc]
    runtime_type = "io.containerd.runc.v2"
    [plugins."io.containerd.grpc.v1.cri".containerd.runtimes.runc.options]
      BinaryName = "${join(folder, 'runc')}"
  [plugins."io.containerd.grpc.v1.cri".cni]
    bin_dir = "${join(folder, 'cni')}"
    conf_dir = "${join(folder, 'cni')}"
`;
}

/** https://github.com/containerd/containerd/blob/v1.6.20/docs/hosts.md */
function writeRegistryHosts(
  folder: string, registries: Record<string, string>, mirrors: Record<string, NodeMirror>,
): void {
  for (const [host, address] of Object.entries(registries)) {
    const { address: asked, authorization } = mirrors[host] ?? { address };
    const header = authorization === undefined ? ''
      : `[host."http://${asked}".header]\nauthorization = "${authorization}"\n`;
    mkdirSync(join(folder, host), { recursive: true });
    writeFileSync(join(folder, host, 'hosts.toml'), `server = "http://${address}"\n[host."http://${asked}"]\n${header}`);
  }
}
