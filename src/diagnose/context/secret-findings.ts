import { command, inspectSecret } from './command';
import { ExaminedPod } from './examined-pod';
import { makerTrouble } from './maker-status';
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
    return secret.problem ? broken(secret.name, secret.problem, examined.namespace) : [];
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
  const { namespace, evaluator } = examined;
  const writer = writerOf(name, examined);
  if (writer !== undefined) {
    return {
      code: FindingId.MISSING_SECRET,
      message: `${missingSentence('the pod', name, evaluator.knowledge.words)}, and ${writer} should have written it`,
      fix: 'do not create it by hand: see what the job says, and run it once; the kubelet then tries again by itself',
    };
  }
  const elsewhere = evaluator.namespacesWith(name);
  return {
    ...elsewhere.length > 0
      ? {
        code: FindingId.SECRET_IN_OTHER_NAMESPACE,
        message: elsewhereSentence('the pod', name, namespace, elsewhere),
        fix: `create it in namespace '${namespace}' too`,
      }
      : {
        code: FindingId.MISSING_SECRET,
        message: missingSentence('the pod', name, evaluator.knowledge.words),
        fix: 'create it; the kubelet then tries again by itself',
      },
    command: command`kubectl -n ${namespace} get secret ${name}`,
  };
}

/** The Secret may well be there: its maker is at hand, and it itself is not. */
function madeElsewhere(
  name: string, { namespace, objects }: ExaminedPod, secretMaker: SecretMaker,
): PullFailureFinding {
  const { kind, name: maker, namespace: from } = secretMaker;
  const trouble = makerTrouble(secretMaker, namespace, objects);
  const done = MADE[kind] ?? 'made';
  const kindName = /^[A-Za-z]+$/.test(kind) ? kind.toLowerCase() : '';
  return {
    code: FindingId.SECRET_MADE_ELSEWHERE,
    message: `the pull secret '${name}' is made by ${kind} '${maker}', and is not among these objects`
      + `${trouble === undefined ? '' : `: ${trouble}`}`,
    fix: trouble === undefined
      ? `see whether it was ${done} in namespace '${namespace}', and inspect what came of it`
      : `correct that; the Secret is then ${done} in namespace '${namespace}', and the kubelet tries again by itself`,
    command:
      from === ''
        ? command`kubectl describe ${kindName} ${maker}`
        : command`kubectl -n ${from} describe ${kindName} ${maker}`,
  };
}
