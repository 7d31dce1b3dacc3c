import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { harbor, PASSWORD } from './support';
import { Registry } from '../../src';
import {
  checkCovers, checkNoCopy, encryptedTexts, kindInWords, oneObject, nameAndNamespace,
} from '../../src/encrypted/encrypted-text';
import { temporaryFolder } from '../support/folder';

const folder = temporaryFolder();

const source = '\'text\'';

describe('encryptedTexts', () => {
  test('are the texts that were given, by their place', () => {
    expect(encryptedTexts({ texts: ['a: 1', 'b: 2'] }))
      .toEqual([{ text: 'a: 1', source: '\'texts[0]\'' }, { text: 'b: 2', source: '\'texts[1]\'' }]);
  });

  test('are those of files, which messages name', () => {
    const file = join(folder, 'harbor.yaml');
    writeFileSync(file, 'a: 1');
    expect(encryptedTexts({ files: [file] })).toEqual([{ text: 'a: 1', source: `file '${file}'` }]);
    expect(encryptedTexts({ files: [file], texts: ['b: 2'] }).map(({ text }) => text)).toEqual(['a: 1', 'b: 2']);
  });

  test.each([
    ['neither', {}, /^give either 'files'.* or 'texts'/],
    ['empty lists', { files: [], texts: [] }, /^give either 'files'.* or 'texts'/],
    ['YAML as a file', { files: [`password: ${PASSWORD}\n`] }, /^'files' seems to hold an encrypted text/],
    ['JSON as a file', { files: [`{"password":"${PASSWORD}"}`] }, /^'files' seems to hold an encrypted text/],
    ['a file that is not there', { files: ['nowhere.yaml'] },
      /^encrypted file 'nowhere.yaml' cannot be read \(ENOENT\): give the path of a readable file; .*/],
    ['a folder', { files: [tmpdir()] }, /cannot be read \(EISDIR\)/],
  ])('refuses %s, without its content', (_, given, message) => {
    expect(() => encryptedTexts(given)).toThrow(message);
    expect(() => encryptedTexts(given)).not.toThrow(PASSWORD);
  });
});

describe('oneObject', () => {
  test.each([
    ['YAML', 'kind: Secret\n'],
    ['JSON', '{"kind":"Secret"}'],
    ['a document between empty ones', '---\n---\nkind: Secret\n---\n'],
  ])('reads %s', (_, text) => {
    expect(oneObject({ text, source })).toEqual({ kind: 'Secret' });
  });

  test('leaves dates as texts, as the API server gets them', () => {
    expect(oneObject({ text: 'at: 2026-01-02T03:04:05Z', source })).toEqual({ at: '2026-01-02T03:04:05Z' });
  });

  test.each([
    ['nothing', '', '\'text\' holds 0 YAML documents: give one Kubernetes object'],
    ['a text', PASSWORD, '\'text\' holds 1 YAML documents, which is not an object: give one Kubernetes object'],
    ['a list', `- ${PASSWORD}`, '\'text\' holds 1 YAML documents, which is not an object'],
    ['two objects', `a: ${PASSWORD}\n---\nb: 1`, '\'text\' holds 2 YAML documents: give one Kubernetes object'],
    ['what is not YAML', `a: "${PASSWORD}`, '\'text\' is not YAML'],
  ])('refuses %s, without its content', (_, text, message) => {
    expect(() => oneObject({ text, source })).toThrow(message);
    expect(() => oneObject({ text, source })).not.toThrow(PASSWORD);
  });
});

test.each([
  [{ apiVersion: 'apps/v1', kind: 'Deployment' }, 'a apps/v1 Deployment'],
  [{ kind: 'Deployment' }, 'no Kubernetes object'],
  [{ apiVersion: 'v1', kind: 1 }, 'no Kubernetes object'],
  [{ apiVersion: 'v1', kind: `the password is ${PASSWORD}` }, 'no Kubernetes object'],
  [{ apiVersion: 'v1', kind: 'x'.repeat(100) }, 'no Kubernetes object'],
])('%j is called %s', (object, text) => {
  expect(kindInWords(object as object)).toBe(text);
});

describe('placeOf', () => {
  test.each([
    [{ name: 'harbor', namespace: 'payments' }, { name: 'harbor', namespace: 'payments' }],
    [{ name: 'harbor.example' }, { name: 'harbor.example' }],
    [{ name: 'harbor', namespace: null }, { name: 'harbor' }],
  ])('of %j', (metadata, place) => {
    expect(nameAndNamespace({ metadata } as object, source)).toEqual(place);
  });

  test.each([
    [undefined, /has no 'metadata.name' that a Secret can have/],
    [PASSWORD, /has no 'metadata.name' that a Secret can have/],
    [{ name: 1 }, /has no 'metadata.name' that a Secret can have/],
    [{ name: `${PASSWORD}!` }, /has no 'metadata.name' that a Secret can have/],
    [{ name: 'harbor', namespace: 1 }, /has a 'metadata.namespace' that no namespace can have/],
    [{ name: 'harbor', namespace: `${PASSWORD}.` }, /has a 'metadata.namespace' that no namespace can have/],
    [{ name: 'harbor', namespace: 'a'.repeat(64) }, /has a 'metadata.namespace' that no namespace can have/],
  ])('refuses %j, without a value', (metadata, message) => {
    expect(() => nameAndNamespace({ metadata } as object, source)).toThrow(message);
    expect(() => nameAndNamespace({ metadata } as object, source)).not.toThrow(PASSWORD);
  });
});

describe('checkNoCopy', () => {
  test.each([
    ['kubectl.kubernetes.io/last-applied-configuration'],
    ['kubecfg.ksonnet.io/last-applied-configuration'],
  ])('refuses %s, without its value', key => {
    const check = () => checkNoCopy({ [key]: PASSWORD }, 'metadata', source);
    expect(check).toThrow(`'text' has the annotation '${key}' in 'metadata', a copy of the object as it was applied`);
    expect(check).not.toThrow(PASSWORD);
  });

  test.each([[undefined], [null], ['text'], [{}], [{ 'example.com/owner': 'platform' }]])('takes %j', annotations => {
    expect(() => checkNoCopy(annotations, 'metadata', source)).not.toThrow();
  });
});

test('what covers nothing is refused', () => {
  expect(() => checkCovers([], source)).toThrow(
    "'covers' of 'text' is empty: list the registries that the Secret holds credentials for",
  );
  expect(() => checkCovers([harbor], source)).not.toThrow();
});

test('what only tokens open is refused, for they expire', () => {
  expect(() => checkCovers([harbor, Registry.ecr({ account: '123456789012', region: 'eu-west-1' })], source))
    .toThrow("'covers' of 'text' has '123456789012.dkr.ecr.eu-west-1.amazonaws.com': what is encrypted for it is a "
      + 'token that expires after 12 hours');
  expect(() => checkCovers([Registry.acr('contoso')], source)).not.toThrow();
});
