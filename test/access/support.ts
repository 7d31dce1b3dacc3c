import { Chart, Testing } from 'cdk8s';
import { Construct } from 'constructs';
import {
  AccessPattern, PrivateRegistryAccess, PrivateRegistryAccessProps, Registry, RegistryCredentials,
} from '../../src';
import { AccessGroup } from '../../src/access/pull-secret-groups';
import { SelectedSecret } from '../../src/attach/grant';

export const harbor = Registry.harbor('registry.example.com');
export const ghcr = Registry.ghcr();

export const harborLogin = RegistryCredentials.unsafeLiteralInManifest(harbor, 'robot$ci', 'hunter2');
export const ghcrLogin = RegistryCredentials.unsafeLiteralInManifest(ghcr, 'octocat', 'hunter3');

export function newAccess(
  scope: Construct, props: Partial<PrivateRegistryAccessProps> = {}, id = 'Access',
): PrivateRegistryAccess {
  const { credentials = [harborLogin], externalSecrets } = props;
  const isNamedHere = ({ _source: { owner } }: RegistryCredentials) =>
    ['manifest', 'refresher'].includes(owner) || (owner === 'external-secrets' && !externalSecrets?.secretName);
  return new PrivateRegistryAccess(scope, id, {
    pattern: AccessPattern.NAMESPACE,
    credentials,
    ...Array.isArray(credentials) && credentials.some(entry => entry?._source && isNamedHere(entry))
      ? { secretName: 'registry-pull' } : {},
    ...props,
  });
}

/** The manifests of a chart by `Kind namespace/name`. */
export function manifests(chart: Chart): Record<string, any> {
  return Object.fromEntries(Testing.synth(chart).map(manifest =>
    [`${manifest.kind} ${manifest.metadata.namespace}/${manifest.metadata.name}`, manifest]));
}

/** The registry keys that a pull secret has credentials for. */
export function keysOf(secret: any): string[] {
  return Object.keys(JSON.parse(Buffer.from(secret.data['.dockerconfigjson'], 'base64').toString()).auths);
}

/** The pull secrets of namespaces that are found in the cluster. */
export function selectedSecrets(access: PrivateRegistryAccess): readonly SelectedSecret[] {
  const { groups } = access as unknown as { readonly groups: readonly AccessGroup[] };
  return groups.flatMap(({ selected }) => selected);
}
