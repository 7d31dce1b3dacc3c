import {
  acr, acrToken, artifactRegistryToken, azure, ecr, ecrToken, harbor, harborSecret, irsa, otherAccount,
  otherRegionToken,
} from './support';
import { CloudIdentity, RegistryCredentials } from '../../src';
import { PullSecretParts } from '../../src/refresh/part';

const idsOf = (credentials: RegistryCredentials[]) => new PullSecretParts().partsFor(credentials)
  .map(({ id, registries }) => [id, registries.map(({ configKey }) => configKey)]);

describe('Parts', () => {
  test('takes one token for all accounts of a region', () => {
    expect(idsOf([ecrToken, RegistryCredentials.token(otherAccount, { identity: irsa })]))
      .toEqual([['ecr-eu-west-1', [ecr.configKey, otherAccount.configKey]]]);
  });

  test('takes another token for another region, provider or registry', () => {
    const otherAcr = RegistryCredentials.token(acr.withPath('team'), { identity: azure });
    expect(idsOf([ecrToken, otherRegionToken, artifactRegistryToken, acrToken, otherAcr]).map(([id]) => id))
      .toEqual(['ecr-eu-west-1', 'ecr-us-east-1', 'artifact-registry', 'example-azurecr-io']);
  });

  test('takes another token for another principal, and numbers it', () => {
    const assumeRole = 'arn:aws:iam::210987654321:role/pull';
    expect(idsOf([ecrToken, RegistryCredentials.token(otherAccount, { identity: irsa, assumeRole })])).toEqual([
      ['ecr-eu-west-1', [ecr.configKey]],
      ['ecr-eu-west-1-2', [otherAccount.configKey]],
    ]);
  });

  test('knows an identity that is given twice', () => {
    const same = CloudIdentity.irsa('arn:aws:iam::123456789012:role/pull');
    expect(idsOf([ecrToken, RegistryCredentials.token(otherAccount, { identity: same })])).toHaveLength(1);
  });

  test('takes a Secret as it is', () => {
    expect(idsOf([harborSecret])).toEqual([['static-harbor-pull', [harbor.configKey]]]);
  });

  test('gives Secrets with long names ids that volumes can have, each its own', () => {
    const secrets = ['a', 'b'].map(end =>
      RegistryCredentials.existingSecret('s'.repeat(252) + end, { covers: [harbor.withPath(end)] }),
    );
    const ids = idsOf(secrets).map(([id]) => id as string);
    expect(ids.map(id => [id.length <= 63, /^static-s+-[a-z0-9]{8}$/.test(id)])).toEqual([[true, true], [true, true]]);
    expect(new Set(ids).size).toBe(2);
  });

  test('shares a part between pull secrets that hold the same', () => {
    const parts = new PullSecretParts();
    const [[first], [second]] = [parts.partsFor([ecrToken]), parts.partsFor([ecrToken])];
    expect(second).toBe(first);
    expect(parts.all).toEqual([first]);
  });

  test.each([
    ['a token', [ecrToken, ecrToken], ecr],
    ['two tokens for one registry',
      [ecrToken, RegistryCredentials.token(ecr, { identity: CloudIdentity.eksPodIdentity() })], ecr],
    ['a Secret', [ecrToken, harborSecret, harborSecret], harbor],
  ])('refuses %s twice', (_, credentials, registry) => {
    expect(() => new PullSecretParts().partsFor(credentials))
      .toThrow(`'credentials' of a refresher names '${registry.configKey}' twice: leave one out`);
  });

  test('takes a token and a Secret for one registry', () => {
    expect(idsOf([ecrToken, RegistryCredentials.existingSecret('ecr', { covers: [ecr] })])).toHaveLength(2);
  });

  test('refuses credentials that are in a manifest', () => {
    const literal = RegistryCredentials.unsafeLiteralInManifest(harbor, 'robot', 'hunter2');
    expect(() => new PullSecretParts().partsFor([literal]))
      .toThrow("'credentials' of a refresher holds credentials for 'registry.example.com' that are in a manifest");
    expect(() => new PullSecretParts().partsFor([literal])).not.toThrow('hunter2');
  });
});
