import { PlainCredentials } from '../../../src/audit/facts/plain-credentials';
import { expectLinear } from '../../support/linear';
import { gitHubToken } from '../github-token';
import { jwt } from '../tokens';

const TOKEN = gitHubToken();

const found = (text: string, now = 0) => {
  const credentials = new PlainCredentials(now);
  credentials.addText(text, { file: 'a.yaml', document: 0, line: 1 });
  return credentials.inTexts;
};

test('very many credentials are looked through in one pass', async () => {
  const textOf = (count: number) => {
    const values = Array.from({ length: count }, (_, index) => `  k${index}: ${TOKEN}\n`);
    return `apiVersion: v1\nkind: Secret\nmetadata: { name: a }\nstringData:\n${values.join('')}`;
  };
  await expectLinear(4_000, textOf, text => found(text));
  const all = found(textOf(20_000));
  expect(all).toHaveLength(20_000);
  expect(all[9_999]).toMatchObject({ field: 'stringData.k9999', subject: { origin: { line: 10_004 } } });
});

test.each<[string, (bytes: number) => string]>([
  ['blanks', bytes => ' '.repeat(bytes)],
  ['quotes', bytes => '"'.repeat(bytes)],
  ['marks of comments', bytes => ' #'.repeat(bytes / 2)],
  ['marks of blocks', bytes => '- |'.repeat(bytes / 3)],
  ['objects in objects', bytes => `${'{"a":'.repeat(bytes / 6)}1${'}'.repeat(bytes / 6)}`],
])('hostile texts are looked through in one pass: %s', async (_, hostile) => {
  const textOf = (bytes: number) => `apiVersion: v1\nkind: Secret\na: ${TOKEN}\nb: ${hostile(bytes)}\n`;
  await expectLinear(2 ** 18, textOf, text => found(text));
});

test('a token that says that it has expired is none; another one of the line is', () => {
  const token = (exp: number) => `${jwt({ exp, sub: 'robot' })}-of-robot`;
  const texts = [[token(1.7e9)], [token(1.9e9)], [token(1.7e9), token(1.9e9)]].map(all => `a: ${all.join(' ')}\n`);
  expect(texts.map(text => found(text, 1.8e12).length)).toEqual([0, 1, 1]);
});

test('no key of an object is shown that is a credential itself', () => {
  const credentials = new PlainCredentials(0);
  credentials.addText(`apiVersion: v1\nkind: Secret\nmetadata: { name: a }\nstringData: { ${TOKEN}: ${TOKEN} }\n`, {
    file: 'a.yaml', document: 0, line: 1,
  });
  expect(credentials.inTexts).toMatchObject([{ field: 'stringData.***' }]);
});
