import { isBackup, isExample, isForThisMachine, isOfTests, isUnused } from '../../../src/audit/facts/test-file';

test.each([
  'testdata/a.yaml', 'pkg/test-data/a.yaml', 'a/fixtures/b/c.yaml', '__fixtures__/a.yaml', 'chart/__snapshot__/a.yaml',
  'src/__snapshots__/a.yaml', 'src/__tests__/a.yaml', 'golden/a.yaml', 'a/golden-files/b.yaml',
  'test/chart/baseline/manifests/a.yaml', 'tests/expected/a.yaml', 'e2e/mocks/a.yaml',
  'test/e2e/data/a.yaml', 'chart/a.golden.yaml',
  'examples/a.yaml', 'install/example/twitter/a.yaml', 'config/samples/a.yaml', 'docs/a.yaml', 'vendor/x/a.yaml',
  'third_party/a.yaml', 'third-party/a.yaml', 'tests/kuttl/01.yaml', 'e2e/a.yaml', 'test/e2e/a.yaml', 'src/test/a.yaml',
  'secret.example.yaml', 'secrets/dockerhub-example.yaml', 'example-secret.yml', 'sample.yaml', 'regcred_sample.yaml',
  'secret.example.prod.yaml', 'test/conformance/chainsaw/a.yaml', 'test-resources/a.yaml',
])('%s shows something, or is for tests', file => {
  expect(isExample(file)).toBe(true);
  expect(isUnused(file)).toBe(true);
});

test.each([
  'k8s/old/a.yaml', 'legacy/a.yaml', 'archive/b/a.yaml', 'trash/a.yaml', 'k8s_old/a.yaml', 'backup/a.yaml',
  'unused-manifests/a.yaml', 'k8s-deprecated-2025/a.yaml', 'deployOld/a.yaml', 'k8s/deployment_old.yaml',
  'web.bak.yaml',
  'deploy-example/manifests/a.yaml', 'demo/a.yaml', 'k8s-demo/a.yaml', 'Sample App/a.yaml', 'tutorial-3/a.yaml',
  'deploy/template/a.yaml', 'env/demo/old/a.yaml', 'myenv/demo/a.yaml', 'secret-template.yaml', 'quickstart/a.yaml',
])('%s is no longer applied or of a demonstration, but no example', file => {
  expect(isExample(file)).toBe(false);
  expect(isUnused(file)).toBe(true);
});

test.each([
  'a.yaml', 'overlays/test/a.yaml', 'clusters/test/apps/a.yaml', 'test/a.yaml', 'latest/a.yaml', 'sampler/a.yaml',
  'apps/vendor-portal/a.yaml', 'docsearch/a.yaml', 'resample.yaml', 'apps/example.com/a.yaml',
  'chart/templates/a.yaml', 'argo/templates/a.yaml', 'apps/archive-service/a.yaml', 'apps/legacy-api/a.yaml',
  'household/a.yaml', 'democracy/a.yaml', 'old.yaml', 'k8s/backup.yaml', 'backup-job/a.yaml', 'demo.yaml',
  'svc/email-template/a.yaml', 'env/demo/a.yaml', 'clusters/demo/apps/a.yaml', 'k8s/overlays/demo/a.yaml',
  'environments/demo/web/a.yaml',
  'baseline/a.yaml', 'snapshots/a.yaml', 'testdata.yaml', 'golden-gate/a.yaml', 'latest/expected/a.yaml',
])('%s is none', file => expect(isUnused(file)).toBe(false));

test.each([
  'e2e-tests/conf/a.yaml', 'a/e2e/b.yaml', 'test-data/a.yaml', 'integration-tests/a.yaml', 'integrationTests/a.yaml',
  'testData/b/a.yaml', 'test/a.yaml', 'charts/a/ci/tls-values.yaml', 'pkg/test_certs/a.yaml', 'mocks/a.yaml',
])('%s is in a folder of tests', file => expect(isOfTests(file)).toBe(true));

test.each(['test.yaml', 'ci/values.yaml', 'latest/a.yaml', 'acme-test/a.yaml', 'data/a.yaml', 'k8s/a.yaml',
  'test-cluster/a.yaml'])(
  '%s is not', file => expect(isOfTests(file)).toBe(false));

test.each(['k8s/local/a.yaml', 'minikube/a.yaml', 'hack/kind/a.yaml', 'local-dev/a.yaml'])(
  '%s is for a cluster of somebody\'s machine', file => expect(isForThisMachine(file)).toBe(true));

test.each(['local.yaml', 'locale/a.yaml', 'usr/locals/a.yaml', 'mankind/a.yaml', 'dev/a.yaml'])(
  '%s may be for any', file => expect(isForThisMachine(file)).toBe(false));

test.each(['backup/a.yaml', 'k8s/backups/b/a.yaml', 'Bak/backup/a.yaml'])(
  '%s is a backup', file => expect(isBackup(file)).toBe(true));

test.each(['demo/backup/a.yaml', 'backup/old/a.yaml', 'examples/backup/a.yaml', 'backup-job/a.yaml', 'a.yaml'])(
  '%s is none, or more', file => expect(isBackup(file)).toBe(false));
