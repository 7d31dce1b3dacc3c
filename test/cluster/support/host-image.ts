import { existsSync, mkdirSync, readdirSync, readFileSync, realpathSync, symlinkSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { OciLayout } from '../../support/oci-layout';
import { cleanEnvironment, runOrThrow } from '../../support/program';
import { makeFolder } from '../../support/workspace';

/** An image that is put together from what this machine has. */
export interface HostImage {
  /** What containerd calls it when it is imported. */
  readonly name: string;
  /** Installed Debian packages, whose dependencies come along. */
  readonly packages?: string[];
  /** Which files of the packages come along; documentation never does. */
  readonly keeps?: (path: string) => boolean;
  /** Files by their path in the image, with their content. */
  readonly files?: Record<string, string>;
  /** Symbolic links by their path in the image, with what they lead to. */
  readonly links?: Record<string, string>;
  /** Files of this machine by their path in the image. */
  readonly copies?: Record<string, string>;
  readonly entrypoint: string[];
}

/** @returns the folder, in OCI image layout */
export async function buildHostImage(image: HostImage): Promise<string> {
  const folder = makeFolder('image');
  const root = join(folder, 'root');
  const place = (path: string, write: (target: string) => void) => {
    mkdirSync(dirname(join(root, path)), { recursive: true, mode: 0o755 });
    write(join(root, path));
  };
  // Debian keeps programs and libraries below /usr; the other paths are links.
  const links = { ...image.packages && { '/bin': 'usr/bin', '/sbin': 'usr/sbin', '/lib': 'usr/lib', '/lib64': 'usr/lib64' }, ...image.links };
  Object.entries(links).forEach(([path, target]) => place(path, link => symlinkSync(target, link)));
  Object.entries(image.files ?? {}).forEach(([path, content]) => place(path, file => writeFileSync(file, content, { mode: 0o644 })));
  Object.entries(image.copies ?? {}).forEach(([path, source]) => place(path, file => writeFileSync(file, readFileSync(source), { mode: 0o755 })));
  writeFileSync(join(folder, 'list'), (await filesOf(image)).map(file => `${file.slice(1)}\n`).join(''));

  const [list, archive] = [join(folder, 'list'), join(folder, 'layer.tar')];
  await runOrThrow('tar', [
    '--create', `--file=${archive}`, '--owner=0', '--group=0', '--no-recursion', '--directory=/', `--files-from=${list}`,
    '--recursion', `--directory=${root}`, '.',
  ], { env: cleanEnvironment('/') });
  const layout = new OciLayout('host-image');
  const layer = layout.addBlob('application/vnd.oci.image.layer.v1.tar', readFileSync(archive));
  layout.finish({ Entrypoint: image.entrypoint, Env: ['PATH=/usr/local/bin:/usr/bin:/bin'] }, layer, layer.digest, { 'io.containerd.image.name': image.name });
  return layout.folder;
}

/** The files of the packages and of all that they depend on, under their real paths, with what Python compiled of them. */
async function filesOf({ packages = [], keeps = () => true, links = {} }: HostImage): Promise<string[]> {
  if (packages.length === 0) return [];
  const listed = (await dpkgQuery('--listfiles', ...await closureOf(packages)))
    .filter(path => path.startsWith('/') && !/^\/usr\/share\/(doc|man|info|locale|lintian)\//.test(path) && keeps(path) && existsSync(path))
    .map(path => join(realpathSync(dirname(path)), basename(path)));
  const compiled = [...new Set(listed.filter(path => path.endsWith('.py')).map(path => join(dirname(path), '__pycache__')))].filter(existsSync)
    .flatMap(folder => readdirSync(folder).map(file => join(folder, file)));
  return [...new Set([...listed, ...compiled])].filter(path => !(path in links) && !['/bin', '/sbin', '/lib', '/lib64', '/'].includes(path));
}

/** Packages and what they depend on, where that is installed: of alternatives, all that are. */
async function closureOf(packages: string[]): Promise<string[]> {
  const dependencies = new Map<string, string[]>();
  for (const line of await dpkgQuery('--show', '--showformat=${Package}\t${Pre-Depends}, ${Depends}\n')) {
    const [name, depends] = line.split('\t');
    dependencies.set(name, depends.split(/[,|]/).map(dependency => dependency.trim().split(/[ :(]/)[0]));
  }
  const found = new Set(packages);
  for (const name of found) dependencies.get(name)?.filter(dependency => dependencies.has(dependency)).forEach(dependency => found.add(dependency));
  return [...found];
}

async function dpkgQuery(...args: string[]): Promise<string[]> {
  return (await runOrThrow('dpkg-query', args, { env: cleanEnvironment('/') })).trim().split('\n');
}
