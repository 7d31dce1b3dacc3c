import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { REPOSITORY, run } from '../../support/package-workspace';

const WORKSPACE = 'LANGUAGES_TEST_WORKSPACE';

export function useWorkspace(folder: string): void {
  process.env[WORKSPACE] = folder;
}

/** Where the generated code and all that is built from it is. */
export function workspace(...path: string[]): string {
  return join(process.env[WORKSPACE]!, ...path);
}

/** The versions that the library is developed with, of what an app installs beside it. */
export const VERSIONS = Object.fromEntries(
  ['cdk8s', 'constructs', 'cdk8s-plus-27'].map(name => [name, manifest(`node_modules/${name}`).version]),
) as Record<'cdk8s' | 'constructs' | 'cdk8s-plus-27', string>;

export const OWN_VERSION: string = manifest('.').version;

/** The packages that are generated here for lack of published ones: the Go proxy and Maven Central may not have them. */
const SOURCES = {
  'registry-access': { folder: '.', targets: ['python', 'java', 'go'] },
  'cdk8s': { folder: 'node_modules/cdk8s', targets: ['go'] },
  'cdk8s-plus-27': { folder: 'node_modules/cdk8s-plus-27', targets: ['java', 'go'] },
};

/** Generates the code for the other languages, as releasing does. */
export function generate(): void {
  for (const [name, { folder, targets }] of Object.entries(SOURCES)) {
    run(REPOSITORY, 'npx', [
      'jsii-pacmak', folder, '--code-only', '--no-npmignore', '--outdir', workspace('generated', name),
      ...targets.flatMap(target => ['--target', target]),
    ]);
  }
}

export function generated(name: keyof typeof SOURCES, ...path: string[]): string {
  return workspace('generated', name, ...path);
}

function manifest(folder: string) {
  return JSON.parse(readFileSync(join(REPOSITORY, folder, 'package.json'), 'utf-8'));
}
