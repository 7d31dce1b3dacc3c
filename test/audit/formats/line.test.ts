import { documentOf, evilDocument } from './support';
import { toLines } from '../../../src/audit/formats/line';

test('a finding is a line as compilers have it, the worst first', () => {
  const lines = toLines(documentOf()).trimEnd().split('\n');
  expect(lines).toHaveLength(2);
  expect(lines[0])
    .toMatch(/^k8s\/a b0\.yaml:1: error PRA103: Deployment payments\/web containers\[main\]\.image: Deployment 'pay/);
  expect(lines[1]).toMatch(/^k8s\/a b1\.yaml:2: warning PRA405: /);
});

test('names of any kind are in their line', () => {
  const document = evilDocument();
  expect(toLines({ ...document, showsInfo: true }).trimEnd().split('\n')).toHaveLength(document.report.findings.length);
});
