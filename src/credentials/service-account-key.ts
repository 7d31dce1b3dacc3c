import { Registry, RegistryKind } from '../registry';
import { readCredentialsFile } from './file';
import { SecretText } from './secret-text';
import { checkLogin, ManifestSource } from './source';

/**
 * The user name that goes with the JSON text of a key.
 * https://cloud.google.com/artifact-registry/docs/docker/authentication#json-key
 */
const KEY_USERNAME = '_json_key';

export function serviceAccountKeySource(registry: Registry, file: string): ManifestSource {
  if (registry.kind !== RegistryKind.ARTIFACT_REGISTRY) {
    throw new Error(
      `a service-account key is a credential of Artifact Registry and gcr.io, not of '${registry}' (${registry.kind})`,
    );
  }
  const text = readCredentialsFile(file).trim();
  checkKey(text, file);
  const login = { registry, username: KEY_USERNAME, password: new SecretText(text) };
  return {
    owner: 'manifest', origin: 'service-account-key-file', logins: [checkLogin(login, 'the key', `file '${file}'`)],
  };
}

function checkKey(text: string, file: string): void {
  let key: any;
  try {
    key = JSON.parse(text);
  } catch {
    // The parser's message quotes the text, which is a credential.
    throw new Error(`file '${file}' is not a service-account key: it is not JSON. Create one with \`gcloud iam `
      + 'service-accounts keys create`');
  }
  if (key?.type !== 'service_account') {
    throw new Error(
      `file '${file}' is not a service-account key: its 'type' is '${key?.type}', expected 'service_account'`,
    );
  }
  const missing = ['client_email', 'private_key'].filter(
    member => typeof key[member] !== 'string' || key[member] === '',
  );
  if (missing.length > 0) {
    throw new Error(`file '${file}' is not a complete service-account key: it has no '${missing.join('\', \'')}'`);
  }
}
