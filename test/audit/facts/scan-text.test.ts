import { scanText } from '../../../src/audit/facts/scan-text';
import { expectLinear } from '../../support/linear';

const login = (members: object) =>
  `credentials:\n${Object.entries(members).map(([key, value]) => `  ${key}: ${value}\n`).join('')}other: x\n`;
const LOGIN = { registry: 'reg.io', username: 'robot', password: 'hunter2-abc' };

test.each<[string, string, number]>([
  ['registry, user and password', login(LOGIN), 1],
  ['another order, quotes', login({ password: '"hunter2-abc"', user: "'robot'", imageRegistry: 'reg.io' }), 1],
  ['an entry of a list', 'logins:\n- registry: reg.io\n  username: robot\n  password: hunter2-abc\n', 1],
  ['a password alone', login({ password: 'hunter2-abc' }), 0],
  ['no registry', login({ server: 'smtp.example.com', username: 'robot', password: 'hunter2-abc' }), 0],
  ['an empty registry', login({ ...LOGIN, registry: '""' }), 0],
  ['a placeholder', login({ ...LOGIN, password: 'changeme' }), 0],
  ['a template', login({ ...LOGIN, password: '{{ .Values.password }}' }), 0],
  ['an empty password', login({ ...LOGIN, password: '""' }), 0],
  ['a registry further out', `registry: reg.io\n${login({ username: 'robot', password: 'hunter2-abc' })}`, 0],
  ['a registry of another object',
    `${login({ username: 'robot', password: 'hunter2-abc' })}more:\n  registry: reg.io\n`, 0],
])('values with %s: %#', (_, text, count) => {
  expect(scanText(text, 0).map(({ what }) => what)).toEqual(Array(count).fill('a registry login'));
});

test('very many passwords are looked through in one pass', async () => {
  await expectLinear(20_000, count => login(LOGIN).repeat(count / 5), text => scanText(text, 0));
});
