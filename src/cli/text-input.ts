import { asUsageError, asyncUsageError, Io, UsageError } from './io';
import { readStreamText, readText } from '../audit/readers/read-text';
import { isPlainObject, KubernetesObject, objectsIn } from '../kubernetes/kubernetes-object';
import { loadYaml } from '../kubernetes/yaml-loader';

/** A Secret, or the text of a Docker config. */
export type SecretInput = { readonly secret: KubernetesObject } | { readonly config: string };

/** Reads a file that holds Secrets or a Docker config. */
export async function readSecretInputs(file: string, io: Io): Promise<SecretInput[]> {
  const content =
    file === '-' ? await asyncUsageError(() => readStreamText(io.stdin)) : asUsageError(() => readText(file));
  const { values, problem } = loadYaml(content);
  // Some lists are written without their kind.
  const secrets = values.flatMap(value => [...objectsIn(isPlainObject(value) ? { kind: 'List', ...value } : value)])
    .filter((value): value is KubernetesObject => isPlainObject(value) && value.kind === 'Secret');
  const [other] = values;
  const isConfig = content.trimStart().startsWith('{') && isPlainObject(other) && other.kind === undefined;
  if (secrets.length === 0 && (problem !== undefined || !isConfig)) {
    throw new UsageError(`${inputName(file)} ${problem ?? 'holds no Secret and no Docker config'}`);
  }
  return secrets.length > 0 ? secrets.map(secret => ({ secret })) : [{ config: content }];
}

function inputName(file: string): string {
  return file === '-' ? 'standard input' : file;
}
