import { createHash, randomUUID } from 'node:crypto';
import { chmodSync, copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cleanEnvironment, runOrThrow } from '../../support/program';
import { makeFolder } from '../../support/workspace';

/** Debian's, from the package busybox-static. */
const BUSYBOX = '/bin/busybox';

/**
 * Makes an image whose container sleeps, and that no other run of the suite has.
 *
 * @param name what containerd calls it when it is imported
 * @returns the folder, in OCI image layout: https://github.com/opencontainers/image-spec/blob/v1.1.0/image-layout.md
 */
export async function buildBusyboxImage(name: string): Promise<string> {
  const layout = makeFolder('busybox');
  mkdirSync(join(layout, 'blobs', 'sha256'), { recursive: true });
  const addBlob = (mediaType: string, content: Buffer) => {
    const hex = createHash('sha256').update(content).digest('hex');
    writeFileSync(join(layout, 'blobs', 'sha256', hex), content);
    return { mediaType, digest: `sha256:${hex}`, size: content.length };
  };
  const addJson = (mediaType: string, value: object) => addBlob(mediaType, Buffer.from(JSON.stringify(value)));

  const layer = addBlob('application/vnd.oci.image.layer.v1.tar', await layerTar());
  const config = addJson('application/vnd.oci.image.config.v1+json', {
    architecture: process.arch === 'x64' ? 'amd64' : process.arch,
    os: 'linux',
    config: { Cmd: ['/bin/busybox', 'sleep', '1000000'] },
    rootfs: { type: 'layers', diff_ids: [layer.digest] },
  });
  const manifest = addJson('application/vnd.oci.image.manifest.v1+json', {
    schemaVersion: 2, mediaType: 'application/vnd.oci.image.manifest.v1+json', config, layers: [layer],
  });
  writeFileSync(join(layout, 'index.json'), JSON.stringify({
    schemaVersion: 2, manifests: [{ ...manifest, annotations: { 'io.containerd.image.name': name } }],
  }));
  writeFileSync(join(layout, 'oci-layout'), JSON.stringify({ imageLayoutVersion: '1.0.0' }));
  return layout;
}

/** Puts the contents of a folder in an archive. */
export async function tarFolder(folder: string, archive: string): Promise<void> {
  await runOrThrow('tar', ['--create', `--file=${archive}`, '--owner=0', '--group=0', `--directory=${folder}`, '.'], { env: cleanEnvironment('/') });
}

async function layerTar(): Promise<Buffer> {
  const folder = makeFolder('layer');
  mkdirSync(join(folder, 'root', 'bin'), { recursive: true });
  chmodSync(join(folder, 'root'), 0o755);
  copyFileSync(BUSYBOX, join(folder, 'root', 'bin', 'busybox'));
  writeFileSync(join(folder, 'root', 'content'), randomUUID());
  await tarFolder(join(folder, 'root'), join(folder, 'layer.tar'));
  return readFileSync(join(folder, 'layer.tar'));
}
