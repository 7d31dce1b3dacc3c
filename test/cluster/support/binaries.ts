import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { text } from 'node:stream/consumers';

/** The programs of one Kubernetes minor, by path. */
export interface Binaries {
  readonly etcd: string;
  readonly apiServer: string;
  readonly kubectl: string;
  /** None in what envtest downloads: https://book.kubebuilder.io/reference/envtest.html */
  readonly controllerManager?: string;
  readonly kubelet?: string;
}

/**
 * The programs of a minor, built unless they are in the cache. When jest is killed meanwhile, the build goes on for the
 * next run.
 *
 * @returns undefined if they would have to be built, but `ifCached` forbids it
 */
export async function binariesOf(minor: string, { ifCached = false } = {}): Promise<Binaries | undefined> {
  // What the build says goes to the terminal at once: a cold one takes a quarter of an hour.
  const build = spawn(resolve(__dirname, '../build-binaries'), [...(ifCached ? ['--if-cached'] : []), minor], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [folder, [code]] = await Promise.all([text(build.stdout), once(build, 'close')]);
  if (code !== 0 && !ifCached) throw new Error(`cannot build the programs of Kubernetes ${minor}: see above`);
  return code === 0 ? binariesIn(folder.trim()) : undefined;
}

/** The programs in a folder that `KUBEBUILDER_ASSETS` or the build names. */
export function binariesIn(folder: string): Binaries {
  const find = (name: string) => existsSync(join(folder, name)) ? join(folder, name) : undefined;
  const require = (name: string) => {
    const program = find(name);
    if (!program) {
      throw new Error(`no '${name}' in ${folder}: it must hold etcd, kube-apiserver and kubectl, and may `
      + 'hold kube-controller-manager and kubelet');
    }
    return program;
  };
  return {
    etcd: require('etcd'),
    apiServer: require('kube-apiserver'),
    kubectl: require('kubectl'),
    controllerManager: find('kube-controller-manager'),
    kubelet: find('kubelet'),
  };
}
