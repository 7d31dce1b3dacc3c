import { rmSync } from 'node:fs';
import { call, folder, Parameter, placesOf } from './valid-calls';
import signatures from '../../src/given/signatures.json';

afterAll(() => rmSync(folder, { recursive: true }));

/** What holds an address, a registry or an image, by its name. */
const ADDRESSES = new Set([
  'cidrs', 'glob', 'host', 'httpsProxy', 'image', 'injectedImages', 'key', 'matchImages', 'mirror', 'node',
  'nodeRegistryPatterns', 'noProxy', 'oidcIssuer', 'preloadedImages', 'text', 'url',
]);

const LOGINS = [
  'https://robot:hunter2@registry.example.com/team', 'robot:hunter2@registry.example.com:3128',
  'robot:hunter2@registry.example.com/app:1', 'robot:hunter2@registry.example.com/app@sha256:abc',
  'https://registry.example.com/?token=hunter2', 'registry.example.com/app?token=hunter2',
  'http://registry.example.com/#hunter2', '*.example.com/?token=hunter2', 'https://robot:hunter2@*.example.com',
  'u:hunter2@ghcr.io/a b%zz',
];

const places = Object.keys(signatures.calls).flatMap(name => placesOf(name)
  .filter(({ parameter }) => ADDRESSES.has(parameter.name) && /^string(?:\[\])?$/.test(parameter.type))
  .map(({ parameter, given }) => [`${name}: ${parameter.of}.${parameter.name}`, name, parameter, given] as const));

test.each(places)('no error shows a login in an address: %s', async (_, name, { type }: Parameter, given) => {
  const messages = await Promise.all(LOGINS.map(async login => {
    try {
      await call(name, given(type === 'string' ? login : [login]));
      return '';
    } catch (error) {
      return (error as Error).message;
    }
  }));
  expect(messages.filter(message => message.includes('hunter2'))).toEqual([]);
});
