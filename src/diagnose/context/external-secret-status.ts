import { command } from './command';
import { Condition, conditionsOf, withQuote } from './said';
import { MakerStatus, SoughtSecret } from './sought-secret';
import { at, objectsAt, textAt, textsAt } from '../../audit/facts/members';
import { isPlainObject, KubernetesObject } from '../../kubernetes/kubernetes-object';

/** External Secrets has this in the place of a namespace where it could not list them. */
const ALL_NAMESPACES = 'unknown';

/** The store had nothing, and that is no error: by the reason or the end of the message. */
const NOTHING_STORED = /^SecretDeleted$|DeletionPolicy=\w+$/;

/**
 * What a ClusterExternalSecret says of a namespace: its condition is of all of them.
 *
 * https://external-secrets.io/latest/api/clusterexternalsecret/
 */
export function clusterExternalSecretStatus(
  object: KubernetesObject, { namespace }: SoughtSecret,
): MakerStatus | undefined {
  if (!isPlainObject(object.status)) {
    return undefined;
  }
  const name = textAt(object, 'status', 'externalSecretName') ?? textAt(object, 'spec', 'externalSecretName')
    ?? String(object.metadata?.name);
  const inspect = command`kubectl -n ${namespace} describe externalsecret ${name}`;
  const failures = objectsAt(object, 'status', 'failedNamespaces');
  const failure = failures.find(entry => entry.namespace === namespace);
  if (failure) {
    const said = withQuote(`it failed in namespace '${namespace}'`, failure.reason);
    return /already exists/.test(String(failure.reason))
      ? { said, fix: `delete or rename the ExternalSecret '${name}' that is there already`, command: inspect }
      : { said };
  }
  if (textsAt(object, 'status', 'provisionedNamespaces').includes(namespace)) {
    const said = `it made ExternalSecret '${name}' in namespace '${namespace}'`;
    return { said, fix: 'see what that one says', command: inspect };
  }
  const general = failures.find(entry => entry.namespace === ALL_NAMESPACES);
  if (general) {
    return { said: withQuote('it failed', general.reason) };
  }
  return failures.length === 0 && conditionsOf(object).some(({ status }) => status === 'False') ? undefined : {
    said: `its selectors do not choose namespace '${namespace}'`,
    fix: 'give the namespace the labels that they ask for',
  };
}

/**
 * Why there is no Secret though an ExternalSecret is ready; undefined where there may be one.
 *
 * https://external-secrets.io/latest/guides/ownership-deletion-policy/
 */
export function readyExternalSecretStatus(
  object: KubernetesObject, { maker: { namespace, name }, isAbsent }: SoughtSecret, ready: Condition, said: string,
): MakerStatus | undefined {
  const policy = textAt(object.spec, 'target', 'creationPolicy') ?? 'Owner';
  const otherKind = textAt(object.spec, 'target', 'manifest', 'kind');
  if (otherKind !== undefined) {
    return { said: withQuote('it makes another kind', otherKind), fix: 'leave spec.target.manifest out of it' };
  }
  if (NOTHING_STORED.test(String(ready.reason)) || NOTHING_STORED.test(String(ready.message))) {
    return { said, fix: 'put the credential into the store again: it has none there' };
  }
  if (ready.reason === 'SecretMissing' || (isAbsent && (policy === 'Merge' || policy === 'None'))) {
    return {
      said: `its creationPolicy '${policy}' makes no Secret`,
      fix: "create the Secret, or set the policy to 'Owner'",
      // eslint-disable-next-line @stylistic/max-len
      command: command`kubectl -n ${namespace} patch externalsecret ${name} --type merge -p '{"spec":{"target":{"creationPolicy":"Owner"}}}'`,
    };
  }
  if (!isAbsent) {
    return undefined;
  }
  return {
    said: `${said}, so it was deleted since`,
    ...policy === 'Orphan' && syncsOnce(object)
      ? { fix: 'delete the ExternalSecret and create it again, as it syncs only once' }
      : {
        fix: 'have it synced now; if nothing comes of that, External Secrets does not run',
        command: command`kubectl -n ${namespace} annotate externalsecret ${name} force-sync=$(date +%s) --overwrite`,
      },
  };
}

function syncsOnce({ spec }: KubernetesObject): boolean {
  return at(spec, 'refreshPolicy') === 'CreatedOnce' || /^0[a-z]*$/.test(textAt(spec, 'refreshInterval') ?? '');
}
