import { readFileSync } from 'fs';
import * as yaml from 'js-yaml';
import { searchedFrom } from '../given/process';
import { isPlainObject, KubernetesObject } from '../kubernetes/kubernetes-object';
import { isObjectName } from '../kubernetes/name';
import { loadYaml } from '../kubernetes/yaml-loader';
import { Registry } from '../registry';
import { coveredRegistries } from '../registry/given';
import { expiresBecause, tokenOnly } from '../registry/token-only';

/** The type of Secret that both kinds of encrypted text must become. */
export const DOCKER_CONFIG_TYPE = 'kubernetes.io/dockerconfigjson';
/** The key in a Secret of that type. */
export const DOCKER_CONFIG_KEY = '.dockerconfigjson';

/**
 * Where kubectl and kubecfg leave a copy of a whole object, values in plain text included:
 * https://github.com/kubernetes/api/blob/v0.37.2/core/v1/annotation_key_constants.go, and
 * https://github.com/bitnami/sealed-secrets/blob/main/pkg/apis/sealedsecrets/v1alpha1/sealedsecret_expansion.go
 */
const COPIES = ['kubectl.kubernetes.io/last-applied-configuration', 'kubecfg.ksonnet.io/last-applied-configuration'];

/**
 * A text, and how messages name it. No message shows anything of it but names: it may be the plain text that was meant
 * to be encrypted.
 */
export interface EncryptedText {
  readonly text: string;
  readonly source: string;
}

/** Where encrypted texts are. */
export interface EncryptedInputs {
  readonly files?: readonly string[];
  readonly texts?: readonly string[];
}

/** The texts of some files, and those that were given as such. */
export function encryptedTexts({ files = [], texts = [] }: EncryptedInputs): EncryptedText[] {
  if (files.length + texts.length === 0) {
    throw new Error('give either \'files\', the paths of the encrypted texts, or \'texts\', which are the texts: '
      + 'a list with one for each namespace');
  }
  return [...files.map(fileText), ...texts.map((text, index) => ({ text, source: `'texts[${index}]'` }))];
}

function fileText(file: string): EncryptedText {
  if (/[\r\n{]/.test(file)) {
    throw new Error('\'files\' seems to hold an encrypted text: give the path of its file, or pass it in \'texts\'');
  }
  try {
    return { text: readFileSync(file, 'utf8'), source: `file '${file}'` };
  } catch (error) {
    throw new Error(`encrypted file '${file}' cannot be read (${(error as NodeJS.ErrnoException).code}): give the path `
      + `of a readable file${searchedFrom(file)}`);
  }
}

/**
 * The one Kubernetes object that a text of YAML or JSON holds.
 *
 * @param implicit types of scalars without quotes, beside those of JSON
 */
export function oneObject({ text, source }: EncryptedText, implicit: readonly yaml.Type[] = []): KubernetesObject {
  const { values, problem } = loadYaml(text, implicit);
  if (problem !== undefined) {
    throw new Error(`${source} ${problem}`);
  }
  const objects = values.filter(value => value !== null && value !== undefined);
  if (objects.length !== 1 || !isPlainObject(objects[0])) {
    throw new Error(`${source} holds ${objects.length} YAML `
      + `documents${objects.length === 1 ? ', which is not an object' : ''}: give one Kubernetes object`);
  }
  return objects[0];
}

/** What an object is, for a message: never more than its kind. */
export function kindInWords({ apiVersion, kind }: KubernetesObject): string {
  return typeof kind === 'string' && typeof apiVersion === 'string' && /^[\w./-]{1,100}$/.test(`${apiVersion}${kind}`)
    ? `a ${apiVersion} ${kind}`
    : 'no Kubernetes object';
}

/** The name of an object, and its namespace if it has one. */
export function nameAndNamespace(
  { metadata }: KubernetesObject, source: string,
): { readonly name: string; readonly namespace?: string } {
  const { name, namespace } = isPlainObject(metadata) ? metadata : {} as Record<string, unknown>;
  if (typeof name !== 'string' || !isObjectName(name)) {
    throw new Error(`${source} has no 'metadata.name' that a Secret can have: encrypt a Secret with a name, and leave `
      + "'metadata' in plain text");
  }
  if (
    namespace !== undefined
    && namespace !== null
    && (typeof namespace !== 'string' || !/^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/.test(namespace))
  ) {
    throw new Error(`${source} has a 'metadata.namespace' that no namespace can have: leave 'metadata' in plain text`);
  }
  return { name, ...(typeof namespace === 'string' ? { namespace } : {}) };
}

/** A copy of the applied object would hold what is encrypted beside it. */
export function checkNoCopy(annotations: unknown, where: string, source: string): void {
  const copy = COPIES.find(key => isPlainObject(annotations) && Object.hasOwn(annotations, key));
  if (copy !== undefined) {
    throw new Error(`${source} has the annotation '${copy}' in '${where}', a copy of the object as it was applied, in `
      + 'plain text perhaps: encrypt the Secret again without it, and change the credential if the text was ever '
      + 'committed');
  }
}

/** The registries must be given, since they cannot be read. None of them may be one that only tokens open. */
export function checkCovers(covers: readonly Registry[], source: string): void {
  coveredRegistries(covers, source);
  const expiring = tokenOnly(covers);
  if (expiring) {
    throw new Error(`'covers' of ${source} has '${expiring}': what is encrypted for it ${expiresBecause(expiring)}`);
  }
}
