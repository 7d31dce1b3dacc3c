import { PlainCredentials } from '../../../src/audit/facts/plain-credentials';

const TOKEN = `ghp_${'a1B2'.repeat(9)}`;

test('very many credentials are looked through in one pass', () => {
  const credentials = new PlainCredentials();
  const started = process.cpuUsage();
  const values = Array.from({ length: 20_000 }, (_, index) => `  k${index}: ${TOKEN}\n`);
  credentials.addText(`apiVersion: v1\nkind: Secret\nmetadata: { name: a }\nstringData:\n${values.join('')}`, { file: 'a.yaml', document: 0, line: 1 });
  expect(process.cpuUsage(started).user).toBeLessThan(10e6);
  expect(credentials.inTexts).toHaveLength(20_000);
  expect(credentials.inTexts[9_999]).toMatchObject({ field: 'stringData.k9999', subject: { origin: { line: 10_004 } } });
});

test.each([
  ['blanks', ' '.repeat(1_000_000)],
  ['quotes', '"'.repeat(1_000_000)],
  ['marks of comments', ' #'.repeat(500_000)],
  ['marks of blocks', '- |'.repeat(300_000)],
  ['objects in objects', `${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`],
])('hostile texts are looked through in one pass: %s', (_, text) => {
  const started = process.cpuUsage();
  new PlainCredentials().addText(`apiVersion: v1\nkind: Secret\na: ${TOKEN}\nb: ${text}\n`, { file: 'a.yaml', document: 0, line: 1 });
  expect(process.cpuUsage(started).user).toBeLessThan(10e6);
});

test('no key of an object is shown that is a credential itself', () => {
  const credentials = new PlainCredentials();
  credentials.addText(`apiVersion: v1\nkind: Secret\nmetadata: { name: a }\nstringData: { ${TOKEN}: ${TOKEN} }\n`, { file: 'a.yaml', document: 0, line: 1 });
  expect(credentials.inTexts).toMatchObject([{ field: 'stringData.***' }]);
});
