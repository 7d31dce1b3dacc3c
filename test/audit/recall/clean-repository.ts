import * as fc from 'fast-check';

/** What a planted fault changes: objects as they are in files, which are made for each case again. */
export interface Repository {
  readonly objects: any[];
  /** Text beside the objects: what else stands in their file. */
  text: string;
}

const HOSTS = ['harbor.acme.example', 'registry.acme.example:5000', 'nexus.acme.example:8443'];
const TEAMS = ['payments', 'search', 'video', 'billing'];
const APPS = ['web', 'api', 'worker', 'gateway', 'mailer'];
const KINDS = ['Deployment', 'StatefulSet', 'DaemonSet', 'CronJob'];

export const base64 = (text: string) => Buffer.from(text).toString('base64');

export const configOf = (auths: object) => ({ '.dockerconfigjson': base64(JSON.stringify({ auths })) });

/** Nobody's, and no word that stands for another: as long as that of a robot. */
export const PASSWORD = 'Qm7rT2xVb9Lk';

export function workload(kind: string, name: string, namespace: string, podSpec: object): any {
  const template = { metadata: { labels: { app: name } }, spec: podSpec };
  return kind === 'CronJob'
    ? {
      apiVersion: 'batch/v1',
      kind,
      metadata: { name, namespace },
      spec: { schedule: '17 3 * * *', jobTemplate: { spec: { template } } },
    }
    : { apiVersion: 'apps/v1', kind, metadata: { name, namespace }, spec: { template } };
}

export function podSpecOf({ kind, spec }: any): any {
  return kind === 'CronJob' ? spec.jobTemplate.spec.template.spec : spec.template.spec;
}

/**
 * A namespace that pulls from a private registry as it should: a Secret that something else fills the password of,
 * named by pods or by their ServiceAccount, public images beside.
 */
export const REPOSITORIES: fc.Arbitrary<Repository> = fc.record({
  host: fc.constantFrom(...HOSTS),
  team: fc.constantFrom(...TEAMS),
  apps: fc.uniqueArray(fc.tuple(fc.constantFrom(...APPS), fc.constantFrom(...KINDS)), {
    minLength: 2, maxLength: 4, selector: ([name]) => name,
  }),
  byAccount: fc.boolean(),
  hasSidecar: fc.boolean(),
}).map(({ host, team, apps, byAccount, hasSidecar }) => {
  const list = [{ name: 'registry-login' }];
  return {
    text: '',
    objects: [
      {
        apiVersion: 'v1',
        kind: 'Secret',
        metadata: { name: 'registry-login', namespace: team },
        type: 'kubernetes.io/dockerconfigjson',
        data: configOf({ [host]: { username: 'robot', password: PASSWORD } }),
      },
      {
        apiVersion: 'v1',
        kind: 'ServiceAccount',
        metadata: { name: 'app', namespace: team },
        ...byAccount && { imagePullSecrets: list },
      },
      ...apps.map(([name, kind]) => workload(kind, name, team, {
        serviceAccountName: 'app',
        ...!byAccount && { imagePullSecrets: list },
        containers: [
          { name, image: `${host}/${team}/${name}:1.4.2` },
          ...hasSidecar ? [{ name: 'proxy', image: 'docker.io/library/nginx:1.27' }] : [],
        ],
      })),
    ],
  };
});
