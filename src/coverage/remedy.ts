import { ImageReference } from '../image';
import { Pull } from '../pull/evaluator';
import { NearestMiss } from '../pull/nearest-miss';

/** What to change in the app for an image that no credential reaches. */
export function grantRemedy(miss: NearestMiss, pull: Pull, { domain }: ImageReference): string {
  const { namespace, serviceAccountName, from, secrets } = pull;
  switch (miss.kind) {
    case 'wrong-type':
      return `Make Secret '${miss.secret.name}' with the type 'kubernetes.io/dockerconfigjson'`;
    case 'near-key':
      return nearKeyRemedy(miss, domain);
    case 'hidden':
    case 'too-late':
      return 'add them to the pod, or leave its list out';
    case 'not-named':
      return from === 'unknown-service-account' && serviceAccountName !== 'default'
        ? `grant it with grantPull(…), and name '${serviceAccountName}' in the 'serviceAccounts' of the `
          + 'PrivateRegistryAccess or declare it in the app, unless its pattern puts the reference on the pod'
        : `grant it with grantPull(…)${secrets.length > 0 ? `, and name '${domain}' where that has 'registries'` : ''}`;
    case 'other-namespace':
      return namespace === undefined ? 'set the namespace of its chart'
        : `add '${namespace}' to 'namespaces', or grant the copy there if something copies it (copiesOf)`;
    case 'beside-nodes':
      return (
        'add the path that is missing (withPath) to the registries of the nodes, and to what they may pull, or '
        + 'fix the image'
      );
    case 'unknown':
      return (
        `Say what Secret '${miss.secret.name}' covers: give it to a PrivateRegistryAccess with `
        + "RegistryCredentials.encryptedSecret(…), or name it in 'pullSecrets'"
      );
    case 'missing':
      return (
        `Say what Secret '${miss.secret.name}' covers: give it to a PrivateRegistryAccess with `
        + "RegistryCredentials.existingSecret(…), or name it in 'pullSecrets'"
      );
    default:
      return (
        `Add credentials for '${domain}' to a PrivateRegistryAccess that grants it`
        + `${secrets.length > 0 ? " (or name it in what one of these Secrets 'covers')" : ''}, or name '${domain}' in `
        + "'nodeRegistries' if the nodes serve it, or its repository in 'publicRegistries' if anyone may pull it"
      );
  }
}

function nearKeyRemedy({ wanted }: Extract<NearestMiss, { kind: 'near-key' }>, domain: string): string {
  if (domain !== domain.toLowerCase()) {
    return 'write the host of the image in lower case'; // a Registry takes no other
  }
  return wanted === undefined
    ? `fix the image, or add credentials for '${domain}' (or name it in what that Secret 'covers')`
    : `give a credential for '${wanted}', or fix the image`;
}
