import { randomUUID } from 'node:crypto';

/** A pod of one container. */
export function pod(namespace: string, spec: object = {}, annotations: Record<string, string> = {}): any {
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: `pod-${randomUUID()}`, namespace, annotations },
    spec: { containers: [{ name: 'main', image: 'registry.example.com/app' }], ...spec },
  };
}

export function serviceAccount(namespace: string, name: string, pullSecrets: string[]): any {
  return {
    apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name, namespace }, imagePullSecrets: references(pullSecrets),
  };
}

/** A pull secret with any content, right or wrong. */
export function pullSecret(
  namespace: string, data: Record<string, string>, type = 'kubernetes.io/dockerconfigjson',
): any {
  return {
    apiVersion: 'v1', kind: 'Secret', type, metadata: { name: `pull-${randomUUID()}`, namespace }, stringData: data,
  };
}

/** An `imagePullSecrets` list. */
export function references(names: string[]): { name: string }[] {
  return names.map(name => ({ name }));
}

/** The names in the `imagePullSecrets` list of a pod or a ServiceAccount. */
export function pullSecretsOf({ spec, imagePullSecrets = spec?.imagePullSecrets }: any): string[] {
  return (imagePullSecrets ?? []).map(({ name }: { name: string }) => name);
}
