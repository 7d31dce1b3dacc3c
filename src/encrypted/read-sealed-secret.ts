import { EncryptedPullSecret } from './encrypted-object';
import { checkNoCopy, DOCKER_CONFIG_KEY, DOCKER_CONFIG_TYPE, nameAndNamespace } from './encrypted-text';
import { SealingScope } from './sealing-scope';
import { isPlainObject, KubernetesObject } from '../kubernetes/kubernetes-object';
import { valueAt } from '../kubernetes/pod-spec-path';
import { isBase64 } from '../kubernetes/pull-secret';

/**
 * The annotations that the controller reads the scope from: those of the SealedSecret, not of its template.
 * Source: `labelFor` and `Unseal` in
 * https://github.com/bitnami/sealed-secrets/blob/v0.40.0/pkg/apis/sealedsecrets/v1alpha1/sealedsecret_expansion.go
 */
const SCOPES: readonly (readonly [string, SealingScope])[] = [
  ['sealedsecrets.bitnami.com/cluster-wide', SealingScope.CLUSTER_WIDE],
  ['sealedsecrets.bitnami.com/namespace-wide', SealingScope.NAMESPACE_WIDE],
];

/** Checks the structure of a SealedSecret: that it becomes a pull secret. Nothing is decrypted. */
export function readSealedSecret(object: KubernetesObject, source: string): EncryptedPullSecret {
  const { name, namespace } = nameAndNamespace(object, source);
  const scope = scopeOf(object.metadata);
  const { spec } = object;
  const template = valueAt(spec, ['template']);
  const templateScope = scopeOf(valueAt(template, ['metadata']));
  if (templateScope !== scope && templateScope !== SealingScope.STRICT) {
    throw new Error(`${source} is of scope '${scope}' by the annotations of the SealedSecret, from which the `
      + `controller reads it, and '${templateScope}' by those of 'spec.template': seal it again`);
  }
  if (scope !== SealingScope.CLUSTER_WIDE && namespace === undefined) {
    throw new Error(`${source} is of scope '${scope}' and has no 'metadata.namespace', to which its encryption is `
      + 'bound: seal it with a namespace');
  }
  const type = valueAt(template, ['type']);
  if (type !== DOCKER_CONFIG_TYPE) {
    throw new Error(`${source} becomes a Secret of type '${typeof type === 'string' ? type : 'Opaque'}' `
      + `('spec.template.type'), which the kubelet ignores: seal a Secret of type '${DOCKER_CONFIG_TYPE}' (kubectl `
      + 'create secret docker-registry)');
  }
  checkNoCopy(object.metadata?.annotations, 'metadata', source);
  checkNoCopy(valueAt(template, ['metadata', 'annotations']), 'spec.template.metadata', source);
  checkSealed(spec, source);
  // What a controller wrote, if the text comes from a cluster, is none of the manifest.
  const { status: _, ...manifest } = object;
  return { secretName: name, ...(namespace === undefined ? {} : { namespace }), scope, manifest };
}

function scopeOf(metadata: unknown): SealingScope {
  const annotations = valueAt(metadata, ['annotations']);
  return SCOPES.find(([key]) => valueAt(annotations, [key]) === 'true')?.[1] ?? SealingScope.STRICT;
}

/**
 * Every value is sealed; what stands in `template.data` is the text of a Go template, in which sealed values are put.
 */
function checkSealed(spec: unknown, source: string): void {
  const sealed = valueAt(spec, ['encryptedData']);
  const template = valueAt(spec, ['template', 'data', DOCKER_CONFIG_KEY]);
  if (!isPlainObject(sealed) || (!Object.hasOwn(sealed, DOCKER_CONFIG_KEY) && template === undefined)) {
    throw new Error(
      `${source} has no '${DOCKER_CONFIG_KEY}' in 'spec.encryptedData': seal a Secret of type '${DOCKER_CONFIG_TYPE}'`,
    );
  }
  if (template !== undefined && (typeof template !== 'string' || !template.includes('{{'))) {
    throw new Error(`${source} has '${DOCKER_CONFIG_KEY}' in plain text in 'spec.template.data': leave it out, or let `
      + 'it be a template that takes the credential from a sealed value, such as {{ .password }}');
  }
  const broken = Object.keys(sealed).find(key => !isSealed(sealed[key]));
  if (broken !== undefined) {
    throw new Error(
      `${source} has '${broken}' in 'spec.encryptedData', which kubeseal did not write: pass its output unchanged`,
    );
  }
}

/**
 * The layout of a sealed value: two bytes with the length of the session key, that key, encrypted with RSA, and the
 * text in AES-GCM with its tag of 16 bytes. Source:
 * https://github.com/bitnami/sealed-secrets/blob/v0.40.0/pkg/crypto/crypto.go
 */
function isSealed(value: unknown): boolean {
  if (!isBase64(value)) {
    return false;
  }
  const bytes = Buffer.from(value, 'base64');
  const keyLength = bytes.length < 2 ? 0 : bytes.readUInt16BE(0);
  return keyLength >= 128 && bytes.length >= 2 + keyLength + 16;
}
