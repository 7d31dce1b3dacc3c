import * as yaml from 'js-yaml';
import { EncryptedPullSecret } from './encrypted-object';
import {
  checkNoCopy, DOCKER_CONFIG_KEY, DOCKER_CONFIG_TYPE, EncryptedText, oneObject, nameAndNamespace,
} from './encrypted-text';
import { SealingScope } from './sealing-scope';
import { isPlainObject, KubernetesObject } from '../kubernetes/kubernetes-object';

/** How SOPS writes an encrypted value. Source: https://github.com/getsops/sops/blob/v3.13.3/aes/cipher.go */
const ENCRYPTED =
  /^ENC\[AES256_GCM,data:[A-Za-z0-9+/]*={0,2},iv:[A-Za-z0-9+/]+={0,2},tag:[A-Za-z0-9+/]+={0,2},type:[a-z]+\]$/;

/**
 * The recipients that the data key can be encrypted for. Source:
 * https://github.com/getsops/sops/blob/v3.13.3/stores/stores.go
 */
const RECIPIENTS = ['age', 'pgp', 'kms', 'gcp_kms', 'azure_kv', 'hc_vault', 'hckms'];

/**
 * What the YAML of SOPS reads as a time where it has no quotes, and then puts into the MAC as a time: with quotes, as
 * it would be written again, the MAC is another. Source: `parseTimestamp` in
 * https://github.com/go-yaml/yaml/blob/v3.0.1/resolve.go
 */
const DATE = new yaml.Type('tag:yaml.org,2002:timestamp', {
  kind: 'scalar',
  resolve: (data: unknown) => typeof data === 'string' && /^\d{4}-\d{1,2}-\d{1,2}(?:[Tt ]|$)/.test(data),
  construct: (data: string) => new Date(data),
});

const SECRET_MEMBERS = ['apiVersion', 'data', 'immutable', 'kind', 'metadata', 'sops', 'stringData', 'type'];

/** How to encrypt a Secret, for messages: only its values. */
export const ENCRYPT = 'sops encrypt --encrypted-regex \'^(data|stringData)$\'';

/**
 * Checks the structure of a Secret that was encrypted with SOPS: that only its values are encrypted, and that it is a
 * pull secret. Nothing is decrypted.
 *
 * @param object what `input` holds
 * @param sops what SOPS wrote into it
 */
export function readSopsSecret(
  object: KubernetesObject, sops: Record<string, unknown>, input: EncryptedText,
): EncryptedPullSecret {
  const { source } = input;
  checkSops(sops, source);
  if (object.type !== DOCKER_CONFIG_TYPE) {
    throw new Error(typeof object.type === 'string' && object.type.startsWith('ENC[')
      ? `${source} has its 'type' encrypted, and an encrypted one cannot be checked: encrypt only the values `
        + `(${ENCRYPT})`
      : `${source} is a Secret of type '${printed(object.type ?? 'Opaque')}', which the kubelet ignores: encrypt a `
        + `Secret of type '${DOCKER_CONFIG_TYPE}'`);
  }
  const { name, namespace } = nameAndNamespace(object, source);
  checkNoCopy(object.metadata?.annotations, 'metadata', source);
  checkEncrypted(object, source);
  // A second reading, as what is written has to keep the texts that stand there.
  checkPlain(oneObject(input, [DATE]), source);
  return {
    secretName: name,
    ...(namespace === undefined ? {} : { namespace }),
    scope: SealingScope.STRICT,
    manifest: object,
  };
}

function checkSops(sops: Record<string, unknown>, source: string): void {
  if (typeof sops.mac !== 'string' || !ENCRYPTED.test(sops.mac)) {
    throw new Error(
      `${source} has no 'sops.mac' as SOPS writes it, so that SOPS does not decrypt it: encrypt it again`,
    );
  }
  if (typeof sops.lastmodified !== 'string' || Number.isNaN(Date.parse(sops.lastmodified))) {
    throw new Error(`${source} has no 'sops.lastmodified' as SOPS writes it (a time in RFC 3339), so that SOPS does `
      + 'not decrypt it: encrypt it again');
  }
  const groups = [sops, ...Array.isArray(sops.key_groups) ? sops.key_groups.filter(isPlainObject) : []];
  if (!groups.some(group => RECIPIENTS.some(kind => Array.isArray(group[kind]) && group[kind].length > 0))) {
    throw new Error(
      `${source} was encrypted for no recipient: 'sops' has none of ${RECIPIENTS.join(', ')}. Encrypt it again`,
    );
  }
}

/** Every value is encrypted, and one of them is the Docker config. */
function checkEncrypted({ data, stringData }: KubernetesObject, source: string): void {
  const entries = Object.entries({ data, stringData }).flatMap(([member, values]): [string, unknown][] =>
    isPlainObject(values) ? Object.entries(values) : values === undefined || values === null ? [] : [[member, values]]);
  const plain = entries.find(([, value]) => typeof value !== 'string' || !ENCRYPTED.test(value));
  if (plain) {
    throw new Error(`${source} has the value of '${plain[0]}' in plain text: encrypt it (${ENCRYPT}), and change the `
      + 'credential if the text was ever committed');
  }
  if (!entries.some(([key]) => key === DOCKER_CONFIG_KEY)) {
    throw new Error(`${source} has no '${DOCKER_CONFIG_KEY}' in 'data' or 'stringData': encrypt a Secret of type `
      + `'${DOCKER_CONFIG_TYPE}'`);
  }
}

/**
 * What is not encrypted is covered by the MAC, as the value that YAML makes of it. Texts and booleans survive being
 * written again; numbers and dates do not always, and the API server takes neither.
 */
function checkPlain(object: KubernetesObject, source: string): void {
  const unknown = Object.keys(object).find(member => !SECRET_MEMBERS.includes(member));
  if (unknown !== undefined) {
    throw new Error(`${source} has the field '${printed(unknown)}', which no Secret has: encrypt it again without it`);
  }
  const visit = (value: unknown, path: string): void => {
    if (isPlainObject(value)) {
      Object.entries(value).forEach(([key, child]) => visit(child, `${path}.${key}`));
    } else if (typeof value !== 'string' && value !== null) {
      throw new Error(
        `${source} has a value that is not a string in '${path}': put it in quotes, and encrypt the Secret again`,
      );
    }
  };
  visit(object.metadata ?? {}, 'metadata');
  if (object.immutable !== undefined && typeof object.immutable !== 'boolean') {
    throw new Error(`${source} has an 'immutable' that is neither true nor false: leave it in plain text`);
  }
}

function printed(value: unknown): string {
  return typeof value === 'string' ? value.slice(0, 60) : typeof value;
}
