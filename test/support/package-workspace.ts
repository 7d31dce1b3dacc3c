import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

/** The checkout that is tested. */
export const REPOSITORY = resolve(__dirname, '../..');

/** Where the suite works: a copy of the sources, built, and an empty project into which the tarball is installed. */
export class Workspace {
  /** Makes the workspace of this run; every test file finds it by `current()`. */
  public static create(): Workspace {
    process.env.PACKAGE_TEST_WORKSPACE = mkdtempSync(join(tmpdir(), 'package-test-'));
    return Workspace.current();
  }

  public static current(): Workspace {
    return new Workspace(process.env.PACKAGE_TEST_WORKSPACE!);
  }

  /** The sources, and what is built from them. */
  public readonly tree: string;
  /** The project of a user of the package. */
  public readonly project: string;

  private constructor(private readonly root: string) {
    this.tree = join(root, 'tree');
    this.project = join(root, 'project');
  }

  /** Copies what git would commit, so that neither an old build nor other leftovers can help. */
  public copySources(): void {
    const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '-z'], {
      cwd: REPOSITORY,
      encoding: 'utf-8',
    });
    // A file that was deleted but is not committed yet is still listed.
    for (const file of files.split('\0').filter((name) => name && existsSync(join(REPOSITORY, name)))) {
      cpSync(join(REPOSITORY, file), join(this.tree, file));
    }
    symlinkSync(join(REPOSITORY, 'node_modules'), join(this.tree, 'node_modules'));
  }

  public remove(): void {
    rmSync(this.root, { recursive: true });
  }
}

/**
 * What an app installs beside the package: its peers, each at the lowest version that it says it works with, and the
 * cdk8s-plus that the examples are written with, which the package itself does not need.
 */
export function besidePackage(tree: string): { name: string; version: string }[] {
  const { peerDependencies, devDependencies } = JSON.parse(readFileSync(join(tree, 'package.json'), 'utf-8'));
  return Object.entries<string>({ ...peerDependencies, 'cdk8s-plus-27': devDependencies['cdk8s-plus-27'] })
    .map(([name, range]) => ({ name, version: range.replace('^', '') }));
}

/** Runs a program and gives its standard output; when it fails, all that it printed goes into the error. */
export function run(cwd: string, program: string, args: string[], env: Record<string, string> = {}): string {
  const { status, stdout, stderr, error } = spawnSync(program, args, {
    cwd, env: { ...process.env, ...env }, encoding: 'utf-8', maxBuffer: 2 ** 28,
  });
  if (status !== 0) {
    throw new Error(`${program} ${args.join(' ')} failed: ${error ?? ''}\n${stdout}${stderr}`);
  }
  return stdout;
}
