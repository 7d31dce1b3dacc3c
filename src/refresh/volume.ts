import { StaticPart } from './part';
import { IDENTITY_MOUNT, PodNeeds } from '../identity/binding';

const HOME = '/registry-access';

/** Where the kubelet would mount the token by itself, and where kubectl looks for it. */
export const API_TOKEN_MOUNT = '/var/run/secrets/kubernetes.io/serviceaccount';

/** A volume of a refresher's pod, and how containers mount it. The scripts have the same paths as defaults. */
export interface Volume {
  readonly volume: object;
  readonly mount: object;
}

/** The scripts and what they are to do. */
export function configVolume(configMapName: string): Volume {
  return readOnly('config', `${HOME}/config`, { configMap: { name: configMapName } });
}

/** Where tokens are while a run lasts: in memory, never on a disk of the node. */
export function workVolume(sizeLimit: string): Volume & { readonly readOnly: Volume } {
  const source = { emptyDir: { medium: 'Memory', sizeLimit } };
  const { volume, mount } = readOnly('work', `${HOME}/work`, source);
  return { volume, mount: { name: 'work', mountPath: `${HOME}/work` }, readOnly: { volume, mount } };
}

/** The parts of former runs. There are none before the first. */
export function previousVolume(secretName: string): Volume {
  return readOnly('previous', `${HOME}/previous`, { secret: { secretName, optional: true } });
}

/** Credentials that are merged in. Without `optional`, a missing Secret would hold up all others. */
export function staticVolume({ id, secretName }: StaticPart): Volume {
  return readOnly(id, `${HOME}/static/${id}`, { secret: { secretName, optional: true, items: [{ key: '.dockerconfigjson', path: '.dockerconfigjson' }] } });
}

/** What identities show to their clouds; nothing if they need no files. */
export function identityVolume(fetcher: string, { tokens = [], secretFiles = [] }: PodNeeds): Volume[] {
  const sources = [
    ...tokens.map(({ audience, expirationSeconds, file }) => ({ serviceAccountToken: { audience, expirationSeconds, path: file } })),
    ...secretFiles.map(({ secretName, key, file }) => ({ secret: { name: secretName, optional: true, items: [{ key, path: file }] } })),
  ];
  return sources.length === 0 ? [] : [readOnly(`identity-${fetcher}`, IDENTITY_MOUNT, { projected: { sources } })];
}

/**
 * The token for the API server, as the kubelet mounts it by itself; but only where it is asked for.
 *
 * @see https://kubernetes.io/docs/reference/access-authn-authz/service-accounts-admin/#bound-service-account-token-volume
 */
export function apiTokenVolume(): Volume {
  return readOnly('api-token', API_TOKEN_MOUNT, {
    projected: {
      sources: [
        { serviceAccountToken: { expirationSeconds: 3600, path: 'token' } },
        { configMap: { name: 'kube-root-ca.crt', items: [{ key: 'ca.crt', path: 'ca.crt' }] } },
        { downwardAPI: { items: [{ path: 'namespace', fieldRef: { fieldPath: 'metadata.namespace' } }] } },
      ],
    },
  });
}

function readOnly(name: string, mountPath: string, source: object): Volume {
  return { volume: { name, ...source }, mount: { name, mountPath, readOnly: true } };
}
