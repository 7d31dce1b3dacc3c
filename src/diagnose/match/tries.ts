import { PullFailureCause } from '../pull-failure-cause';

/** kubernetes/kubernetes@v1.31.0:pkg/kubelet/kuberuntime/kuberuntime_image.go: an error for each login that was tried. */
const TRIES = /\[(rpc error: [^]{1,8000})\]/;
const NEXT = /, (?=rpc error: code = )/;

/** What is told of a text. */
interface Told {
  readonly cause: PullFailureCause;
  readonly alternatives: readonly PullFailureCause[];
}

/** Finds the cause in a text that may tell of several tries: what the others met may be it too. */
export function ofTries<Found extends Told>(text: string, classify: (part: string) => Found): Found {
  const [list, tries] = text.includes(', rpc error: code = ') ? TRIES.exec(text) ?? [] : [];
  if (list === undefined || tries === undefined) {
    return classify(text);
  }
  // The facts of the last reading only are good, so the tries are read first.
  const met = tries.split(NEXT).map(one => classify(text.replace(list, () => one)).cause);
  const found = classify(text);
  const others = met.filter(cause => ![PullFailureCause.OTHER, found.cause, ...found.alternatives].includes(cause));
  return { ...found, alternatives: [...found.alternatives, ...new Set(others)] };
}
