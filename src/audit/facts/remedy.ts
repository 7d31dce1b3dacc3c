import { Pull } from '../../pull/evaluator';
import { NearestMiss } from '../../pull/nearest-miss';
import { shownKey } from '../../pull/text';

/** What to change in YAML for an image that no credential reaches; undefined where the rule says it as well. */
export function manifestRemedy(miss: NearestMiss, { from, namespace, serviceAccountName }: Pull): string | undefined {
  const list = `imagePullSecrets of ${from === 'pod' ? 'the pod' : `ServiceAccount '${serviceAccountName}'`}`;
  switch (miss.kind) {
    case 'wrong-type':
      return `Delete Secret '${miss.secret.name}' and create it again with \`type: kubernetes.io/dockerconfigjson\``;
    case 'near-key':
      return miss.wanted === undefined
        ? undefined
        : `Change the key '${shownKey(miss.key)}' of Secret '${miss.secret.name}' to '${miss.wanted}'`;
    case 'hidden':
      return 'Add the entries of the ServiceAccount to the list of the pod, or leave that list out';
    case 'not-named':
      return `Add Secret '${miss.name}' to ${list}`;
    case 'other-namespace':
      return `Make a Secret like '${miss.place.name}' of namespace '${miss.place.namespace}' in '${namespace}', and `
        + `add it to ${list}`;
    default:
      return undefined;
  }
}
