import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const ROOT = resolve(__dirname, '..');
const DIST = join(ROOT, 'dist');
const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf-8'));

/** In bytes; an npm registry takes more, users of a library of constructs do not like it. */
const LARGEST_TARBALL = 1_000_000;

/** What has to be in a language's folder: names of files, of which the version is written as `$`. */
const PACKAGES = {
  js: ['cdk8s-registry-access@$.jsii.tgz'],
  python: ['cdk8s_registry_access-$-py3-none-any.whl', 'cdk8s_registry_access-$.tar.gz'],
  java: ['', '-sources', '-javadoc'].map(kind =>
    `io/github/cdk8s-registry-access/cdk8s-registry-access/$/cdk8s-registry-access-$${kind}.jar`)
    .concat('io/github/cdk8s-registry-access/cdk8s-registry-access/$/cdk8s-registry-access-$.pom'),
  go: ['registryaccess/go.mod', 'registryaccess/main.go', 'registryaccess/version'],
  dotnet: ['Cdk8sRegistryAccess/Cdk8sRegistryAccess.csproj'],
};

const problems = [...missingFiles(), ...largeTarball(), ...breakingChanges()];
problems.forEach(problem => process.stderr.write(`${problem}\n`));
process.exitCode = problems.length > 0 ? 1 : 0;
if (problems.length === 0) process.stdout.write(`version ${version}: all packages are in dist\n`);

function missingFiles(): string[] {
  return Object.entries(PACKAGES)
    .flatMap(([name, files]) => files.map(file => join(DIST, name, file.replaceAll('$', version))))
    .filter(file => !existsSync(file) || statSync(file).size === 0)
    .map(file => `${file} is missing`);
}

function largeTarball(): string[] {
  const [tarball] = PACKAGES.js.map(file => join(DIST, 'js', file.replaceAll('$', version))).filter(existsSync);
  const bytes = tarball === undefined ? 0 : statSync(tarball).size;
  return bytes <= LARGEST_TARBALL ? [] : [`${tarball} has ${bytes} bytes, at most ${LARGEST_TARBALL} are meant`];
}

/** Of the API, since the last release; there is none yet. */
function breakingChanges(): string[] {
  const [tag] = git('tag', '--list', 'v*', '--sort=-v:refname').split('\n');
  if (tag === '') {
    process.stdout.write('no tag v* to compare the API with\n');
    return [];
  }
  const folder = mkdtempSync(join(tmpdir(), 'released-'));
  try {
    git('worktree', 'add', '--detach', folder, tag);
    execFileSync('npm', ['ci', '--silent'], { cwd: folder, stdio: 'inherit' });
    execFileSync('npx', ['jsii', '--silence-warnings=reserved-word'], { cwd: folder, stdio: 'inherit' });
    execFileSync('npx', ['jsii-diff', folder, ROOT, '--error-on=all'], { cwd: ROOT, stdio: 'inherit' });
    return [];
  } catch {
    return [`the API is not that of ${tag}: say so in the CHANGELOG, and raise the version`];
  } finally {
    git('worktree', 'remove', '--force', folder);
    rmSync(folder, { recursive: true, force: true });
  }
}

function git(...args: string[]): string {
  return execFileSync('git', args, { cwd: ROOT, encoding: 'utf-8' }).trim();
}
