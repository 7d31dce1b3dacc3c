import { AzureCloud, Registry } from '../../../src';
import { federationCommand, roleCommands } from '../../../src/identity/azure/commands';
import { acr, clientId, workload } from '../support';

const scope = (name: string) => `--role AcrPull --scope "$(az acr show --name ${name} --query id --output tsv)"`;

test('the role is given for each registry, by its name', () => {
  const registries = [
    acr,
    acr.withPath('team'),
    Registry.acr('contoso-a1b2', AzureCloud.CHINA),
    Registry.parse('other.westeurope.geo.azurecr.io'),
  ];
  expect(roleCommands(registries, clientId, 'AcrPull'))
    .toEqual(['contoso', 'other'].map(name => `az role assignment create --assignee ${clientId} ${scope(name)}`));
});

test('an identity without a client ID has to be filled in', () => {
  expect(roleCommands([acr], 'the managed identity of the nodes', 'AcrPull')).toEqual([
    `az role assignment create --assignee '<PRINCIPAL ID OF THE MANAGED IDENTITY>' ${scope('contoso')}`,
  ]);
});

test('a managed identity trusts the ServiceAccount', () => {
  expect(
    federationCommand(workload, { issuer: 'https://oidc.example.com/', audience: 'api://AzureADTokenExchange' }),
  ).toBe(
    "az identity federated-credential create --resource-group '<RESOURCE GROUP>' --identity-name '<IDENTITY>' --name "
      + 'registry-refresher --issuer https://oidc.example.com/ --subject system:serviceaccount:registry:refresher '
      + '--audiences api://AzureADTokenExchange',
  );
});
