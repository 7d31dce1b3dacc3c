import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeFolder } from './workspace';

/** What the OCI calls a descriptor. */
export interface Descriptor {
  readonly mediaType: string;
  readonly digest: string;
  readonly size: number;
}

/** `sha256:…`, as registries and images name what they hold. */
export function digestOf(content: Buffer): string {
  return `sha256:${createHash('sha256').update(content).digest('hex')}`;
}

/** An image that is put together on disk: https://github.com/opencontainers/image-spec/blob/v1.1.0/image-layout.md */
export class OciLayout {
  public readonly folder: string;

  constructor(name: string) {
    this.folder = makeFolder(name);
    mkdirSync(join(this.folder, 'blobs', 'sha256'), { recursive: true });
  }

  public addBlob(mediaType: string, content: Buffer): Descriptor {
    const digest = digestOf(content);
    writeFileSync(join(this.folder, 'blobs', digest.replace(':', '/')), content);
    return { mediaType, digest, size: content.length };
  }

  /**
   * Adds configuration, manifest and index of an image of one layer.
   *
   * @param config what a container of it runs
   * @param diffId the digest of the layer before it was compressed
   * @param annotations of the manifest in the index
   * @returns the configuration, whose digest clients call the image's id
   */
  public finish(config: object, layer: Descriptor, diffId: string, annotations?: object): Descriptor {
    const written = this.addJson('application/vnd.oci.image.config.v1+json', {
      architecture: process.arch === 'x64' ? 'amd64' : process.arch,
      os: 'linux',
      config,
      rootfs: { type: 'layers', diff_ids: [diffId] },
    });
    const mediaType = 'application/vnd.oci.image.manifest.v1+json';
    const manifest = this.addJson(mediaType, { schemaVersion: 2, mediaType, config: written, layers: [layer] });
    writeFileSync(
      join(this.folder, 'index.json'), JSON.stringify({ schemaVersion: 2, manifests: [{ ...manifest, annotations }] }),
    );
    writeFileSync(join(this.folder, 'oci-layout'), JSON.stringify({ imageLayoutVersion: '1.0.0' }));
    return written;
  }

  private addJson(mediaType: string, value: object): Descriptor {
    return this.addBlob(mediaType, Buffer.from(JSON.stringify(value)));
  }
}
