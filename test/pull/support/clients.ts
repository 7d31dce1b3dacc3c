import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cleanEnvironment, Outcome, run } from '../../support/program';
import { makeFolder } from '../../support/workspace';

export interface PullResult {
  readonly ok: boolean;
  readonly stderr: string;
  /** The digest of the configuration of the image that arrived. */
  readonly imageId?: string;
}

/** How a registry is reached. */
export interface Transport {
  /** Folder with the CA certificate (`*.crt`) that the registry's has to be signed by. None means plain HTTP. */
  readonly certDir?: string;
}

/** A program that pulls `HOST/REPOSITORY` with the credentials in an authfile and with no others. */
export type Pull = (image: string, authfile: string, transport: Transport) => Promise<PullResult>;

export const skopeoPull: Pull = async (image, authfile, transport) => {
  const { folder, policy, env } = sandbox();
  const target = join(folder, 'image');
  const { ok, stderr } = await run('skopeo', [
    `--policy=${policy}`, 'copy', '--quiet', `--src-authfile=${authfile}`,
    ...transportFlags(transport, '--src-tls-verify', '--src-cert-dir'), `docker://${image}`, `dir:${target}`,
  ], { env });
  return {
    ok,
    stderr,
    imageId: ok ? JSON.parse(readFileSync(join(target, 'manifest.json'), 'utf8')).config.digest : undefined,
  };
};

export const podmanPull: Pull = async (image, authfile, transport) => {
  const { folder, policy, env } = sandbox();
  const { ok, stdout, stderr } = await run('podman', [
    // vfs copies instead of mounting: it works on any file system and leaves no mount behind.
    '--storage-driver=vfs', `--root=${join(folder, 'root')}`, `--runroot=${join(folder, 'run')}`,
    `--tmpdir=${join(folder, 'tmp')}`,
    'pull', '--quiet', `--signature-policy=${policy}`, `--authfile=${authfile}`,
    ...transportFlags(transport, '--tls-verify', '--cert-dir'), image,
  ], { env });
  return { ok, stderr, imageId: ok ? `sha256:${stdout.trim()}` : undefined };
};

/** Every client that the suite pulls with. */
export const CLIENTS: { name: string; pull: Pull }[] = [
  { name: 'skopeo', pull: skopeoPull },
  { name: 'podman', pull: podmanPull },
];

/** What a client says when the registry did not take its credentials, or got none. */
export const REFUSED = { ok: false, stderr: expect.stringContaining('unauthorized') };

/** Copies an image from a folder in OCI layout to `HOST/REPOSITORY`. */
export async function skopeoPush(
  layout: string, image: string, authfile: string, transport: Transport,
): Promise<Outcome> {
  const { policy, env } = sandbox();
  return run('skopeo', [
    `--policy=${policy}`, 'copy', '--quiet', `--dest-authfile=${authfile}`,
    ...transportFlags(transport, '--dest-tls-verify', '--dest-cert-dir'), `oci:${layout}`, `docker://${image}`,
  ], { env });
}

/**
 * A folder and an environment for one run of a client: what the user's configuration says and what an earlier pull left
 * must not count.
 *
 * One thing stays on the machine: as root, skopeo keeps digests of layers in /var/lib/containers/cache, wherever HOME
 * is.
 */
function sandbox() {
  const folder = makeFolder('client');
  const write = (name: string, content: string) => {
    writeFileSync(join(folder, name), content);
    return join(folder, name);
  };
  return {
    folder,
    policy: write('policy.json', JSON.stringify({ default: [{ type: 'insecureAcceptAnything' }] })),
    env: cleanEnvironment(folder, {
      CONTAINERS_REGISTRIES_CONF: write('registries.conf', ''),
      // Locks in files: podman's default leaves one in /dev/shm (containers.conf(5), lock_type).
      CONTAINERS_CONF: write('containers.conf', '[engine]\nlock_type = "file"\nevents_logger = "none"\n'),
    }),
  };
}

function transportFlags(transport: Transport, tlsVerify: string, certDir: string): string[] {
  return transport.certDir ? [`${tlsVerify}=true`, `${certDir}=${transport.certDir}`] : [`${tlsVerify}=false`];
}
