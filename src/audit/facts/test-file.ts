/** Folders of what is only compared or read in tests, by any name that tools or people give them. */
const FIXTURES = new RegExp(`(?:^|/)(?:${[
  'test-?data', '(?:__)?fixtures?(?:__)?', '__(?:mocks|snapshots?|tests?)__',
  'golden(?:s|-?files?)?',
  '(?:tests?|e2e)/(?:[^/]+/)*(?:baselines?|expected|snapshots?|mocks?)',
].join('|')})/`, 'i');

/** Whether a file is what a test compares with or reads, so that nobody applies it to a cluster. */
export function isTestFile(file: string): boolean {
  return FIXTURES.test(file);
}
