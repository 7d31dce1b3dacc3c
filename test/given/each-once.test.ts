import {
  AllowedRegistries, CloudIdentity, CredentialProvider, ImageCoverage, Registry, RegistryCredentials,
} from '../../src';
import { newAccess } from '../access/support';
import { newChart } from '../attach/support';

const ecr = Registry.ecr({ account: '123456789012', region: 'eu-west-1' });
const same = Registry.parse(`${ecr}`);
const role = CloudIdentity.irsa('arn:aws:iam::123456789012:role/pull');
const names = ['payments/web', 'shop/web', 'payments/web'];

test.each<[list: string, twice: string, make: () => unknown]>([
  ["'registries' of 'chart/Allowed'", `${ecr}`, () => new AllowedRegistries(newChart(), 'Allowed', {
    registries: [ecr, same],
  })],
  ["'registries'", `${ecr}`, () => role.cloudGrants([ecr, same])],
  ["'serviceAccounts'", 'payments/web', () => role.cloudGrants([ecr], names)],
  ["'serviceAccounts'", 'payments/web', () => role.cloudTrust(names, 'https://oidc.example.com')],
  ["'privateRegistries'", 'quay.io', () => ImageCoverage.prove(newChart(), {
    privateRegistries: [Registry.quay(), Registry.quay()],
  })],
  ["'coverage.publicRegistries'", 'ghcr.io', () => newAccess(newChart(), {
    coverage: { publicRegistries: [Registry.ghcr(), Registry.of('ghcr.io')] },
  })],
  ["'coverage.nodeRegistries'", 'docker.io', () => newAccess(newChart(), {
    coverage: { nodeRegistries: [Registry.dockerHub(), Registry.of('docker.io')] },
  })],
  ["'registries' of credential provider 'ecr-credential-provider'", `${ecr}`, () => CredentialProvider.ecr({
    registries: [ecr, same],
  })],
  ["'registries' of credential provider 'own'", 'ghcr.io', () => CredentialProvider.of('own', {
    registries: [Registry.ghcr(), Registry.ghcr()],
  })],
  ["'registries'", `${ecr}`, () => RegistryCredentials.nodeIdentity([ecr, same])],
  ["'registries'", 'registry.example.com', () => {
    const chart = newChart();
    const access = newAccess(chart);
    access.grantPull(chart, { registries: [...access.registries, ...access.registries] });
  }],
])('%s that names %s twice is refused', (list, twice, make) => {
  expect(make).toThrow(`${list} names '${twice}' twice: leave one out`);
});

test('two paths of one registry are two', () => {
  const registries = ['a', 'b'].map(path => ecr.withPath(path));
  expect(() => role.cloudGrants([ecr, ...registries])).not.toThrow();
  expect(() => CredentialProvider.ecr({ registries })).not.toThrow();
});
