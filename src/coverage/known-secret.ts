import { Target } from '../attach/target';
import { DockerConfigJson } from '../image';
import { isPlainObject } from '../kubernetes/kubernetes-object';
import { IPullSecret } from '../secret';

/** What a pod gets from a Secret that it names as a pull secret. */
export interface KnownSecret {
  /** The credentials that the kubelet finds in it: none where it ignores the Secret. */
  readonly config: DockerConfigJson;
  /** Why the kubelet ignores it, or (`poisons`) pulls no image of the pod at all. */
  readonly problem?: string;
  readonly poisons?: boolean;
}

export const NO_CREDENTIALS = DockerConfigJson.of([]);

/** How each type of Secret keeps its credentials; the kubelet ignores every other type without an event. */
const LAYOUTS: Readonly<Record<string, { readonly key: string; readonly parse: (text: string) => DockerConfigJson }>> = {
  'kubernetes.io/dockerconfigjson': { key: '.dockerconfigjson', parse: text => DockerConfigJson.parse(text) },
  'kubernetes.io/dockercfg': { key: '.dockercfg', parse: text => DockerConfigJson.parseLegacy(text) },
};

/** Looks into a Secret of the app, as the kubelet would. */
export function readSecret(target: Target): KnownSecret {
  const { type, data, stringData } = target.manifest;
  const layout = Object.hasOwn(LAYOUTS, type ?? '') ? LAYOUTS[type] : undefined;
  if (!layout) {
    return { config: NO_CREDENTIALS, problem: `is of type '${type ?? 'Opaque'}', which the kubelet ignores: use 'kubernetes.io/dockerconfigjson'` };
  }
  const text = textOf(layout.key, data, stringData);
  if (text === undefined) {
    return { config: NO_CREDENTIALS, problem: `has no '${layout.key}'` };
  }
  try {
    return { config: layout.parse(text) };
  } catch (error) {
    return { config: NO_CREDENTIALS, problem: `cannot be decoded (${(error as Error).message})`, poisons: true };
  }
}

/** The credentials of a Secret that exists only on the cluster are those that the app says it covers. */
export function declaredSecret(secret: IPullSecret): KnownSecret {
  const keys = [...new Set(secret.covers.map(registry => registry.configKey))];
  return { config: DockerConfigJson.of(keys.map(key => ({ key, username: 'declared', password: 'declared' }))) };
}

function textOf(key: string, data: unknown, stringData: unknown): string | undefined {
  if (isPlainObject(stringData) && typeof stringData[key] === 'string') {
    return stringData[key];
  }
  return isPlainObject(data) && typeof data[key] === 'string' ? Buffer.from(data[key], 'base64').toString('utf8') : undefined;
}
