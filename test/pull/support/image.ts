import { createHash, randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { cleanEnvironment, runOrThrow } from '../../support/program';
import { makeFolder } from '../../support/workspace';

/** An image on disk that no other run of the suite has. */
export interface Image {
  /** The folder, in OCI image layout. */
  readonly layout: string;
  /** The digest of the image's configuration, which clients call the image's id. */
  readonly id: string;
}

/** Makes an image of one layer with one file: https://github.com/opencontainers/image-spec/blob/v1.1.0/image-layout.md */
export async function buildImage(): Promise<Image> {
  const layout = makeFolder('image');
  mkdirSync(join(layout, 'blobs', 'sha256'), { recursive: true });
  const addBlob = (mediaType: string, content: Buffer) => {
    const hex = createHash('sha256').update(content).digest('hex');
    writeFileSync(join(layout, 'blobs', 'sha256', hex), content);
    return { mediaType, digest: `sha256:${hex}`, size: content.length };
  };
  const addJson = (mediaType: string, value: object) => addBlob(mediaType, Buffer.from(JSON.stringify(value)));

  const tar = await tarOfOneFile();
  const config = addJson('application/vnd.oci.image.config.v1+json', {
    architecture: process.arch === 'x64' ? 'amd64' : process.arch,
    os: 'linux',
    config: {},
    rootfs: { type: 'layers', diff_ids: [`sha256:${createHash('sha256').update(tar).digest('hex')}`] },
  });
  const manifest = addJson('application/vnd.oci.image.manifest.v1+json', {
    schemaVersion: 2,
    mediaType: 'application/vnd.oci.image.manifest.v1+json',
    config,
    layers: [addBlob('application/vnd.oci.image.layer.v1.tar+gzip', gzipSync(tar))],
  });
  writeFileSync(join(layout, 'index.json'), JSON.stringify({ schemaVersion: 2, manifests: [manifest] }));
  writeFileSync(join(layout, 'oci-layout'), JSON.stringify({ imageLayoutVersion: '1.0.0' }));
  return { layout, id: config.digest };
}

async function tarOfOneFile(): Promise<Buffer> {
  const folder = makeFolder('layer');
  writeFileSync(join(folder, 'content'), randomUUID());
  const file = join(folder, 'layer.tar');
  await runOrThrow('tar', ['--create', `--file=${file}`, '--owner=0', '--group=0', `--directory=${folder}`, 'content'], {
    env: cleanEnvironment(folder),
  });
  return readFileSync(file);
}
