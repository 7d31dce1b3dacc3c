import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { trimmedApiPage } from '../scripts/api-page';

const PACKAGE = 'cdk8s-registry-access';

/** A table of members and the members themselves, as `jsii-docgen` writes them. */
function members(type: string, title: string, names: readonly string[], path = ''): string {
  const id = (name: string) => `${PACKAGE}.${type}.${path}${name}`;
  return [
    `#### ${title} <a name="${title}" id="${title}"></a>\n`,
    '| **Name** | **Type** | **Description** |',
    '| --- | --- | --- |',
    ...names.map(name => `| <code><a href="#${id(name)}">${name}</a></code> | <code>string</code> | What it is. |`),
    '\n---\n',
    ...names.map(name => `##### \`${name}\`<sup>Required</sup> <a name="${name}" id="${id(name)}"></a>\n\n- *Type:* `
      + 'string\n\n'
      + `###### \`x\`<sup>Required</sup> <a name="x" id="${id(name)}.parameter.x"></a>\n\n- *Type:* any\n\n---\n`),
  ].join('\n');
}

const title = (type: string) => `### ${type} <a name="${type}" id="${PACKAGE}.${type}"></a>\n`;

/** A page with one class of each kind: what its text has, in order. */
const page = (...sections: string[]) =>
  `# API Reference\n\n## Constructs <a name="Constructs"></a>\n\n${sections.join('\n')}`;

const job = [
  title('Job'), 'Does it.\n', members('Job', 'Initializers', ['scope', 'id'], 'Initializer.parameter.'),
  members('Job', 'Methods', ['toString', 'grantPull']),
  members('Job', 'Static Functions', ['isConstruct']), members('Job', 'Properties', ['node', 'schedule'], 'property.'),
].join('\n');
const enumeration = `${title('Kind')}\nOne of some.\n\n##### \`A\` <a name="A"></a>\n`;

/** The lines by which one sees what is left. */
const linesOf = (text: string) =>
  [...text.matchAll(/^#{2,6} `?([\w ]+?)`?(?:<| <)|^\| <code><a href="#[^"]*">(\w+)<|^- \*(Extends):\* .*/gm)].map(
    ([line, heading, row, extended]) => (extended ? line : (heading ?? `| ${row}`)),
  );

test('a class keeps its members and the parameters of its constructor, and names its base if that is ours', () => {
  const trimmed = trimmedApiPage(page(job, enumeration), {
    [`${PACKAGE}.Job`]: {
      base: `${PACKAGE}.Base`, methods: [{ name: 'grantPull' }], properties: [{ name: 'schedule' }],
    },
  });
  expect(linesOf(trimmed)).toEqual([
    'Constructs', 'Job', `- *Extends:* <a href="#${PACKAGE}.Base">Base</a>`, 'Initializers', '| scope', '| id', 'scope',
    'x', 'id', 'x',
    'Methods', '| grantPull', 'grantPull', 'x', 'Properties', '| schedule', 'schedule', 'x', 'Kind', 'A',
  ]);
  expect(trimmed).toContain(`${title('Job')}\n- *Extends:*`);
  expect(trimmed).toContain('\n\nDoes it.\n');
});

test('a base of another package is not named', () => {
  const trimmed = trimmedApiPage(page(job, enumeration), {
    [`${PACKAGE}.Job`]: { base: 'constructs.Construct', methods: [{ name: 'grantPull' }] },
  });
  expect(trimmed).not.toContain('Extends');
  expect(linesOf(trimmed)).not.toContain('toString');
  expect(linesOf(trimmed)).toContain('grantPull');
});

test('a table that is empty goes with its heading', () => {
  const trimmed = trimmedApiPage(page(job, enumeration), { [`${PACKAGE}.Job`]: { base: 'constructs.Construct' } });
  expect(linesOf(trimmed)).toEqual([
    'Constructs', 'Job', 'Initializers', '| scope', '| id', 'scope', 'x', 'id', 'x', 'Kind', 'A',
  ]);
});

test('an interface with behaviour keeps its own members, and a struct all that one writes', () => {
  const interfaces = ['constructs.IConstruct'];
  const own = { interfaces, properties: [{ name: 'schedule' }] };
  expect(linesOf(trimmedApiPage(page(job, enumeration), { [`${PACKAGE}.Job`]: own }))).not.toContain('node');
  expect(trimmedApiPage(page(job, enumeration), { [`${PACKAGE}.Job`]: { ...own, datatype: true } }))
    .toBe(page(job, enumeration));
});

test('a class without a base, and a type that is not known, stay as they are', () => {
  expect(trimmedApiPage(page(job, enumeration), { [`${PACKAGE}.Job`]: { methods: [{ name: 'grantPull' }] } }))
    .toBe(page(job, enumeration));
  expect(trimmedApiPage(page(job, enumeration), {})).toBe(page(job, enumeration));
});

test('the last class of the page is one too', () => {
  const types = { [`${PACKAGE}.Job`]: { base: 'constructs.Construct' } };
  expect(linesOf(trimmedApiPage(page(job), types)))
    .toEqual(['Constructs', 'Job', 'Initializers', '| scope', '| id', 'scope', 'x', 'id', 'x']);
});

test('no list of the page has lost its first mark, as one does that follows the summary of a docstring at once', () => {
  const text = readFileSync(join(__dirname, '../API.md'), 'utf-8');
  expect(text.match(/^(?!- )\S.*[.;]\n- .*/gm)).toBeNull();
});
