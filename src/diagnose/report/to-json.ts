import { Diagnosis } from './diagnosis';
import { withoutSecrets } from '../safe-text';

/** A diagnosis as an object of JSON: what is not known is left out. */
export function diagnosisJson({ input, failure, findings }: Diagnosis): Record<string, unknown> {
  const { reason, namespace, pod, container, node, time } = input;
  const { cause, alternatives, confidence, evidence, image, registry, httpStatus, runtime, meaning, fix, nextCommand } =
    failure;
  return JSON.parse(JSON.stringify({
    message: withoutSecrets(input.message),
    cause,
    alternatives,
    confidence,
    evidence,
    image: safe(image),
    registry: safe(registry),
    httpStatus,
    runtime,
    reason: safe(reason),
    namespace,
    pod,
    container,
    node,
    time,
    meaning,
    fix,
    nextCommand: safe(nextCommand),
    ...findings.length > 0 ? { findings } : {},
  }));
}

function safe(text: string | undefined): string | undefined {
  return text && withoutSecrets(text);
}
