import { isTestFile } from '../../../src/audit/facts/test-file';

test.each([
  'testdata/a.yaml', 'pkg/test-data/a.yaml', 'a/fixtures/b/c.yaml', '__fixtures__/a.yaml', 'chart/__snapshot__/a.yaml',
  'src/__snapshots__/a.yaml', 'src/__tests__/a.yaml', 'golden/a.yaml', 'a/golden-files/b.yaml',
  'test/chart/baseline/manifests/a.yaml', 'tests/expected/a.yaml', 'e2e/mocks/a.yaml',
])('%s is of a test', file => expect(isTestFile(file)).toBe(true));

test.each([
  'a.yaml', 'overlays/test/a.yaml', 'clusters/test/apps/a.yaml', 'baseline/a.yaml', 'snapshots/a.yaml', 'testdata.yaml',
  'golden-gate/a.yaml', 'e2e/a.yaml', 'latest/expected/a.yaml',
])('%s is not', file => expect(isTestFile(file)).toBe(false));
