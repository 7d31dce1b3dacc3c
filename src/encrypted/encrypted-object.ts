import { SealingScope } from './sealing-scope';
import { KubernetesObject } from '../kubernetes/kubernetes-object';

/** An encrypted text whose structure was checked, as it will be written. */
export interface EncryptedPullSecret {
  readonly secretName: string;
  /** Undefined where the text has none: the Secret goes where the manifests are applied to. */
  readonly namespace?: string;
  /** What name and namespace are bound to; a text of SOPS is bound to both. */
  readonly scope: SealingScope;
  readonly manifest: KubernetesObject;
}

/** With what a text was encrypted, in words. */
export function encryptedBy({ manifest }: EncryptedPullSecret): 'kubeseal' | 'SOPS' {
  return manifest.kind === 'SealedSecret' ? 'kubeseal' : 'SOPS';
}
