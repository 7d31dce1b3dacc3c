import { command, inspectSecret } from './command';
import { shownKey } from '../../image/shown';
import { PullFailure } from '../pull-failure';
import { PullFailureCause } from '../pull-failure-cause';
import { ExaminedPod } from './examined-pod';
import { PullFailureFinding } from './pull-failure-finding';
import { isStaticPod } from '../../kubernetes/admitted-pod';
import { KubernetesObject } from '../../kubernetes/kubernetes-object';
import { FindingId } from '../../pull/finding-id';
import { idOfMiss, nearestMiss, NearestMiss } from '../../pull/nearest-miss';
import { considered, missSentence } from '../../pull/sentences';
import { registryAt } from '../../registry/known-registries';
import { quoted } from '../../text/printable';

/** Images of Docker Hub that all may pull. */
const OFFICIAL_IMAGES = 'docker.io/library/';

/** What to do about it. */
type Remedy = Pick<PullFailureFinding, 'fix' | 'command'>;

/** Why no credential reaches the image, and what comes nearest. */
export function missFindings(examined: ExaminedPod, failure: PullFailure): PullFailureFinding[] {
  const { evaluator, pull, image, pod } = examined;
  const miss = nearestMiss(evaluator, pull, image);
  if (isSaid(miss, examined) || (isUnexplained(failure) && isUnneeded(miss, examined))
    || (failure.cause === PullFailureCause.TAG_NOT_FOUND && image.repository.startsWith(OFFICIAL_IMAGES))) {
    return [];
  }
  if (isStaticPod(pod)) {
    const hidden = miss.kind === 'too-late' || miss.kind === 'hidden' ? miss.names : [];
    const message = hidden.length === 0
      ? 'a static pod gets no pull secret'
      : `ServiceAccount '${pull.serviceAccountName}' has the pull secret ${quoted(hidden)}, which a static pod does `
        + 'not get';
    return [isSent(failure)
      ? { code: FindingId.STATIC_POD, message: `${message}: the node's own credential was sent`, ...ofNode(pod) }
      : { code: FindingId.STATIC_POD, message, fix: 'give the credential to the node' }];
  }
  const isOpen = pull.from === 'unknown-service-account';
  const without = `no credential of the pod is for '${image.repository}'${
    failure.cause === PullFailureCause.NEVER_PULL
      ? ': the kubelet gives it only what was loaded into the node, or pulled without a credential.'
      : isSent(failure)
        ? `, and one was sent: ${isOpen ? 'that of its ServiceAccount, ' : ''}the node's own, or that of its `
          + 'credential provider.'
        : ": the kubelet pulls anonymously, or with the node's own credentials."}`;
  const said = considered(pull, evaluator.knowledge.words);
  const nearest = missSentence(miss, pull, image);
  return [{
    code: idOfMiss(evaluator, pull, miss),
    message: `${without} ${nearest === undefined ? said.slice(0, -1) : `${said} ${nearest}`}`,
    ...isSent(failure) && miss.kind === 'nothing' && pull.secrets.length === 0
      ? { ...ofNode(pod), ...isOpen && { command: showAccount(examined) } } : remedyOf(miss, examined),
  }];
}

/** Whether a failure proves that a credential was sent: without one, containerd fetches an `anonymous token`. */
function isSent({ cause, message }: PullFailure): boolean {
  return cause === PullFailureCause.TOKEN_EXPIRED || message.includes('fetch oauth token');
}

/** What to do about a credential that the node has by itself. */
function ofNode({ spec }: KubernetesObject): Remedy {
  return {
    fix: 'renew that one, or allow its user to read the repository',
    command: command`ssh ${String(spec?.nodeName ?? '')} sudo journalctl -u kubelet --since -1h --grep credential`,
  };
}

function showAccount({ namespace, pull: { serviceAccountName } }: ExaminedPod): string | undefined {
  return command`kubectl -n ${namespace} get serviceaccount ${serviceAccountName} -o jsonpath='{.imagePullSecrets}'`;
}

/** What the pod was given that a manifest does not show. */
export function changedFindings({ namespace, pull: { changedBy } }: ExaminedPod): PullFailureFinding[] {
  return [{
    code: FindingId.CHANGED_AT_ADMISSION,
    message: `which pull secrets the pod has is not known: ${changedBy.slice(0, 3).join(', ')} may change those of its `
      + 'manifest when it is admitted',
    fix: 'look at the pod itself, and give it to the diagnosis',
    command: command`kubectl -n ${namespace} get pods -o json`,
  }];
}

/** Whether nothing is known of what a registry said. */
function isUnexplained(failure: PullFailure): boolean {
  return failure.cause === PullFailureCause.OTHER && !isSent(failure);
}

/** Whether no pull secret was meant, nor is one needed for all that is known: then a pod without one says nothing. */
function isUnneeded({ kind }: NearestMiss, { pull: { secrets }, image: { domain } }: ExaminedPod): boolean {
  return kind === 'nothing' && secrets.length === 0 && !registryAt(domain)?.neverPublic;
}

/** Whether a Secret that is missing or out of sight is all that is to be said, and is said. */
function isSaid(miss: NearestMiss, { pull: { secrets } }: ExaminedPod): boolean {
  const isNamed = miss.kind === 'other-namespace' && secrets.some(({ name }) => name === miss.place.name);
  return (
    miss.kind === 'unknown'
    || (secrets.length > 0 && secrets.every(({ state }) => state === 'missing') && (miss.kind === 'missing' || isNamed))
  );
}

function remedyOf(miss: NearestMiss, examined: ExaminedPod): Remedy {
  const { namespace, name, image, pull: { serviceAccountName, secrets } } = examined;
  switch (miss.kind) {
    case 'wrong-type':
      return {
        fix: `create Secret '${miss.secret.name}' again with the right type`,
        command: inspectSecret(namespace, miss.secret.name),
      };
    case 'near-key':
      return {
        fix:
          miss.wanted === undefined
            ? `give one of them the key '${image.domain}'`
            : `change the key '${shownKey(miss.key)}' to '${miss.wanted}'`,
        command: inspectSecret(namespace, miss.secret.name),
      };
    case 'too-late':
    case 'before-policy':
      return { fix: 'recreate the pod', command: recreate(examined) };
    case 'hidden':
      return {
        fix: "add it to the pod's own list, or leave that list out; then recreate the pod", command: recreate(examined),
      };
    case 'not-named':
      return {
        fix:
          `add it to imagePullSecrets of the pod or of ServiceAccount '${serviceAccountName}', beside those that `
          + 'are there, and recreate the pod',
        command: showAccount(examined),
      };
    case 'other-namespace':
      return {
        fix: `create it in namespace '${namespace}' too, and name it in the pod or its ServiceAccount`,
        command: command`kubectl -n ${namespace} get pod ${name} -o jsonpath='{.spec.serviceAccountName}'`,
      };
    default:
      return secrets.length > 0
        ? { fix: `give one of them the key '${image.domain}'`, command: inspectSecret(namespace, secrets[0].name) }
        : {
          fix: 'add one to its ServiceAccount or to the pod, and recreate the pod',
          // eslint-disable-next-line @stylistic/max-len
          command: command`kubectl -n ${namespace} get pod ${name} -o jsonpath='{.spec.serviceAccountName} {.spec.imagePullSecrets}'`,
        };
  }
}

/** A controller makes a deleted pod again. */
function recreate({ namespace, name, pod }: ExaminedPod): string | undefined {
  const owners: unknown = pod.metadata?.ownerReferences;
  return Array.isArray(owners) && owners.length > 0 ? command`kubectl -n ${namespace} delete pod ${name}` : undefined;
}
