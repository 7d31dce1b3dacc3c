import { ApiObject, App, Chart, Testing } from 'cdk8s';
import { Construct } from 'constructs';
import { AccessPattern, Registry, ScopedPullSecret } from '../../src';
import { attach as attachTo, AttachProps } from '../../src/attach/attach';

export const NAMESPACE = 'payments';

/** A pull secret that is known by its name. */
export function pullSecret(name = 'pull', namespace: string | undefined = NAMESPACE) {
  return ScopedPullSecret.fromSecretName(name, { namespace, covers: [Registry.ghcr()] });
}

export function newChart(app: App = Testing.app(), id = 'chart', namespace: string | undefined = NAMESPACE): Chart {
  return new Chart(app, id, { namespace });
}

/** A raw Deployment, with pod spec members on top of one container. */
export function deployment(scope: Construct, name: string, podSpec: object = {}): ApiObject {
  return workload(scope, 'apps/v1', 'Deployment', name, {
    spec: { template: { spec: { containers: [{ name: 'main', image: 'registry.example.com/a/b:1' }], ...podSpec } } },
  });
}

export function workload(scope: Construct, apiVersion: string, kind: string, name: string, body: object): ApiObject {
  return new ApiObject(scope, `${kind}-${name}`, { apiVersion, kind, metadata: { name }, ...body });
}

export function serviceAccount(scope: Construct, name: string, imagePullSecrets?: string[]): ApiObject {
  return new ApiObject(scope, `ServiceAccount-${name}`, {
    apiVersion: 'v1',
    kind: 'ServiceAccount',
    metadata: { name },
    ...(imagePullSecrets ? { imagePullSecrets: imagePullSecrets.map(secret => ({ name: secret })) } : {}),
  } as any);
}

export function attach(scope: Construct, pattern: AccessPattern, props: Partial<AttachProps> = {}): void {
  attachTo(scope, { owner: scope, pattern, secrets: [pullSecret()], ...props });
}

/**
 * What a chart says of pull secrets: `Kind name` → names at the pod or account, with `as ACCOUNT` where a pod names
 * one.
 */
export function pulls(chart: Chart): Record<string, string> {
  return Object.fromEntries(Testing.synth(chart).flatMap(manifest => manifest.items ?? [manifest]).map(manifest => {
    const podSpec =
      manifest.spec?.jobTemplate?.spec.template.spec ?? manifest.spec?.template?.spec ?? manifest.template?.spec;
    const holder = podSpec ?? (manifest.kind === 'Pod' ? manifest.spec : manifest);
    const names = (holder.imagePullSecrets ?? []).map((secret: any) => secret?.name).join(',');
    const account = holder.serviceAccountName ? ` as ${holder.serviceAccountName}` : '';
    return [`${manifest.kind} ${manifest.metadata.name}`, `${names}${account}`];
  }));
}
