import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { COMMANDS } from '../../src/cli/commands';
import { cli, SECRET, useFolder } from '../cli/support';

const docs = join(__dirname, '../../docs');
const page = readFileSync(join(docs, 'audit.md'), 'utf-8');
const commands = readFileSync(join(docs, 'commands.md'), 'utf-8');
const write = useFolder();

const blocks = (text: string, language: string) =>
  [...text.matchAll(new RegExp(`\`\`\`${language}\\n([^]*?)\`\`\``, 'g'))].map(([, block]) => block);

/** The first cells of all rows of tables, without the marks of code. */
const firstCells = [...page.matchAll(/^\| (.+?) \|/gm)].map(([, cell]) => cell.replaceAll('`', '')).join(', ');

const DEPLOYMENT = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
  namespace: payments
spec:
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec:
      containers:
        - name: web
          image: registry.example.com/payments/web:1.4.2
`;

describe('what the page of the audit shows is what the command has:', () => {
  test('its output', async () => {
    const [, config] = /^echo '(.*)' > \.registry-access\.yaml/m.exec(page)!;
    write({ 'k8s/web.yaml': DEPLOYMENT, '.registry-access.yaml': config });
    await cli(['audit', 'k8s/', '--output', 'table=report.txt']);
    expect(readFileSync('report.txt', 'utf-8')).toBe(blocks(page, 'text')[0]);
  });

  test('every member of the configuration', async () => {
    write({ 'c.yaml': 'unknown: 1\n', 'a.yaml': DEPLOYMENT });
    const { stderr } = await cli(['audit', 'a.yaml', '--config', 'c.yaml']);
    const members = /there are (.*)\n/.exec(stderr)![1].split(', ');
    expect(members.filter(member => !firstCells.includes(member))).toEqual([]);
  });

  test('every option and format', () => {
    const { options } = COMMANDS.find(({ name }) => name === 'audit')!;
    const flags = options.map(({ flags: text }) => /--[a-z-]+|-n/.exec(text)![0]);
    const formats = options.find(({ flags: text }) => text.includes('--format'))!.choices!;
    expect(flags.filter(flag => !page.includes(flag))).toEqual([]);
    expect(formats.filter(format => !firstCells.includes(format))).toEqual([]);
  });
});

describe('what the page of other commands shows is what they print:', () => {
  const auths = {
    'ghcr.io': { username: 'robot', password: 'hunter2' }, 'ghcr.io/acme': { username: 'team', password: 'hunter2' },
  };
  const secret = JSON.stringify({ ...SECRET, stringData: { '.dockerconfigjson': JSON.stringify({ auths }) } });

  test.each([
    ['inspect', ['inspect', '-'], 0],
  ])('%s', async (_, args, index) => {
    expect((await cli(args, { stdin: secret })).stdout).toBe(blocks(commands, 'text')[index]);
  });

  test('coverage', async () => {
    const [rows] = blocks(commands, 'json').map(block => JSON.parse(block));
    const [{ image, effectivePullSecrets: [name] }] = rows;
    const covers = `[${image.split('/')[0]}]`;
    write({
      'k8s/web.yaml': DEPLOYMENT.replace(/( +)containers:/, `$1imagePullSecrets: [{ name: ${name} }]\n$&`)
        .replace(/image: .*/, `image: ${image}`),
      '.registry-access.yaml': `externalSecrets: [{ name: ${name}, covers: ${covers} }]\n`,
    });
    expect(JSON.parse((await cli(['coverage', 'k8s/', '--format', 'json'])).stdout)).toEqual(rows);
  });
});
