import { DockerConfigJson, ImageReference, Keyring } from '../image';
import { isPlainObject, KubernetesObject } from './kubernetes-object';

/** How a kind of Flux source says what it pulls, and with which credentials. All of it stands in `spec`. */
interface SourceKind {
  /** The member that names the artifact. */
  readonly url: string;
  /** Whether the controller takes the pull secrets of `serviceAccountName` too. */
  readonly hasServiceAccount: boolean;
  /** Whether only the host of a key counts, and not its path. */
  readonly matchesHost: boolean;
}

/**
 * Kinds that take a pull secret in `spec.secretRef`, by `group/kind`. Read at source-controller v1.10.1 and
 * image-reflector-controller v1.2.0 (schema of v1.1.1; the changelog of v1.2.1 to v1.2.4 changes nothing here):
 *
 * - OCIRepository and ImageRepository match keys as the kubelet does (`keychain` in
 *   internal/controller/ocirepository_controller.go, internal/registry/options.go);
 * - a HelmRepository of type `oci` looks only at the host (`KeychainFromSecret` in internal/helm/registry/auth.go); one
 *   of another type takes a Secret with `username` and `password`.
 */
const KINDS: Readonly<Record<string, SourceKind>> = {
  'source.toolkit.fluxcd.io/OCIRepository': { url: 'url', hasServiceAccount: true, matchesHost: false },
  'source.toolkit.fluxcd.io/HelmRepository': { url: 'url', hasServiceAccount: false, matchesHost: true },
  'image.toolkit.fluxcd.io/ImageRepository': { url: 'image', hasServiceAccount: true, matchesHost: false },
};

const OCI = 'oci://';

/** What a Flux source pulls, and what it names itself. */
export interface PullSource {
  /** As it is written in the manifest. */
  readonly url: string;
  /** The repository, as an image reference without a scheme. */
  readonly repository: string;
  readonly matchesHost: boolean;
  readonly secretName?: string;
  readonly serviceAccountName?: string;
  /** The cloud whose identity the controller uses where there is no Secret: `aws`, `azure` or `gcp`. */
  readonly provider?: string;
}

/** Whether objects of a kind (`group/kind`) are sources of Flux that may take a pull secret. */
export function isPullSource(groupKind: string): boolean {
  return Object.hasOwn(KINDS, groupKind);
}

/**
 * What a source pulls; undefined for a HelmRepository over HTTP, which takes no pull secret, and for one without a URL.
 */
export function pullSource(groupKind: string, { spec }: KubernetesObject): PullSource | undefined {
  const { url: member, hasServiceAccount, matchesHost } = KINDS[groupKind];
  const url = isPlainObject(spec) ? spec[member] : undefined;
  if (typeof url !== 'string' || (member === 'url' && !url.startsWith(OCI)) || (matchesHost && spec.type !== 'oci')) {
    return undefined;
  }
  const path = url.replace(OCI, '').replace(/\/+$/, '');
  return {
    url,
    // Of a Helm repository that is a whole host, any chart: a host alone would read as an image of Docker Hub.
    repository: member === 'url' && !path.includes('/') ? `${path}/chart` : path,
    matchesHost,
    secretName: nonEmptyText(spec.secretRef?.name),
    serviceAccountName: hasServiceAccount ? nonEmptyText(spec.serviceAccountName) : undefined,
    provider: spec.provider === 'generic' ? undefined : nonEmptyText(spec.provider),
  };
}

/** Whether credentials for some registry keys open a source; none do where a template is still to be filled in. */
export function opensSource({ repository, matchesHost }: PullSource, keys: readonly string[]): boolean {
  if (matchesHost) {
    return keys.some(key => hostnameOfKey(key) === hostnameOfKey(repository));
  }
  const distinct = [...new Set(keys)];
  return ImageReference.isValid(repository)
    && Keyring.of([DockerConfigJson.of(distinct.map(key => ({ key, username: 'any', password: 'any' })))])
      .lookup(repository).length > 0;
}

/** `ConvertToHostname` of https://github.com/docker/cli/blob/v28.0.0/cli/config/credentials/file_store.go */
function hostnameOfKey(key: string): string {
  return key.replace(/^https?:\/\//, '').split('/', 1)[0];
}

function nonEmptyText(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
