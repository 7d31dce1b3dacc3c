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
  'tests', 'e2e', '(?:e2e|integration)-?tests?', 'tests?/(?:e2e|integration)', 'src/test',
].join('|')})/|(?:^|[./_-])(?:examples?|samples?)(?:[._-][^/]*)?\\.(?:ya?ml|json)$`, 'i');

/** Whether a file is what a test compares with or reads, so that nobody applies it to a cluster. */
export function isTestFile(file: string): boolean {
  return FIXTURES.test(file);
}

/** Whether a file is nothing that the repository itself applies to its clusters, as far as its path tells. */
export function isExample(file: string): boolean {
  return FIXTURES.test(file) || EXAMPLES.test(file);
}
