import { acr, artifactRegistry, ecr, ecrPublic } from './support';
import { CloudIdentity, Registry } from '../../src';
import { choicesFor } from '../../src/identity/choices';

test.each([
  [ecr, 'CloudIdentity.eksPodIdentity(), CloudIdentity.irsa(roleArn), CloudIdentity.awsNodeRole() or '
    + 'CloudIdentity.awsAccessKey({ secretName })'],
  [ecrPublic, 'CloudIdentity.eksPodIdentity(), CloudIdentity.irsa(roleArn), CloudIdentity.awsNodeRole() or '
    + 'CloudIdentity.awsAccessKey({ secretName })'],
  [artifactRegistry, 'CloudIdentity.gkeWorkloadIdentity({ project, location, cluster }), '
    + 'CloudIdentity.googleFederation({ projectNumber, pool, provider }) or CloudIdentity.googleNode(serviceAccount)'],
  [acr, 'CloudIdentity.azureWorkloadIdentity({ clientId, tenantId }), CloudIdentity.azureManagedIdentity(tenantId) '
    + 'or CloudIdentity.azureServicePrincipal({ clientId, tenantId, secretName })'],
])('where there is no identity for %s, the choices are named', (registry, choices) => {
  expect(choicesFor(registry)).toBe(choices);
});

test.each([ecr, artifactRegistry, acr])('each choice for %s is a factory', registry => {
  const names = [...choicesFor(registry).matchAll(/CloudIdentity\.(\w+)/g)].map(([, name]) => name);
  expect(names.length).toBeGreaterThan(2);
  names.forEach(name => expect(CloudIdentity).toHaveProperty(name));
});

test('there is no choice for a registry without tokens of a cloud', () => {
  expect(choicesFor(Registry.harbor('registry.example.com'))).toBe('');
});
