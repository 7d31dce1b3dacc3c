import { acr, artifactRegistry, azure, ecr, gke, harbor, irsa, newChart } from './support';
import { AcrRefreshCronJob, ArtifactRegistryRefreshCronJob, EcrRefreshCronJob, Registry } from '../../src';

const newEcr = (registries: Registry[]) => new EcrRefreshCronJob(newChart(), 'Refresh', { registries, identity: irsa });
const newArtifactRegistry = (registries: Registry[]) => new ArtifactRegistryRefreshCronJob(newChart(), 'Refresh', { registries, identity: gke });
const newAcr = (registries: Registry[]) => new AcrRefreshCronJob(newChart(), 'Refresh', { registries, identity: azure });

describe('the registries of a construct for one kind', () => {
  test.each([
    ['none', () => newEcr([]), "'registries' of EcrRefreshCronJob is empty: give at least one"],
    ['those that are missing', () => newAcr(undefined!), "'registries' of AcrRefreshCronJob is missing: give at least one"],
    ['one twice', () => newEcr([ecr, ecr]), `'registries' names '${ecr.configKey}' twice: leave one out`],
    ['one of another kind', () => newEcr([ecr, acr]), "'registries' of EcrRefreshCronJob must be of kind ecr or ecr-public, got 'example.azurecr.io' of kind acr: "
      + 'use AcrRefreshCronJob for it, or RefreshCronJob for both'],
    ['ECR for Artifact Registry', () => newArtifactRegistry([ecr]), 'use EcrRefreshCronJob for it'],
    ['Artifact Registry for ACR', () => newAcr([artifactRegistry]), 'use ArtifactRegistryRefreshCronJob for it'],
    ['one whose credentials last', () => newEcr([harbor]), "got 'registry.example.com' of kind harbor: its credentials last. Name a Secret that holds them in the "
      + "'credentials' of a RefreshCronJob, with RegistryCredentials.existingSecret(…)"],
  ])('refuse %s', (_, create, message) => {
    expect(create).toThrow(message);
  });
});
