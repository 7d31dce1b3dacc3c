import { ApiObject, Chart, Testing } from 'cdk8s';
import { AccessPattern, PrivateRegistryAccess, Registry, RegistryCredentials, ScopedPullSecret } from '../../../src';

/** Every pattern that brings pull secrets to pods. */
export const PATTERNS = [AccessPattern.WORKLOAD, AccessPattern.NAMESPACE, AccessPattern.DEDICATED_SERVICE_ACCOUNT];

const harbor = Registry.harbor('registry.example.com');
const login = (registry: Registry) => RegistryCredentials.unsafeLiteralInManifest(registry, 'robot$ci', 'hunter2');

const podSpec = { containers: [{ name: 'main', image: 'registry.example.com/app' }] };
const selector = (name: string) => ({ selector: { matchLabels: { app: name } } });
const template = (name: string, more: object = {}) => ({
  template: { metadata: { labels: { app: name } }, spec: { ...podSpec, ...more } },
});
const job = (name: string) => template(name, { restartPolicy: 'Never' });

/** Every built-in kind that makes pods. */
const WORKLOADS: Record<string, { apiVersion: string; spec: (name: string) => object }> = {
  Pod: { apiVersion: 'v1', spec: () => podSpec },
  Deployment: { apiVersion: 'apps/v1', spec: name => ({ ...selector(name), ...template(name) }) },
  StatefulSet: { apiVersion: 'apps/v1', spec: name => ({ serviceName: name, ...selector(name), ...template(name) }) },
  DaemonSet: { apiVersion: 'apps/v1', spec: name => ({ ...selector(name), ...template(name) }) },
  ReplicaSet: { apiVersion: 'apps/v1', spec: name => ({ ...selector(name), ...template(name) }) },
  ReplicationController: { apiVersion: 'v1', spec: name => ({ selector: { app: name }, ...template(name) }) },
  Job: { apiVersion: 'batch/v1', spec: name => job(name) },
  CronJob: { apiVersion: 'batch/v1', spec: name => ({ schedule: '@daily', jobTemplate: { spec: job(name) } }) },
};

/** All but DaemonSet, of which no pods are made without a node. */
export const KINDS = Object.keys(WORKLOADS).filter(kind => kind !== 'DaemonSet');

/**
 * An app with a workload of every kind that is granted, and a pod `stranger` that is not. Pods have their owner's name
 * as label `app`.
 */
export function accessApp(namespace: string, pattern: AccessPattern): any[] {
  const chart = new Chart(Testing.app(), 'chart', { namespace });
  const access = new PrivateRegistryAccess(chart, 'Access', {
    pattern,
    credentials: [login(harbor)],
    secretName: 'harbor',
  });
  for (const [kind, { apiVersion, spec }] of Object.entries(WORKLOADS)) {
    const name = kind.toLowerCase();
    access.grantPull(
      new ApiObject(chart, kind, { apiVersion, kind, metadata: { name, labels: { app: name } }, spec: spec(name) }),
    );
  }
  new ApiObject(chart, 'Stranger', {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'stranger', labels: { app: 'stranger' } },
    spec: { containers: [{ name: 'main', image: 'docker.io/library/busybox' }] },
  });
  return Testing.synth(chart);
}

/** Pull secrets with everything that can be said of one. */
export function pullSecretApp(namespace: string): any[] {
  const chart = new Chart(Testing.app(), 'chart', { namespace });
  new ScopedPullSecret(chart, 'Plain', { secretName: 'plain', credentials: [login(harbor)] });
  new ScopedPullSecret(chart, 'Full', {
    secretName: 'full',
    credentials: [harbor.withPath('team-a'), Registry.dockerHub(), Registry.ghcr()].map(login),
    versionedName: true,
    immutable: true,
    labels: { team: 'payments' },
    annotations: { 'example.com/owner': 'payments' },
  });
  return Testing.synth(chart);
}
