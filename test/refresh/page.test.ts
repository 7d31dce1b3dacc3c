import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as cdk8s from 'cdk8s';
import { transpile } from 'typescript';
import * as library from '../../src';
import { CloudIdentity, RefreshCronJob, Registry, RegistryCredentials } from '../../src';
import { DEFAULT_IMAGE } from '../../src/refresh/images';

const read = (path: string) => readFileSync(join(__dirname, '../..', path), 'utf-8');
const page = read('docs/refresh.md');

/** The rows of the table whose first line begins so, cell by cell. */
function rows(heading: string): string[][] {
  const [, table] = page.slice(page.indexOf(`| ${heading} |`)).split(/^\|[-|]+\|\n/m);
  return /^(?:\|.*\n)*/.exec(table)![0].trim().split('\n')
    .map(line => line.slice(2, -2).split(' | '));
}

const inBackticks = (text: string) => [...text.matchAll(/`([^`]+)`/g)].map(([, code]) => code);

test('the first snippet makes the objects of the table behind it, and no others', () => {
  const code = /```ts\n([^]*?)```/.exec(page)![1].replace('app.synth();', 'exports.chart = chart;');
  const made: { chart?: cdk8s.Chart } = {};
  const modules: Record<string, unknown> = { 'cdk8s': cdk8s, 'cdk8s-registry-access': library };
  new Function('require', 'exports', transpile(code))((name: string) => modules[name], made);
  const objects: any[] = cdk8s.Testing.synth(made.chart!);

  const shown = objects.map(({ kind, metadata: { namespace, name } }) =>
    `${kind} ${namespace}/${name.replace(/-\w{8}$/, '-…')}`);
  expect(shown.sort()).toEqual(rows('object').flatMap(([cell]) => {
    const [name, ...namespaces] = inBackticks(cell);
    const kinds = cell.split(' `')[0].split(', ');
    return kinds.flatMap(kind => namespaces.length === 0
      ? `${kind} ${name}`
      : namespaces.map(namespace => `${kind} ${namespace}/${name}`));
  }).sort());
  expect(rows('object')[0][1]).toBe(`runs at \`${objects.find(({ kind }) => kind === 'CronJob').spec.schedule}\``);
});

test('the options are those of RefreshOptions, the image its default', () => {
  const declared = read('src/refresh/refresh-options.ts').split('export interface RefreshOptions')[1];
  const names = [...declared.matchAll(/^ {2}readonly (\w+)\?/gm)].map(([, name]) => name);
  const options = rows('in `refresh`');
  expect(options.flatMap(([name]) => inBackticks(name)).sort()).toEqual(names.sort());
  expect(options.find(([name]) => name === '`images`')![2]).toBe(`\`${DEFAULT_IMAGE}\``);
});

describe('the table of lifetimes says what is synthesized for', () => {
  const ids = { clientId: '11111111-1111-4111-8111-111111111111', tenantId: '22222222-2222-4222-8222-222222222222' };
  const words = (hours: number) => hours < 1 ? `${hours * 60} minutes` : hours === 1 ? 'hour' : `${hours} hours`;

  const cases: [Registry, CloudIdentity][] = [
    [Registry.ecr({ account: '123456789012', region: 'eu-west-1' }), CloudIdentity.eksPodIdentity()],
    [
      Registry.artifactRegistry({ location: 'europe' }),
      CloudIdentity.googleFederation({ projectNumber: '123456789', pool: 'clusters', provider: 'on-prem' }),
    ],
    [Registry.acr('contoso'), CloudIdentity.azureWorkloadIdentity(ids)],
    [Registry.artifactory('acme.jfrog.io'), CloudIdentity.jfrogOidc('acme.jfrog.io', 'prod')],
  ];

  test.each(rows('registry').map((row, index) => ({ row, registry: cases[index][0], identity: cases[index][1] })))(
    '$row', ({ row: [, lives, every, alert], registry, identity }) => {
      const chart = new cdk8s.Chart(cdk8s.Testing.app(), 'chart', { namespace: 'registry-access' });
      const credentials = [RegistryCredentials.token(registry, { identity })];
      new RefreshCronJob(chart, 'Refresh', { credentials, refresh: { alert: {} } });
      const objects: any[] = cdk8s.Testing.synth(chart);
      const gap = objects.find(({ kind }) => kind === 'CronJob').spec.startingDeadlineSeconds;
      const { expr } = objects.find(({ kind }) => kind === 'PrometheusRule').spec.groups[0].rules[0];
      const age = Number(/> (\d+)$/.exec(expr)![1]);

      expect([every, alert]).toEqual([words(gap / 3600), words(age / 3600)]);
      expect(Number(/\d+/.exec(lives)![0])).toBe((gap + age) / (lives.includes('minutes') ? 60 : 3600));
    },
  );
});
