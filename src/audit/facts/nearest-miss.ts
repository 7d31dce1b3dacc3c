import { Facts } from './facts';
import { readImage } from './images';
import { PodRecord } from './pods';
import { ListedSecret, PodPulls } from './pulls';
import { shownKey } from './shown';
import { quoted } from './text';
import { normalizeKey } from '../../image/registry-key';
import { pullSecretLayout } from '../../kubernetes/pull-secret';
import { explainDifference } from '../../registry/nearest-key';

/** Of a Secret with thousands of keys, the first ones have to do. */
const MAX_KEYS = 1000;

/** Says why none of the pull secrets of a pod matches an image: what was considered, and what comes nearest. */
export function explainMiss(pod: PodRecord, pulls: PodPulls, image: string): string {
  const from = pulls.from === 'pod' ? 'the pod' : `ServiceAccount '${pod.lists.serviceAccountName}'`;
  const considered = `Pull secrets of ${from}: ${pulls.secrets.slice(0, 10).map(describeListed).join('; ')}.`;
  const nearest = nearestKey(pulls, image);
  return nearest ? `${considered} The nearest key is '${shownKey(nearest.key)}' of Secret '${nearest.name}': ${nearest.difference}.` : considered;
}

/** How to fix a pull secret that the pod has already; undefined if none of them seems to be meant for an image. */
export function mendListed(pulls: PodPulls, image: string): string | undefined {
  const wrongType = pulls.secrets.find(({ record }) => record?.content && !pullSecretLayout(record.type));
  if (wrongType) {
    return `Delete Secret '${wrongType.name}' and create it again with \`type: kubernetes.io/dockerconfigjson\``;
  }
  const nearest = nearestKey(pulls, image);
  const { reference } = readImage(image);
  const [host, ...path] = normalizeKey(nearest?.key ?? '')?.split('/') ?? [];
  // The key of another account or region has the credential of another registry.
  if (!nearest || !reference || host === undefined || (!host.includes('*') && nameOfHost(host) !== nameOfHost(reference.domain))) {
    return undefined;
  }
  const wanted = path.length > 0 && reference.path.startsWith(path.join('/')) ? `${reference.domain}/${path.join('/')}` : reference.domain;
  return `Change the key '${shownKey(nearest.key)}' of Secret '${nearest.name}' to '${wanted}'`;
}

/** Where a credential is that a pod does not get, and what to do about it. */
export interface Elsewhere {
  readonly says: string;
  readonly fix: string;
}

/** Where a credential for an image is that the pod does not get; undefined if there is none. */
export function explainWhere(facts: Facts, pod: PodRecord, pulls: PodPulls, image: string): Elsewhere | undefined {
  const { namespace } = pod.subject;
  const account = `ServiceAccount '${pod.lists.serviceAccountName}'`;
  const near = facts.holders.inNamespace(image, namespace);
  if (near) {
    return {
      says: `Secret '${near.subject.name}' of the same namespace has a credential for it`,
      fix: `Add Secret '${near.subject.name}' to imagePullSecrets of ${pulls.from === 'pod' ? 'the pod' : account}`,
    };
  }
  const far = facts.holders.anywhere(image);
  return far && {
    says: `Secret '${far.subject.name}' of namespace '${far.subject.namespace}' has a credential for it, and a pod can use only the Secrets of its own`,
    fix: `Make a Secret like '${far.subject.name}' of namespace '${far.subject.namespace}' in '${namespace}', and add it to imagePullSecrets of `
      + (pulls.from === 'pod' ? 'the pod' : account),
  };
}

function nameOfHost(host: string): string {
  return host.replace(/:\d+$/, '').toLowerCase();
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
function nearestKey(pulls: PodPulls, image: string): { readonly key: string; readonly name: string; readonly difference: string } | undefined {
  const { reference } = readImage(image);
  for (const { name, config } of reference ? pulls.secrets : []) {
    for (const key of config.keys.slice(0, MAX_KEYS)) {
      const difference = explainDifference(normalizeKey(key) ?? '', reference!);
      if (difference !== undefined) {
        return { key, name, difference };
      }
    }
  }
  return undefined;
}
