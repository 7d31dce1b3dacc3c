import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { AddressInfo, connect } from 'node:net';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import { Cluster } from './cluster';
import { Daemon, freePort } from './daemon';
import { makeFolder } from '../../support/workspace';

/** The controller of External Secrets, as a process of this machine with all rights. */
export async function startExternalSecrets(cluster: Cluster): Promise<{ stop(): Promise<void> }> {
  const { stdout } = await promisify(execFile)(resolve(__dirname, '../build-external-secrets'));
  const gateway = await startGateway(Number(new URL((await cluster.endpoint()).server).port));
  const daemon = new Daemon(stdout.trim(), [
    `--metrics-addr=127.0.0.1:${await freePort()}`, `--live-addr=127.0.0.1:${await freePort()}`,
    // Their kinds are not installed.
    '--enable-push-secret-reconciler=false', '--enable-cluster-push-secret-reconciler=false',
  ], makeFolder('external-secrets'), { KUBECONFIG: cluster.kubeconfig, HTTPS_PROXY: gateway.url });
  return {
    stop: async () => {
      await daemon.stop();
      gateway.close();
    },
  };
}

/** A proxy for HTTPS that takes every host for the API server: stores know it as `kubernetes.default`, as pods do. */
async function startGateway(port: number): Promise<{ url: string; close(): void }> {
  const server = createServer().on('connect', (_, client) => {
    const upstream = connect(port, '127.0.0.1', () => {
      client.write('HTTP/1.1 200 OK\r\n\r\n');
      upstream.pipe(client).pipe(upstream);
    });
    [client, upstream].forEach((socket, index, sockets) =>
      socket.on('error', () => sockets[1 - index].destroy()));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close: () => server.close() };
}
