import { randomUUID } from 'node:crypto';
import { chmodSync, copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { OciLayout } from '../../support/oci-layout';
import { cleanEnvironment, runOrThrow } from '../../support/program';
import { makeFolder } from '../../support/workspace';

/** Debian's, from the package busybox-static. */
const BUSYBOX = '/bin/busybox';

/**
 * Makes an image whose container sleeps, and that no other run of the suite has.
 *
 * @param name what containerd calls it when it is imported
 * @returns the folder, in OCI image layout
 */
export async function buildBusyboxImage(name: string): Promise<string> {
  const layout = new OciLayout('busybox');
  const layer = layout.addBlob('application/vnd.oci.image.layer.v1.tar', await layerTar());
  layout.finish({ Cmd: ['/bin/busybox', 'sleep', '1000000'] }, layer, layer.digest, { 'io.containerd.image.name': name });
  return layout.folder;
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
