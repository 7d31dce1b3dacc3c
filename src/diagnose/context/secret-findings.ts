import { command, inspectSecret } from './command';
import { ExaminedPod } from './examined-pod';
import { PullFailureFinding } from './pull-failure-finding';
import { Subject } from '../../audit/facts/object-ref';

/** What controllers do to make a Secret, where there is a word for it. */
const MADE: Readonly<Record<string, string>> = {
  SealedSecret: 'unsealed', SopsSecret: 'decrypted', ExternalSecret: 'synced', ClusterExternalSecret: 'synced', VaultStaticSecret: 'synced', VaultDynamicSecret: 'synced',
};

/** What is wrong with the pull secrets that a pod names, whatever they hold. */
export function secretFindings(examined: ExaminedPod): PullFailureFinding[] {
  return examined.pullSecrets.flatMap(name => findingOf(name, examined) ?? []);
}

function findingOf(name: string, examined: ExaminedPod): PullFailureFinding | undefined {
  const { namespace, objects } = examined;
  const secret = objects.secret(namespace, name);
  if (!secret) {
    return missing(name, examined);
  }
  const { problem } = secret.content;
  if (!problem) {
    return undefined;
  }
  const typeCommand = command`kubectl -n ${namespace} get secret ${name} -o jsonpath='{.type}'`;
  return problem.poisons
    ? {
      code: 'undecodable-secret',
      message: `Secret '${name}' ${problem.message}, and so stops every pull of the pod, also of images that need no credential`,
      fix: 'fix it, or take its name off the pod and its ServiceAccount',
      command: inspectSecret(namespace, name),
    }
    : { code: 'wrong-type', message: `Secret '${name}' ${problem.message}`, fix: 'delete it and create it again with the right type, which cannot be changed', command: typeCommand };
}

function missing(name: string, { namespace, objects }: ExaminedPod): PullFailureFinding | undefined {
  const maker = objects.makerOf(namespace, name);
  if (maker) {
    return madeElsewhere(name, namespace, maker);
  }
  const elsewhere = objects.secretsNamed(name);
  if (elsewhere.length > 0) {
    const places = elsewhere.map(secret => `'${secret.namespace}'`).sort().join(', ');
    return {
      code: 'secret-in-other-namespace',
      message: `Secret '${name}' is in namespace ${places}, and a pod can use only those of its own, '${namespace}'`,
      fix: `create it in namespace '${namespace}' too`,
      command: command`kubectl -n ${namespace} get secret ${name}`,
    };
  }
  return objects.knowsSecretsOf(namespace)
    ? {
      code: 'missing-secret',
      message: `the pod names the pull secret '${name}', and namespace '${namespace}' has no such Secret`,
      fix: 'create it; the kubelet then tries again by itself',
      command: command`kubectl -n ${namespace} get secret ${name}`,
    }
    : undefined;
}

/** The Secret may well be there: its maker is at hand, and it itself is not. */
function madeElsewhere(name: string, namespace: string, { kind, name: maker, namespace: from }: Subject): PullFailureFinding {
  const done = MADE[kind] ?? 'made';
  const kindName = /^[A-Za-z]+$/.test(kind) ? kind.toLowerCase() : '';
  return {
    code: 'secret-made-elsewhere',
    message: `the pull secret '${name}' is made by ${kind} '${maker}', and is not among these objects`,
    fix: `see whether it was ${done} in namespace '${namespace}', and inspect what came of it`,
    command: from === '' ? command`kubectl describe ${kindName} ${maker}` : command`kubectl -n ${from} describe ${kindName} ${maker}`,
  };
}
