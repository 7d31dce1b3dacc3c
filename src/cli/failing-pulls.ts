import { PullFailureCause } from '../diagnose/pull-failure-cause';
import { Diagnosis } from '../diagnose/report/diagnosis';

/** Reasons of containers that wait for an image, for whatever cause, and what an event says of them. */
const PULL_REASON =
  /^(?:ErrImage|ImagePullBackOff|ImageInspectError|InvalidImageName|RegistryUnavailable|SignatureValidationFailed)/;
const PULL_MESSAGE =
  /^(?:Back-off pulling image |Failed to (?:pull|inspect) image |Error: (?:ErrImage|ImagePullBackOff|ImageInspectError))/;

/**
 * Of all that a cluster says, what is about pulls that fail, once for each cause of each pod. Messages that do not tell
 * the cause (`Back-off pulling image`) count only where no other message of the pod does.
 */
export function failingPulls(diagnoses: readonly Diagnosis[]): Diagnosis[] {
  const byPod = new Map<string, Map<string, Diagnosis>>();
  for (const diagnosis of diagnoses) {
    const { input: { namespace, pod, container, reason, message }, failure: { cause, image } } = diagnosis;
    if (cause === PullFailureCause.OTHER && !PULL_REASON.test(reason ?? '') && !PULL_MESSAGE.test(message)) {
      continue;
    }
    const key = `${namespace}/${pod}`;
    const causes = byPod.get(key) ?? new Map<string, Diagnosis>();
    const known = causes.get(`${cause} ${image ?? container}`);
    // Events name no image where the container's status does.
    if (!known || (known.findings.length === 0 && diagnosis.findings.length > 0)) {
      causes.set(`${cause} ${image ?? container}`, diagnosis);
    }
    byPod.set(key, causes);
  }
  return [...byPod.values()].flatMap(causes => {
    const all = [...causes.values()];
    const told = all.filter(({ failure: { cause } }) => cause !== PullFailureCause.OTHER);
    return told.length > 0 ? told : all.slice(0, 1);
  });
}
