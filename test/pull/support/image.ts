import { randomUUID } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { digestOf, OciLayout } from '../../support/oci-layout';
import { cleanEnvironment, runOrThrow } from '../../support/program';
import { makeFolder } from '../../support/workspace';

/** An image on disk that no other run of the suite has. */
export interface Image {
  /** The folder, in OCI image layout. */
  readonly layout: string;
  /** The digest of the image's configuration, which clients call the image's id. */
  readonly id: string;
}

/** Makes an image of one layer with one file. */
export async function buildImage(): Promise<Image> {
  const layout = new OciLayout('image');
  const tar = await tarOfOneFile();
  const layer = layout.addBlob('application/vnd.oci.image.layer.v1.tar+gzip', gzipSync(tar));
  const { digest } = layout.finish({}, layer, digestOf(tar));
  return { layout: layout.folder, id: digest };
}

async function tarOfOneFile(): Promise<Buffer> {
  const folder = makeFolder('layer');
  writeFileSync(join(folder, 'content'), randomUUID());
  const file = join(folder, 'layer.tar');
  await runOrThrow(
    'tar',
    ['--create', `--file=${file}`, '--owner=0', '--group=0', `--directory=${folder}`, 'content'],
    { env: cleanEnvironment(folder) },
  );
  return readFileSync(file);
}
