import { CaBundle } from './ca-bundle';
import { MountedPart } from './part';
import { IDENTITY_MOUNT, PodNeeds } from '../identity/binding';

const HOME = '/registry-access';

/** The program and its plan. */
export const CONFIG_MOUNT = `${HOME}/config`;

/** The parts of former runs. */
export const PREVIOUS_MOUNT = `${HOME}/previous`;

/** CAs that are trusted beside those of Node.js. */
export const CA_FILE = `${HOME}/ca/ca.crt`;

/** Where the kubelet would mount the token by itself. */
export const API_TOKEN_MOUNT = '/var/run/secrets/kubernetes.io/serviceaccount';

/** All that the program may read: Node.js itself keeps it from everything else. */
export const READABLE = [HOME, API_TOKEN_MOUNT];

/** A volume of a refresher's pod, and how its container mounts it: read only. */
export interface Volume {
  readonly volume: { readonly name: string };
  readonly mount: { readonly name: string; readonly mountPath: string; readonly readOnly: true };
}

export function configVolume(configMapName: string): Volume {
  return readOnly('config', CONFIG_MOUNT, { configMap: { name: configMapName } });
}

/** There are none before the first run. */
export function previousVolume(secretName: string): Volume {
  return readOnly('previous', PREVIOUS_MOUNT, { secret: { secretName, optional: true } });
}

/** Credentials that are merged in. Without `optional`, a missing Secret would hold up all others. */
export function staticVolume({ id, secretName }: MountedPart): Volume {
  return readOnly(id, staticFolder(id), {
    secret: { secretName, optional: true, items: [{ key: '.dockerconfigjson', path: '.dockerconfigjson' }] },
  });
}

/** The credentials of a Secret that is merged in. */
export function staticFile({ id }: MountedPart): string {
  return `${staticFolder(id)}/.dockerconfigjson`;
}

/** Without it the run says so. */
export function caVolume({ configMapName, secretName, key }: CaBundle): Volume {
  const items = [{ key, path: 'ca.crt' }];
  return readOnly(
    'ca',
    `${HOME}/ca`,
    configMapName !== undefined
      ? { configMap: { name: configMapName, optional: true, items } }
      : { secret: { secretName, optional: true, items } },
  );
}

/** What identities show to their clouds; nothing if they need no files. */
export function identityVolume({ tokens, secretFiles }: Pick<PodNeeds, 'tokens' | 'secretFiles'>): Volume[] {
  const sources = [
    ...tokens.map(({ audience, expirationSeconds, file }) => ({
      serviceAccountToken: { audience, expirationSeconds, path: file },
    })),
    ...secretFiles.map(({ secretName, key, file }) => ({
      secret: { name: secretName, optional: true, items: [{ key, path: file }] },
    })),
  ];
  return sources.length === 0 ? [] : [readOnly('identity', IDENTITY_MOUNT, { projected: { sources } })];
}

/**
 * The token for the API server, and the CA by which that is known.
 *
 * @see
 * https://kubernetes.io/docs/reference/access-authn-authz/service-accounts-admin/#bound-service-account-token-volume
 */
export function apiTokenVolume(): Volume {
  return readOnly('api-token', API_TOKEN_MOUNT, {
    projected: {
      sources: [
        { serviceAccountToken: { expirationSeconds: 3600, path: 'token' } },
        { configMap: { name: 'kube-root-ca.crt', items: [{ key: 'ca.crt', path: 'ca.crt' }] } },
      ],
    },
  });
}

function staticFolder(id: string): string {
  return `${HOME}/static/${id}`;
}

function readOnly(name: string, mountPath: string, source: object): Volume {
  return { volume: { name, ...source }, mount: { name, mountPath, readOnly: true } };
}
