import { spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { copyFileSync, cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { buildBusyboxImage, tarFolder } from './busybox-image';
import { Daemon, freePort } from './daemon';
import { makeFolder } from '../../support/workspace';

/** The name by which pods ask for the node. */
export const NODE_NAME = 'node';

/** What a node is run with. */
export interface NodeAccess {
  /** The path of the program. */
  readonly kubelet: string;
  /** A kubeconfig of the user `system:node:node`. */
  readonly kubeconfig: string;
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
  if (missing.length > 0) return `a node needs the Debian packages ${missing.map(program => DEBIAN_PACKAGE_OF[program]).join(', ')}`;
  const { status, stderr } = spawnSync('unshare', [...NAMESPACES, 'mount', '-t', 'tmpfs', 'tmpfs', '/run'], { encoding: 'utf8' });
  return status === 0 ? undefined : `a node needs namespaces and mounts of its own: ${stderr.trim()}`;
}

const NAMESPACES = ['--mount', '--pid', '--fork', '--kill-child', '--mount-proc'];

/** Waits for the end of its standard input, then removes a cgroup in all hierarchies, once the last of its processes is gone. */
const REMOVE_CGROUP = `
cat
while find /sys/fs/cgroup -type d -name "$0" | grep --quiet .; do
  find /sys/fs/cgroup -depth -type d -path "*/$0*" -exec rmdir {} +
  sleep 0.1
done`;

/** The kubelet, Debian's containerd and its runc, with a pod network that leads nowhere. */
export class Node {
  public static async start({ kubelet, kubeconfig }: NodeAccess, isReady: () => Promise<boolean>): Promise<Node> {
    const folder = makeFolder('node');
    const cgroup = `registry-access-${randomBytes(4).toString('hex')}`;
    await tarFolder(await buildBusyboxImage(PAUSE_IMAGE), join(folder, 'pause.tar'));
    copyFileSync(kubeconfig, join(folder, 'kubelet.kubeconfig'));
    writeFileSync(join(folder, 'kubelet.json'), JSON.stringify(kubeletConfiguration(await freePort())));
    writeFileSync(join(folder, 'containerd.toml'), containerdConfiguration(folder));
    writeFileSync(join(folder, 'cgroup'), cgroup);
    cpSync(join(SCRIPTS, 'runc'), join(folder, 'runc'));
    writePodNetwork(folder);

    const cgroups = removeAtTheEnd(cgroup);
    const daemon = new Daemon('unshare', [...NAMESPACES, join(SCRIPTS, 'run'), folder, kubelet], folder);
    const node = new Node(daemon, cgroups);
    try {
      await daemon.waitUntil('ready', isReady);
      return node;
    } catch (error) {
      await node.stop();
      throw error;
    }
  }

  private constructor(private readonly daemon: Daemon, private readonly cgroups: () => Promise<void>) {}

  public async stop(): Promise<void> {
    await this.daemon.stop();
    await this.cgroups();
  }
}

/** https://kubernetes.io/docs/reference/config-api/kubelet-config.v1beta1/ */
function kubeletConfiguration(port: number): object {
  return {
    apiVersion: 'kubelet.config.k8s.io/v1beta1',
    kind: 'KubeletConfiguration',
    containerRuntimeEndpoint: 'unix:///run/containerd/containerd.sock',
    address: '127.0.0.1',
    port,
    healthzPort: 0,
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
  [plugins."io.containerd.grpc.v1.cri".containerd.runtimes.runc]
    runtime_type = "io.containerd.runc.v2"
    [plugins."io.containerd.grpc.v1.cri".containerd.runtimes.runc.options]
      BinaryName = "${join(folder, 'runc')}"
  [plugins."io.containerd.grpc.v1.cri".cni]
    bin_dir = "${join(folder, 'cni')}"
    conf_dir = "${join(folder, 'cni')}"
`;
}

/** containerd runs the plugin `loopback` for every pod, beside the one that is configured. */
function writePodNetwork(folder: string): void {
  mkdirSync(join(folder, 'cni'));
  for (const name of ['loopback', 'pod-network']) cpSync(join(SCRIPTS, 'pod-network'), join(folder, 'cni', name));
  writeFileSync(join(folder, 'cni', 'nowhere.conf'), JSON.stringify({ cniVersion: '0.4.0', name: 'nowhere', type: 'pod-network' }));
}

/**
 * Starts the process that removes the cgroups of the containers, which no namespace takes along: when the function that it
 * returns is called, or when jest ends in whatever way. See `openWorkspace`.
 */
function removeAtTheEnd(cgroup: string): () => Promise<void> {
  const janitor = spawn('sh', ['-c', REMOVE_CGROUP, cgroup], { stdio: ['pipe', 'ignore', 'ignore'], detached: true });
  return async () => {
    const gone = once(janitor, 'exit');
    janitor.stdin?.end();
    await gone;
  };
}
