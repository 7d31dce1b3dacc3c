import { isQuotedAt, tokenAt } from './token';

/** A pod as a text names it. */
export interface PodName {
  readonly pod: string;
  readonly namespace?: string;
}

const NAME = /^[a-z0-9](?:[a-z0-9.-]{0,251}[a-z0-9])?$/;
/** The kubelet of old names a pod by its UID first. */
const UID = /^[0-9a-f-]{32,36}$/;
/** The kubelet names pods `web-0_prod(UID)`. */
const OF_KUBELET = /^([a-z0-9.-]+)_([a-z0-9-]+)$/;

/** The pod that is named at an index: `web-0`, `prod/web-0`, `web-0_prod(UID)`, or a namespace and `Name:`. */
export function podNameAt(text: string, index: number): PodName | undefined {
  const { token, end } = tokenAt(text, index);
  if (UID.test(token)) {
    return podNameAt(text, end);
  }
  const [, ofKubelet, namespace] = OF_KUBELET.exec(token) ?? [];
  if (ofKubelet !== undefined) {
    return { pod: ofKubelet, namespace };
  }
  const next = tokenAt(text, end);
  if (next.token === 'Name') {
    return podOf(tokenAt(text, next.end).token, token);
  }
  if (next.token === 'for') {
    return podNameAt(text, next.end);
  }
  const parts = token.split('/');
  // A word that goes on with the sentence is none: names are quoted, or have a digit or a dash.
  return parts.length === 2 ? podOf(parts[1], parts[0])
    : parts.length === 1 && (isQuotedAt(text, index) || /[\d-]/.test(token)) ? podOf(token) : undefined;
}

function podOf(pod: string, namespace?: string): PodName | undefined {
  return NAME.test(pod) && (namespace === undefined || NAME.test(namespace)) ? { pod, namespace } : undefined;
}
