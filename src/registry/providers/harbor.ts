import { RegistryProvider } from '../provider';
import { RegistryKind } from '../registry-kind';

/** Harbor: https://goharbor.io/docs/main/working-with-projects/project-configuration/create-robot-accounts/. */
export const HARBOR: RegistryProvider = {
  kind: RegistryKind.HARBOR,
  factory: 'Registry.harbor(host)',
  mistakes: [],
  facts: () => ({
    usernameHint: 'a robot account, robot$name or robot$project+name; quote the $ in a shell',
  }),
};
