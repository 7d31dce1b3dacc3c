import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { encryptedBy, EncryptedPullSecret } from './encrypted-object';
import { SealingScope } from './sealing-scope';
import { VerbatimObject } from './verbatim-object';
import { checkNamespace, checkObjectName } from '../kubernetes/name';

/** Where an encrypted text goes. */
export interface EncryptedPlacement {
  /** Undefined for the name that the text has. */
  readonly secretName?: string;
  /** Undefined for the namespace that the manifests are applied to. */
  readonly namespace: string | undefined;
}

/** Where the encryption lets a text go. */
const FREE: Readonly<Record<SealingScope, { readonly name: boolean; readonly namespace: boolean }>> = {
  [SealingScope.STRICT]: { name: false, namespace: false },
  [SealingScope.NAMESPACE_WIDE]: { name: true, namespace: false },
  [SealingScope.CLUSTER_WIDE]: { name: true, namespace: true },
};

/**
 * The text as it would stand under another name or in another namespace.
 *
 * @throws if its encryption is bound to those that it has: it could not be decrypted there
 */
export function placed(read: EncryptedPullSecret, placement: EncryptedPlacement): EncryptedPullSecret {
  const { secretName = read.secretName, namespace } = placement;
  const free = FREE[read.scope];
  if (secretName !== read.secretName && !free.name) {
    throw new Error(`'secretName' ('${secretName}') differs from the name that the text was encrypted for `
      + `('${read.secretName}'), and ${whyBound(read)}`);
  }
  if (namespace !== read.namespace && !free.namespace) {
    throw new Error(`'namespace' (${quotedNamespace(namespace)}) differs from the namespace that the text was `
      + `encrypted for (${quotedNamespace(read.namespace)}), and ${whyBound(read)}`);
  }
  if (secretName === read.secretName && namespace === read.namespace) {
    return read;
  }
  checkObjectName('secretName', secretName);
  const place = {
    name: secretName,
    ...(namespace === undefined ? {} : { namespace: checkNamespace('namespace', namespace) }),
  };
  const { manifest } = read;
  const { namespace: _, ...metadata } = manifest.metadata ?? {};
  return { ...read, secretName, namespace, manifest: { ...manifest, metadata: { ...metadata, ...place } } };
}

/** Writes an encrypted text into the tree. */
export function addEncrypted(scope: Construct, id: string, secret: EncryptedPullSecret): ApiObject {
  const { manifest } = secret;
  return encryptedBy(secret) === 'SOPS'
    ? new VerbatimObject(scope, id, manifest)
    : new ApiObject(scope, id, { ...manifest, apiVersion: manifest.apiVersion!, kind: manifest.kind! });
}

function quotedNamespace(namespace: string | undefined): string {
  return namespace === undefined ? 'none' : `'${namespace}'`;
}

function whyBound(secret: EncryptedPullSecret): string {
  return encryptedBy(secret) === 'SOPS'
    ? 'the MAC of SOPS covers both: encrypt a Secret of that name and namespace'
    : `its scope '${secret.scope}' binds the encryption to it: seal it for that place, or with a wider scope (kubeseal `
      + '--scope)';
}
