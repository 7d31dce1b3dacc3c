import { mkdirSync, writeFileSync } from 'fs';
import { join } from 'path';
import { CredentialProviderConfig } from './credential-provider-config';
import { CloudGrant } from '../identity';

/** Writes what has to be brought to nodes and clouds into a folder: see `PrivateRegistryAccess.writeNodeFiles`. */
export function writeNodeFiles(
  folder: string, config: CredentialProviderConfig | undefined, grants: readonly CloudGrant[],
): string[] {
  const policies = grants.filter(({ policyDocument }) => policyDocument !== undefined);
  return [
    ...config ? [config.write(folder)] : [],
    ...grants.length > 0 ? [writeJson(folder, 'node-permissions.json', grants)] : [],
    ...policies.length === 1 ? [writeJson(folder, 'node-policy.json', policies[0].policyDocument)] : [],
  ];
}

function writeJson(folder: string, name: string, content: unknown): string {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, name);
  writeFileSync(file, `${JSON.stringify(content, undefined, 2)}\n`);
  return file;
}
