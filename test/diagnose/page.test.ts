import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { causesPage, diagnosePage } from '../../scripts/diagnose-page';
import { PullFailureCause } from '../../src/diagnose';
import { cli } from '../cli/support';

const docs = join(__dirname, '../../docs');
const page = readFileSync(join(docs, 'diagnose.md'), 'utf-8');

test('the pages are what the table makes of them: npx tsx scripts/update-diagnose-page.ts', () => {
  expect(page).toBe(diagnosePage(page));
  expect(readFileSync(join(docs, 'diagnose-causes.md'), 'utf-8')).toBe(causesPage());
});

test('the picture leads to every cause', () => {
  const [picture] = /```mermaid\n[\s\S]*?```/.exec(page)!;
  expect(Object.values(PullFailureCause).filter(cause => !new RegExp(`\\b${cause}\\b`).test(picture))).toEqual([]);
});

describe('what the page shows is what the command prints', () => {
  const inOneLine = (text: string) => text.replace(/\s+/g, ' ');
  const blocks = (language: string) =>
    [...page.matchAll(new RegExp(`\`\`\`${language}\\n([^]*?)\`\`\``, 'g'))].map(([, block]) => inOneLine(block));
  const printed = async (stdin: string) => inOneLine((await cli(['diagnose'], { stdin })).stdout);
  const [answer, found] = blocks('text');
  const message = / message: (.*?) $/.exec(answer)![1];

  test('for a pod', async () => {
    expect(await printed([
      'Name:         web-0',
      'Namespace:    prod',
      'Events:',
      '  Type     Reason   Age               From     Message',
      '  ----     ------   ----              ----     -------',
      `  Warning  Failed   2m (x4 over 4m)   kubelet  ${message}`,
    ].join('\n'))).toBe(answer);
  });

  test('with the Secrets at hand', async () => {
    const metadata = { name: 'web-0', namespace: 'prod' };
    const containers = [{ name: 'web', image: 'ghcr.io/acme/web:1' }];
    const spec = { imagePullSecrets: [{ name: 'regcred' }], containers };
    const auths = { 'ghcr.io/other': { username: 'robot', password: 'hunter2' } };
    const secret = {
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: { ...metadata, name: 'regcred' },
      type: 'kubernetes.io/dockerconfigjson',
      stringData: { '.dockerconfigjson': JSON.stringify({ auths }) },
    };
    const involvedObject = { ...metadata, kind: 'Pod' };
    const event = { apiVersion: 'v1', kind: 'Event', metadata, reason: 'Failed', message, involvedObject };
    expect(await printed(JSON.stringify([{ apiVersion: 'v1', kind: 'Pod', metadata, spec }, secret, event])))
      .toContain(found);
  });

  test('for programs', async () => {
    const [json] = blocks('json').map(block => JSON.parse(block));
    const { stdout } = await cli(['diagnose', '--format', 'json'], { stdin: json.message });
    expect(JSON.parse(stdout)).toEqual(json);
  });
});
