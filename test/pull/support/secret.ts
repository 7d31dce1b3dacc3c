import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeFolder } from '../../support/workspace';

const TYPE = 'kubernetes.io/dockerconfigjson';
const KEY = '.dockerconfigjson';

/** What the suite needs of a Secret's manifest. */
export interface SecretManifest {
  readonly kind: string;
  readonly type?: string;
  readonly data?: Record<string, string>;
  readonly stringData?: Record<string, string>;
}

/**
 * The Docker configuration in a pull secret, read as the API server and the kubelet read it: `stringData` wins over
 * `data`.
 */
export function dockerConfigOf(secret: SecretManifest): string {
  const encoded = secret.data?.[KEY];
  const text = secret.stringData?.[KEY] ?? (encoded && Buffer.from(encoded, 'base64').toString('utf8'));
  if (secret.kind !== 'Secret' || secret.type !== TYPE || !text) {
    throw new Error(
      `not a pull secret: expected a Secret of type ${TYPE} with ${KEY}, got ${secret.kind} of type ${secret.type}`,
    );
  }
  return text;
}

/** Writes a Docker configuration where `--authfile` takes it from. */
export function writeAuthfile(dockerConfig: string): string {
  const file = join(makeFolder('auth'), 'auth.json');
  writeFileSync(file, dockerConfig, { mode: 0o600 });
  return file;
}
