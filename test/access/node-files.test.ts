import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeNodeFiles } from '../../src/access/node-access';
import { nodeIdentitySource } from '../../src/credentials/node';
import { nodeGrants } from '../../src/node/node-grants';
import { acr, chinaEcr, configOf, ecr, provider } from '../node/support';
import { temporaryFolder } from '../support/folder';

const folder = temporaryFolder();

const read = (file: string) => readFileSync(join(folder, file), 'utf-8');

test('what the nodes have to be granted is JSON, for AWS with the policy alone', () => {
  const grants = nodeGrants([nodeIdentitySource([ecr, acr])]);
  expect(writeNodeFiles(join(folder, 'nodes'), { grants }))
    .toEqual(['nodes/node-permissions.json', 'nodes/node-policy.json'].map(file => join(folder, file)));
  expect(JSON.parse(read('nodes/node-permissions.json'))).toEqual(JSON.parse(JSON.stringify(grants)));
  expect(JSON.parse(read('nodes/node-policy.json'))).toEqual(grants[0].policyDocument);
  writeNodeFiles(join(folder, 'azure'), { grants: nodeGrants([nodeIdentitySource([acr])]) });
  expect(readdirSync(join(folder, 'azure'))).toEqual(['node-permissions.json']);
});

test('policies of two roles are in the one file only, which says whose they are', () => {
  const grants = nodeGrants([nodeIdentitySource([ecr]), nodeIdentitySource([chinaEcr])]);
  expect(writeNodeFiles(join(folder, 'roles'), { grants }))
    .toEqual([join(folder, 'roles/node-permissions.json')]);
});

test('the file of the kubelet is beside it', () => {
  const config = configOf(provider());
  expect(writeNodeFiles(join(folder, 'both/eu'), { config, grants: nodeGrants([nodeIdentitySource([acr])]) })).toEqual(
    ['credential-provider-config.yaml', 'node-permissions.json'].map(file => join(folder, 'both/eu', file)));
  expect(read('both/eu/credential-provider-config.yaml')).toBe(config.toYaml());
});

test('nothing is written where nodes have nothing to do', () => {
  expect(writeNodeFiles(join(folder, 'nothing'), { grants: [] })).toEqual([]);
  expect(readdirSync(folder)).not.toContain('nothing');
});
