import { Facts } from './facts';
import { readImage } from './images';
import { PodRecord } from './pods';
import { ListedSecret, PodPulls } from './pulls';
import { shownKey } from './shown';
import { quoted } from './text';
import { normalizeKey } from '../../image/registry-key';
import { explainDifference } from '../../registry/nearest-key';

/** Of a Secret with thousands of keys, the first ones have to do. */
const MAX_KEYS = 1000;

/** Says why none of the pull secrets of a pod matches an image: what was considered, and what comes nearest. */
export function explainMiss(pod: PodRecord, pulls: PodPulls, image: string): string {
  const from = pulls.from === 'pod' ? 'the pod' : `ServiceAccount '${pod.lists.serviceAccountName}'`;
  const considered = `Pull secrets of ${from}: ${pulls.secrets.slice(0, 10).map(describeListed).join('; ')}.`;
  const nearest = nearestKey(pulls, image);
  return nearest === undefined ? considered : `${considered} ${nearest}`;
}

/** Where a credential for an image is that the pod does not get, and what to do about it; undefined if there is none. */
export function explainWhere(facts: Facts, pod: PodRecord, pulls: PodPulls, image: string): string | undefined {
  const { namespace } = pod.subject;
  const near = facts.holders.inNamespace(image, namespace);
  if (near) {
    const account = `ServiceAccount '${pod.lists.serviceAccountName}'`;
    return `Secret '${near.subject.name}' of the same namespace has a credential for it: add it to imagePullSecrets of `
      + (pulls.from === 'pod' ? 'the pod' : account);
  }
  const far = facts.holders.anywhere(image);
  return far && `Secret '${far.subject.name}' of namespace '${far.subject.namespace}' has a credential for it, but a pod can use only the Secrets of its `
    + `own: make one in '${namespace}'`;
}

function describeListed({ name, config, record, made, state }: ListedSecret): string {
  if (state === 'missing') {
    return `'${name}' does not exist`;
  }
  if (state === 'unknown') {
    return made ? `'${name}' is made by ${made.maker.kind} '${made.maker.name}'` : `'${name}' is encrypted`;
  }
  const problem = record?.content ? record.content.problem?.message : record && `is of type '${record.type}', which the kubelet ignores`;
  return problem === undefined ? `'${name}' has ${quoted(config.keys.map(shownKey))}` : `'${name}' ${problem}`;
}

/** A key of the pod's own secrets that differs from what would match in one thing. */
function nearestKey(pulls: PodPulls, image: string): string | undefined {
  const { reference } = readImage(image);
  for (const { name, config } of reference ? pulls.secrets : []) {
    for (const key of config.keys.slice(0, MAX_KEYS)) {
      const difference = explainDifference(normalizeKey(key) ?? '', reference!);
      if (difference !== undefined) {
        return `The nearest key is '${shownKey(key)}' of Secret '${name}': ${difference}.`;
      }
    }
  }
  return undefined;
}
