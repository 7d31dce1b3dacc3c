import { shownImage, shownKey } from '../../src/image/shown';

test.each([
  ['registry.example.com/team', 'registry.example.com/team'],
  ['https://me:hunter2@registry.example.com', 'https://***@registry.example.com'],
  ['registry.example.com\n', 'registry.example.com\\n'],
  ['ghp_a1B2c3D4e5F6g7H8i9J0', '***'],
  ['https://glpat-a1B2c3D4e5F6g7H8i9J0.01.aB3', 'https://***'],
  ['eyJhbGciOiJub25lIn0.eyJzdWIiOiIxIn0.c2lnbmF0dXJl', '***'],
  ['123456789012.dkr.ecr.eu-west-1.amazonaws.com', '123456789012.dkr.ecr.eu-west-1.amazonaws.com'],
  ['123456789012.dkr.ecr.eu-west-1.amazonaws.com/Team_1', '123456789012.dkr.ecr.eu-west-1.amazonaws.com/Team_1'],
  ['us-central1-docker.pkg.dev/My_Project1234567890', 'us-central1-docker.pkg.dev/My_Project1234567890'],
  ['*.azurecr.io', '*.azurecr.io'],
  ['REGISTRY_HOST_OF_TEAM', 'REGISTRY_HOST_OF_TEAM'],
  ['AcmeProd01Registry.azurecr.io/team', 'AcmeProd01Registry.azurecr.io/team'],
  ['https://K8S-REGISTRY-PRODUCTION.CORP.LOCAL', 'https://K8S-REGISTRY-PRODUCTION.CORP.LOCAL'],
  ['K8s-Registry-Production:5000', 'K8s-Registry-Production:5000'],
  ['registry_service_1', 'registry_service_1'],
])('the key %j is shown as %s', (key, shown) => {
  expect(shownKey(key)).toBe(shown);
});

test.each<[unknown, string]>([
  ['me:hunter2@ghcr.io/acme/web:1', '***@ghcr.io/acme/web:1'],
  [1.1, '1.1'],
  [true, 'true'],
  [{ password: 'hunter2' }, 'an object'],
])('the image %j is shown as %s', (image, shown) => {
  expect(shownImage(image)).toBe(shown);
});

test('of a long key or image the beginning is shown', () => {
  expect(shownKey('a'.repeat(5000)).length).toBeLessThan(250);
  expect(shownImage('a'.repeat(5000)).length).toBeLessThan(1050);
});
