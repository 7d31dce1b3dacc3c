import { command, inspectSecret } from './command';
import { ExaminedPod } from './examined-pod';
import { makerStatus, makerTrouble } from './maker-status';
import { PullFailureFinding } from './pull-failure-finding';
import { writerOf } from './refresh-findings';
import { FindingId, idOfProblem } from '../../pull/finding-id';
import { NamedSecret, SecretMaker } from '../../pull/named-secret';
import { elsewhereSentence, missingSentence, undecodableSentence } from '../../pull/sentences';

/** What controllers do to make a Secret, where there is a word for it. */
const MADE: Readonly<Record<string, string>> = {
  SealedSecret: 'unsealed',
  SopsSecret: 'decrypted',
  ExternalSecret: 'synced',
  ClusterExternalSecret: 'synced',
  VaultStaticSecret: 'synced',
  VaultDynamicSecret: 'synced',
};

/**
 * What is wrong with the pull secrets that a pod names, whatever they hold; of one that it names twice it is said once.
 */
export function secretFindings(examined: ExaminedPod): PullFailureFinding[] {
  return [...new Set(examined.pull.secrets)].flatMap(secret => {
    if (secret.state === 'missing') {
      return missing(secret, examined);
    }
    if (secret.maker) {
      return madeElsewhere(secret.name, examined, secret.maker);
    }
    return [
      ...secret.problem ? [broken(secret.name, secret.problem, examined.namespace)] : [],
      ...secret.state === 'known' ? stale(secret.name, examined) : [],
    ];
  });
}

function broken(name: string, problem: NonNullable<NamedSecret['problem']>, namespace: string): PullFailureFinding {
  const code = idOfProblem(problem);
  if (problem.poisons) {
    return {
      code,
      message: undecodableSentence(`Secret '${name}'`, problem, 'the pod'),
      fix: 'fix it, or take its name off the pod and its ServiceAccount',
      command: inspectSecret(namespace, name),
    };
  }
  return {
    code,
    message: `Secret '${name}' ${problem.message}`,
    ...code === FindingId.WRONG_TYPE
      ? {
        fix: 'delete it and create it again with the right type, which cannot be changed',
        command: command`kubectl -n ${namespace} get secret ${name} -o jsonpath='{.type}'`,
      }
      : { fix: 'write the Docker config under that key', command: inspectSecret(namespace, name) },
  };
}

function missing({ name }: NamedSecret, examined: ExaminedPod): PullFailureFinding {
  const { namespace, evaluator, objects } = examined;
  const writer = writerOf(name, examined);
  if (writer !== undefined) {
    return {
      code: FindingId.MISSING_SECRET,
      message: `${missingSentence('the pod', name, evaluator.knowledge.words)}, and ${writer} should have written it`,
      fix: 'do not create it by hand, have the job do it; the kubelet then tries again by itself',
    };
  }
  const other = objects.makerOfAnother(namespace, name);
  if (other) {
    return {
      code: FindingId.MISSING_SECRET,
      message: `${missingSentence('the pod', name, evaluator.knowledge.words)}; ${other.maker.kind} '${name}' makes `
        + `'${other.name}' instead`,
      fix: `name that one in the pod or its ServiceAccount, or have it make '${name}'`,
      command: describe(other.maker),
    };
  }
  const elsewhere = evaluator.namespacesWith(name);
  return elsewhere.length > 0
    ? {
      code: FindingId.SECRET_IN_OTHER_NAMESPACE,
      message: elsewhereSentence('the pod', name, namespace, elsewhere),
      fix: `create it in namespace '${namespace}' too`,
      command: copyOf(name, elsewhere, examined) ?? command`kubectl -n ${namespace} get secret ${name}`,
    }
    : madeInOther(name, examined) ?? {
      code: FindingId.MISSING_SECRET,
      message: missingSentence('the pod', name, evaluator.knowledge.words),
      fix: 'create it; the kubelet then tries again by itself',
      command: command`kubectl -n ${namespace} get secret ${name}`,
    };
}

/** What makes it does so for another namespace. */
function madeInOther(name: string, { namespace, evaluator, objects }: ExaminedPod): PullFailureFinding | undefined {
  const made = objects.makerElsewhere(namespace, name);
  return made && {
    code: FindingId.MISSING_SECRET,
    message: `${missingSentence('the pod', name, evaluator.knowledge.words)}; ${made.maker.kind} '${made.maker.name}' `
      + `makes it in namespace '${made.namespace}', not in '${namespace}'`,
    fix: `have it made in namespace '${namespace}' too${
      made.maker.kind === 'SealedSecret' ? ', by one that is sealed for that namespace' : ''}`,
    command: describe(made.maker),
  };
}

/** The Secret is there, and what makes it cannot renew it. */
function stale(name: string, { namespace, objects }: ExaminedPod): PullFailureFinding[] {
  const maker = objects.madeBy(namespace, name)?.maker;
  const trouble = maker && makerTrouble(maker, objects);
  return maker && trouble !== undefined ? [{
    code: FindingId.SECRET_MADE_ELSEWHERE,
    message: `Secret '${name}' may be out of date: ${maker.kind} '${maker.name}', which makes it, fails: ${trouble}`,
    fix: `correct that; the Secret is then ${MADE[maker.kind] ?? 'made'} again, and the kubelet tries again by itself`,
    command: describe(maker),
  }] : [];
}

/** Makes a Secret of another namespace in that of the pod, without its owner, with which it would be deleted there. */
function copyOf(
  name: string, namespaces: readonly (string | undefined)[], { namespace, objects }: ExaminedPod,
): string | undefined {
  const from = namespaces.find((other): other is string =>
    other !== undefined && objects.secretObject(other, name)?.type === 'kubernetes.io/dockerconfigjson');
  return from === undefined ? undefined
    // eslint-disable-next-line @stylistic/max-len
    : command`kubectl -n ${from} get secret ${name} -o jsonpath='{.data.\\.dockerconfigjson}' | base64 -d | kubectl -n ${namespace} create secret generic ${name} --type=kubernetes.io/dockerconfigjson --from-file=.dockerconfigjson=/dev/stdin`;
}

/** The Secret may well be there: its maker is at hand, and it itself is not. */
function madeElsewhere(name: string, { namespace, objects }: ExaminedPod, maker: SecretMaker): PullFailureFinding {
  const isAbsent = objects.hasSecretsOf(namespace);
  const { said, fix, command: next } = makerStatus({ name, namespace, maker, isAbsent }, objects);
  const done = MADE[maker.kind] ?? 'made';
  return {
    code: FindingId.SECRET_MADE_ELSEWHERE,
    message: `the pull secret '${name}' is made by ${maker.kind} '${maker.name}', and is not among these objects`
      + `${said === undefined ? '' : `: ${said}`}`,
    fix: fix ?? (said === undefined
      ? `see whether it was ${done} in namespace '${namespace}', and inspect what came of it`
      : `correct that; the Secret is then ${done} in namespace '${namespace}', and the kubelet tries again by itself`),
    command: next ?? describe(maker),
  };
}

function describe({ kind, namespace, name }: SecretMaker): string | undefined {
  const kindName = /^[A-Za-z]+$/.test(kind) ? kind.toLowerCase() : '';
  return namespace === ''
    ? command`kubectl describe ${kindName} ${name}`
    : command`kubectl -n ${namespace} describe ${kindName} ${name}`;
}
