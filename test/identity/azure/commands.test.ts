import { AzureCloud, Registry } from '../../../src';
import { federationCommand, roleCommands } from '../../../src/identity/azure/commands';
import { acr, clientId, tenantId, workload } from '../support';

const command = (name: string, assignee: string, tenant: string) => {
  const subscription = `--subscription '<SUBSCRIPTION OF ${name.toUpperCase()}>'`;
  return `# Azure subscription of registry ${name}${tenant}\n`
    + `az role assignment create ${subscription} --assignee ${assignee} --role AcrPull --scope `
    + `"$(az acr show ${subscription} --name ${name} --query id --output tsv)"`;
};

test('the role is given for each registry, by its name', () => {
  const registries = [
    acr,
    acr.withPath('team'),
    Registry.acr('contoso-a1b2', AzureCloud.CHINA),
    Registry.parse('other.westeurope.geo.azurecr.io'),
  ];
  expect(roleCommands(registries, clientId, 'AcrPull', tenantId))
    .toEqual(['contoso', 'other'].map(name => command(name, clientId, `, tenant ${tenantId}`)));
});

test('an identity without a client ID has to be filled in', () => {
  expect(roleCommands([acr], 'the managed identity of the nodes', 'AcrPull', undefined))
    .toEqual([command('contoso', "'<PRINCIPAL ID OF THE MANAGED IDENTITY>'", '')]);
});

test('a managed identity trusts the ServiceAccount', () => {
  expect(
    federationCommand(workload, tenantId, {
      issuer: 'https://oidc.example.com/', audience: 'api://AzureADTokenExchange',
    }),
  ).toBe(
    `# Azure subscription of the managed identity, tenant ${tenantId}\n`
      + "az identity federated-credential create --subscription '<SUBSCRIPTION OF THE IDENTITY>' "
      + "--resource-group '<RESOURCE GROUP>' --identity-name '<IDENTITY>' --name registry-refresher "
      + '--issuer https://oidc.example.com/ --subject system:serviceaccount:registry:refresher '
      + '--audiences api://AzureADTokenExchange',
  );
});
