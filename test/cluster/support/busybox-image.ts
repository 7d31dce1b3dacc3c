import { randomUUID } from 'node:crypto';
import { buildImage } from './image';

/** Debian's, from the package busybox-static. */
const BUSYBOX = '/bin/busybox';

/**
 * Makes an image whose container sleeps, and that no other run of the suite has.
 *
 * @param name what containerd calls it when it is imported
 * @returns the folder, in OCI image layout
 */
export async function buildBusyboxImage(name: string): Promise<string> {
  return buildImage({
    name,
    copies: { '/bin/busybox': BUSYBOX },
    files: { '/content': randomUUID() },
    command: ['/bin/busybox', 'sleep', '1000000'],
  });
}
