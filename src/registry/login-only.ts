import { isAt, RegistryLocation } from './known-registries';
import { ImageReference } from '../image';

/** A registry, or a path of one, that answers nobody without a login. */
interface LoginOnly extends RegistryLocation {
  /** Whether the nodes of OpenShift come with a login for it: its global pull secret. */
  readonly isOfOpenShift?: boolean;
}

const LOGIN_ONLY: readonly LoginOnly[] = [
  // https://access.redhat.com/articles/RegistryAuthentication
  { host: 'registry.redhat.io', isOfOpenShift: true },
  { host: 'registry.connect.redhat.com', isOfOpenShift: true },
  // https://docs.nvidia.com/nim/large-language-models/latest/getting-started.html
  { host: 'nvcr.io', path: 'nim' },
  // https://docs.docker.com/dhi/how-to/use/
  { host: 'dhi.io' },
  // https://www.ibm.com/docs/en/cloud-paks/1.0?topic=clusters-obtaining-your-entitlement-key
  { host: 'cp.icr.io' },
  // https://docs.github.com/packages/working-with-a-github-packages-registry/working-with-the-docker-registry
  { host: 'docker.pkg.github.com' },
];

/** What is known of the registry of an image, if it never serves anonymously. */
export function loginOnly(image: ImageReference): LoginOnly | undefined {
  return LOGIN_ONLY.find(location => isAt(image, location));
}
