import { command } from './command';
import { ExaminedPod } from './examined-pod';
import { PullFailureFinding } from './pull-failure-finding';

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
      fix: 'mend it, or take its name off the pod and its ServiceAccount',
      command: command`kubectl -n ${namespace} describe secret ${name}`,
    }
    : { code: 'wrong-type', message: `Secret '${name}' ${problem.message}`, fix: 'delete it and create it anew with the right type, which cannot be changed', command: typeCommand };
}

function missing(name: string, { namespace, objects }: ExaminedPod): PullFailureFinding | undefined {
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
