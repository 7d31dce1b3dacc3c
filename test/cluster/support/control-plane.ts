import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Binaries } from './binaries';
import { Daemon, freePort } from './daemon';
import { writeKubeconfig } from './kubeconfig';
import { Kubectl, KubectlOptions } from './kubectl';
import { NODE_NAME, NodeAccess } from './node';
import { cleanEnvironment } from '../../support/program';
import { makeFolder } from '../../support/workspace';

/** Whom the API server knows by a token, with the groups they are in. */
const USERS: Record<string, string> = {
  'admin': 'system:masters',
  'system:kube-controller-manager': '',
  [`system:node:${NODE_NAME}`]: 'system:nodes',
};

const SERVICES = '10.96.0.0/24';

/** The first address of its range is that of the Service `kubernetes`, and in the certificate of the API server. */
const API_SERVER_ADDRESS = '10.96.0.1';

/**
 * etcd, the API server and the controller manager, on loopback and on free ports. What they write goes with the
 * workspace.
 */
export class ControlPlane {
  public static async start(binaries: Binaries): Promise<ControlPlane> {
    const folder = makeFolder('control-plane');
    const plane = new ControlPlane(binaries, folder, await freePort());
    try {
      await plane.startApiServer(await plane.startEtcd());
      if (binaries.controllerManager) await plane.startControllerManager(binaries.controllerManager);
      return plane;
    } catch (error) {
      await plane.stop();
      throw error;
    }
  }

  /** How kubectl reaches it as a user with all rights. */
  public readonly admin: KubectlOptions;

  /** What a node joins it with, if there is a kubelet. */
  public readonly node?: NodeAccess;

  private readonly kubectl: Kubectl;
  private readonly daemons: Daemon[] = [];
  private readonly tokens = new Map(Object.keys(USERS).map(user => [user, randomUUID()]));

  private constructor(
    private readonly binaries: Binaries,
    private readonly folder: string,
    private readonly port: number,
  ) {
    // Its home holds what kubectl caches of the API server: one for all calls makes them quick.
    this.admin = {
      program: binaries.kubectl,
      env: cleanEnvironment(makeFolder('kubectl'), { KUBECONFIG: this.kubeconfigOf('admin') }),
    };
    this.kubectl = new Kubectl(this.admin);
    this.node = binaries.kubelet ? {
      kubelet: binaries.kubelet,
      kubeconfig: this.kubeconfigOf(`system:node:${NODE_NAME}`),
      apiServer: { address: API_SERVER_ADDRESS, port },
    } : undefined;
  }

  public async stop(): Promise<void> {
    for (const daemon of this.daemons.reverse()) await daemon.stop();
  }

  /** @returns the URL for its clients */
  private async startEtcd(): Promise<string> {
    const [client, peer] = [`http://127.0.0.1:${await freePort()}`, `http://127.0.0.1:${await freePort()}`];
    this.run(this.binaries.etcd, [
      `--data-dir=${join(this.folder, 'etcd')}`,
      '--unsafe-no-fsync', // nothing has to survive the run
      `--listen-client-urls=${client}`, `--advertise-client-urls=${client}`,
      `--listen-peer-urls=${peer}`, `--initial-advertise-peer-urls=${peer}`, `--initial-cluster=default=${peer}`,
    ]);
    return client;
  }

  private async startApiServer(etcd: string): Promise<void> {
    const tokens = Object.entries(USERS).map(
      ([user, groups]) => `${this.tokens.get(user)},${user},${user},"${groups}"\n`,
    );
    writeFileSync(join(this.folder, 'tokens.csv'), tokens.join(''), { mode: 0o600 });
    this.writeServiceAccountKeys();
    const server = this.run(this.binaries.apiServer, [
      `--etcd-servers=${etcd}`,
      '--bind-address=127.0.0.1', `--secure-port=${this.port}`,
      `--cert-dir=${this.folder}`, // where it puts the certificate that it makes for itself, apiserver.crt
      `--token-auth-file=${join(this.folder, 'tokens.csv')}`,
      '--authorization-mode=Node,RBAC',
      '--enable-admission-plugins=NodeRestriction', // beside the default ones, such as ServiceAccount and PodSecurity
      '--service-account-issuer=https://kubernetes.default.svc',
      `--service-account-signing-key-file=${join(this.folder, 'service-account.key')}`,
      `--service-account-key-file=${join(this.folder, 'service-account.pub')}`,
      `--service-cluster-ip-range=${SERVICES}`,
      '--endpoint-reconciler-type=none', // the Service `kubernetes` cannot lead to a loopback address
    ]);
    await server.waitUntil('ready', async () => (await this.kubectl.run(['get', '--raw=/readyz'])).ok);
  }

  private async startControllerManager(program: string): Promise<void> {
    const manager = this.run(program, [
      `--kubeconfig=${this.kubeconfigOf('system:kube-controller-manager')}`,
      '--secure-port=0', '--leader-elect=false',
      '--use-service-account-credentials', // the rights of most controllers are bound to their ServiceAccounts
      `--service-account-private-key-file=${join(this.folder, 'service-account.key')}`,
      `--root-ca-file=${join(this.folder, 'apiserver.crt')}`,
    ]);
    await manager.waitUntil(
      'at work',
      async () => (await this.kubectl.run(['get', 'serviceaccount', 'default', '--namespace=default'])).ok,
    );
  }

  private run(program: string, args: string[]): Daemon {
    const daemon = new Daemon(program, args, this.folder);
    this.daemons.push(daemon);
    return daemon;
  }

  /** The pair that signs and checks the tokens of ServiceAccounts. */
  private writeServiceAccountKeys(): void {
    const { privateKey, publicKey } = generateKeyPairSync('rsa', {
      modulusLength: 2048,
      privateKeyEncoding: { type: 'pkcs1', format: 'pem' },
      publicKeyEncoding: { type: 'spki', format: 'pem' },
    });
    writeFileSync(join(this.folder, 'service-account.key'), privateKey, { mode: 0o600 });
    writeFileSync(join(this.folder, 'service-account.pub'), publicKey);
  }

  private kubeconfigOf(user: string): string {
    const file = join(this.folder, `${user.replaceAll(':', '-')}.kubeconfig`);
    writeKubeconfig(file, {
      cluster: {
        'server': `https://127.0.0.1:${this.port}`, 'certificate-authority': join(this.folder, 'apiserver.crt'),
      },
      user: { token: this.tokens.get(user) },
    });
    return file;
  }
}
