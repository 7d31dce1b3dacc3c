import { ImageReference } from '../image';
import { Pod } from './pod';
import { Registries } from './registries';
import { SecretName, Secrets } from './secrets';
import { withoutUserInfo } from '../image/registry-key';
import { explainDifference } from '../registry/nearest-key';

/** Says why no credential matched an image: what was considered, and what comes nearest. */
export function explainMiss(image: ImageReference, pod: Pod, secrets: Secrets, registries: Registries): string {
  return `${considered(pod, secrets)} ${nearest(image, pod, secrets, registries)}`;
}

function considered(pod: Pod, secrets: Secrets): string {
  if (pod.pullSecrets.length === 0) {
    return pod.pullSecretsFrom === 'unknown-service-account'
      ? `The pod lists no pull secrets, and ServiceAccount '${pod.serviceAccountName}' is not in the app.`
      : `Neither the pod nor its ServiceAccount '${pod.serviceAccountName}' lists a pull secret.`;
  }
  const from = pod.pullSecretsFrom === 'pod' ? 'the pod' : `ServiceAccount '${pod.serviceAccountName}'`;
  return `Pull secrets of ${from}: ${pod.pullSecrets.map(name => describeSecret(name, pod, secrets)).join('; ')}.`;
}

function describeSecret(name: string, { namespace }: Pod, secrets: Secrets): string {
  const secret = secrets.find(namespace, name);
  if (!secret) {
    return `'${name}' is neither in the app nor declared with what it covers`;
  }
  return secret.problem ? `'${name}' ${secret.problem.message}` : `'${name}' has '${secret.config.keys.map(withoutUserInfo).join('\', \'')}'`;
}

/** The first hint that applies: the most specific ones come first. */
function nearest(image: ImageReference, pod: Pod, secrets: Secrets, registries: Registries): string {
  const matching = secrets.matching(image.repository);
  return inSameNamespace(matching, pod, secrets)
    ?? nearestKey(image, pod, secrets)
    ?? inOtherNamespace(matching, pod)
    ?? besideNodes(image, registries)
    ?? `Grant it with grantPull(…), declare what an existing Secret covers, or name '${image.domain}' in 'nodeRegistries' if the nodes serve it, `
    + 'or its repository in \'publicRegistries\' if anyone may pull it';
}

function inSameNamespace(matching: readonly SecretName[], pod: Pod, secrets: Secrets): string | undefined {
  const found = matching.find(({ name }) => secrets.find(pod.namespace, name) && !pod.pullSecrets.includes(name));
  return found && `Secret '${found.name}' has a credential for it, but the pod does not refer to it: grant it with grantPull(…)`;
}

function inOtherNamespace(matching: readonly SecretName[], pod: Pod): string | undefined {
  const found = matching.find(({ namespace, isSelected }) => !isSelected && namespace !== pod.namespace);
  return found && `Secret '${found.name}' of namespace '${found.namespace ?? ''}' has a credential for it, but a pod can use only the Secrets of its own: `
    + `add '${pod.namespace ?? ''}' to 'namespaces', or grant the copy there if something copies it (copiesOf, copyIn)`;
}

/** What the nodes pull from the host by themselves, under another path. */
function besideNodes(image: ImageReference, registries: Registries): string | undefined {
  const [known] = registries.servedAt(image.domain);
  return known && `The nodes pull from '${known.host}/${known.path}' by themselves, and its path '/${known.path}' is not that of '/${image.path}': add the path that is missing `
    + '(withPath) to the registries of the nodes, and to what they may pull, or fix the image';
}

/** A key of the pod's own secrets that differs from what would match in one thing. */
function nearestKey(image: ImageReference, pod: Pod, secrets: Secrets): string | undefined {
  for (const name of pod.pullSecrets) {
    for (const key of secrets.keyring(pod.namespace, [name]).keys) {
      const difference = explainDifference(key, image);
      if (difference) {
        return `The nearest key is '${key}' of Secret '${name}': ${difference}`;
      }
    }
  }
  return undefined;
}
