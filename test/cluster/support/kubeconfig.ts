import { writeFileSync } from 'node:fs';

/** How a cluster is reached, and how a user logs in, as kubeconfig files have it. */
export interface KubeconfigParts {
  readonly cluster: object;
  readonly user: object;
}

/** https://kubernetes.io/docs/reference/config-api/kubeconfig.v1/ */
export function writeKubeconfig(file: string, { cluster, user }: KubeconfigParts): void {
  writeFileSync(file, JSON.stringify({
    'apiVersion': 'v1',
    'kind': 'Config',
    'clusters': [{ name: 'test', cluster }],
    'users': [{ name: 'test', user }],
    'contexts': [{ name: 'test', context: { cluster: 'test', user: 'test' } }],
    'current-context': 'test',
  }), { mode: 0o600 });
}
