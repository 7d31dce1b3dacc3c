import { MAX_MESSAGE } from '../max-message';
import { Told, withOthers } from './mirrors';

/** kubernetes/kubernetes@v1.31.0:pkg/kubelet/kuberuntime/kuberuntime_image.go: an error for each login that was tried. */
const TRIES = /\[(rpc error: [^]{1,8000}?)\](?!:)/;
/** More say no more. */
const MAX_TRIES = 8;
const NEXT = /, (?=rpc error: code = )/;

/** Finds the cause in a text that may tell of several tries: what the others met may be it too. */
export function ofTries<Found extends Told>(text: string, classify: (part: string) => Found): Found {
  const mayList = text.length <= MAX_MESSAGE && text.includes(', rpc error: code = ');
  const [list, tries] = mayList ? TRIES.exec(text) ?? [] : [];
  if (list === undefined || tries === undefined) {
    return classify(text);
  }
  const met = [...new Set(tries.split(NEXT))].slice(0, MAX_TRIES)
    .map(one => classify(text.replace(list, () => one)).cause);
  return withOthers(classify(text), met);
}
