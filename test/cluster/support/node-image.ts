import { buildImage } from './image';
import { nodeUnderTest } from '../../refresher/support/node';
import { cleanEnvironment, runOrThrow } from '../../support/program';

/**
 * Makes an image that stands in for the official one of Node.js, which cannot be pulled here. Its `node` is the program
 * that the Node.js project publishes, at the place where the official image has it. What that runs on, the C and C++
 * libraries, is this machine's; and nothing else is in the image: no shell, no tool, no CA certificates, no users.
 *
 * @param name what the pod calls it
 * @returns the folder, in OCI image layout
 */
export async function buildNodeImage(name: string): Promise<string> {
  const node = await nodeUnderTest();
  const libraries = await librariesOf(node);
  return buildImage({
    name,
    copies: { '/usr/local/bin/node': node, ...Object.fromEntries(libraries.map(library => [library, library])) },
    command: ['node'],
  });
}

/**
 * What the dynamic linker loads for a program, the linker itself too: `NAME => PATH (ADDRESS)`, or `PATH (ADDRESS)`.
 */
async function librariesOf(program: string): Promise<string[]> {
  const listed = await runOrThrow('ldd', [program], { env: cleanEnvironment('/') });
  if (/not found/.test(listed)) throw new Error(`this machine lacks what ${program} needs: ${listed}`);
  return [...listed.matchAll(/(\/\S+) \(0x/g)].map(([, path]) => path);
}
