/** Folders of what is only compared or read in tests, by any name that tools or people give them. */
const FIXTURES = new RegExp(`(?:^|/)(?:${[
  'test-?data', '(?:__)?fixtures?(?:__)?', '__(?:mocks|snapshots?|tests?)__',
  'golden(?:s|-?files?)?',
  '(?:tests?|e2e)/(?:[^/]+/)*(?:baselines?|expected|snapshots?|mocks?|data)',
].join('|')})/|\\.golden\\.(?:ya?ml|json)$`, 'i');

/**
 * Folders and files that show how something is done, are of somebody else, or are used by tests alone. What is called
 * `test` without more can be a cluster of its own.
 */
const EXAMPLES = new RegExp(`(?:^|/)(?:${[
  'examples?', 'samples?', 'docs?', 'documentation', 'tutorials?', 'vendor(?:ed)?', 'third[-_]?party',
  'tests', 'e2e', '(?:e2e|integration)-?tests?', 'test-?(?:resources|files|manifests|cases)',
  'test/(?:cli|conformance|e2e|integration)', 'src/test',
].join('|')})/|(?:^|[./_-])(?:examples?|samples?)(?:[._-][^/]*)?\\.(?:ya?ml|json)$`, 'i');

/** Words in the name of a folder that shows something. */
const OF_DEMOS = new Set(['example', 'examples', 'sample', 'samples', 'demo', 'demos', 'tutorial', 'tutorials',
  'quickstart', 'quickstarts', 'walkthrough']);

/** Words in the name of a folder, or at the end of that of a file, of what is no longer applied. */
const OUTDATED = new Set(['old', 'archived', 'deprecated', 'obsolete', 'trash', 'unused']);
/** Further ones that have to be the whole name: an application may be called so too. Of `templates` charts are made. */
const UNUSED_FOLDER = new Set([...OUTDATED, 'archive', 'archives', 'legacy', 'backup', 'backups', 'bak', 'attic',
  'template']);

/** What is kept there may be in use still. */
const OF_BACKUPS = /(?<=^|\/)(?:backups?|bak)\//gi;

/** One of the clusters or stages of a repository, that it applies like the others. */
const DEMO_STAGE = /(?:^|\/)(?:env(?:ironment)?s?|overlays|clusters?|stages?)\/demo(?=\/)/i;

/** Whether a file shows how something is done, or is for tests, as far as its path tells. */
export function isExample(file: string): boolean {
  return FIXTURES.test(file) || EXAMPLES.test(file);
}

/**
 * Whether a file is nothing that the repository itself applies to its clusters, as far as its path tells: one of the
 * above, of a demonstration, which may be a whole application, or of what is no longer applied.
 */
export function isUnused(file: string): boolean {
  const folders = file.replace(DEMO_STAGE, '').split('/');
  const name = folders.pop()!.replace(/\.(?:ya?ml|json)$/i, '').replaceAll('.', '-');
  return isExample(file) || wordsOf(name).some((word, index, all) =>
    word === 'template' || (index === all.length - 1 && index > 0 && (OUTDATED.has(word) || word === 'bak')))
    || folders.some(folder => UNUSED_FOLDER.has(folder.toLowerCase())
      || wordsOf(folder).some(word => OF_DEMOS.has(word) || OUTDATED.has(word)));
}

/** Whether a file is for nothing but a folder of backups like one of the above: of what may be in use. */
export function isBackup(file: string): boolean {
  return isUnused(file) && !isUnused(file.replace(OF_BACKUPS, ''));
}

/** The words of the name of a folder or file, in lower case; a host is one word. */
function wordsOf(name: string): string[] {
  return name.split(/[-_ ]+|(?<=[a-z0-9])(?=[A-Z])/).map(word => word.toLowerCase()).filter(word => word !== '');
}

/** Of these, and no others but for those below, the names of folders of tests are made. */
const TEST_WORDS = new Set(['test', 'tests', 'testing', 'testdata', 'e2e', 'mock', 'mocks', 'kuttl', 'chainsaw',
  'conformance']);
const BESIDE_TEST_WORDS = new Set(['data', 'files', 'integration', 'functional', 'unit', 'system', 'acceptance',
  'smoke', 'resources', 'certs', 'suite', 'cases', 'it', 'k8s', 'manifests', 'config', 'configs', 'utils', 'helpers']);

/** Whether a file is below a folder that is called so for tests (`e2e-tests`, `testData`), or has values that only tests of a chart use. */
export function isOfTests(file: string): boolean {
  // https://github.com/helm/chart-testing/blob/main/doc/ct_install.md
  return /(?:^|\/)ci\/[^/]*-values\.yaml$/.test(file) || file.split('/').slice(0, -1).some(folder => {
    const words = folder.split(/[-_.]+|(?<=[a-z0-9])(?=[A-Z])/).map(word => word.toLowerCase());
    return words.some(word => TEST_WORDS.has(word))
      && words.every(word => word === '' || TEST_WORDS.has(word) || BESIDE_TEST_WORDS.has(word));
  });
}

/** Whether a file is for a cluster on somebody's own machine, by its folder. */
export function isForThisMachine(file: string): boolean {
  return /(?:^|\/)(?:local(?:host)?|local-?dev|minikube|kind|k3d|microk8s)\//i.test(file);
}
