import { chmodSync, copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { OciLayout } from '../../support/oci-layout';
import { cleanEnvironment, runOrThrow } from '../../support/program';
import { makeFolder } from '../../support/workspace';

/** An image that is put together from what this machine has. */
export interface Image {
  /** What containerd calls it when it is imported. */
  readonly name: string;
  /** Programs and libraries of this machine, by their path in the image. */
  readonly copies: Record<string, string>;
  /** Texts, by their path in the image. */
  readonly files?: Record<string, string>;
  readonly command: string[];
}

/** @returns the folder, in OCI image layout */
export async function buildImage({ name, copies, files = {}, command }: Image): Promise<string> {
  const folder = makeFolder('image');
  const root = join(folder, 'root');
  const place = (path: string) => {
    mkdirSync(dirname(join(root, path)), { recursive: true, mode: 0o755 });
    return join(root, path);
  };
  for (const [path, source] of Object.entries(copies)) {
    copyFileSync(source, place(path));
    chmodSync(place(path), 0o755);
  }
  for (const [path, content] of Object.entries(files)) writeFileSync(place(path), content, { mode: 0o644 });

  await tarFolder(root, join(folder, 'layer.tar'));
  const layout = new OciLayout('image');
  const layer = layout.addBlob('application/vnd.oci.image.layer.v1.tar', readFileSync(join(folder, 'layer.tar')));
  const config = { Cmd: command, Env: ['PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin'] };
  layout.finish(config, layer, layer.digest, { 'io.containerd.image.name': name });
  return layout.folder;
}

/** Puts the contents of a folder in an archive. */
export async function tarFolder(folder: string, archive: string): Promise<void> {
  await runOrThrow('tar', ['--create', `--file=${archive}`, '--owner=0', '--group=0', `--directory=${folder}`, '.'], {
    env: cleanEnvironment('/'),
  });
}
