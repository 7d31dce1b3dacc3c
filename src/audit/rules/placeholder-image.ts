import { placeholderSentence } from '../../pull/sentences';
import { AuditSeverity } from '../audit-report';
import { Problem, Rule } from '../engine/rule';
import { Facts } from '../facts/facts';
import { describe } from '../facts/object-ref';
import { imageField } from '../facts/pods';

/** An image that is still to be filled in. */
export const PLACEHOLDER_IMAGE: Rule = {
  id: 'PRA108',
  title: 'Placeholder instead of an image',
  severity: AuditSeverity.WARNING,
  checks: 'No image is a placeholder such as `{{ .Values.image }}`, `${IMAGE}`, `<your-registry>/app` or `CHANGE_ME`.',
  cause: 'The image is not known, so it is not checked; applied unchanged, the pod stays in `InvalidImageName`.',
  remediation: 'Audit what is applied: the output of `helm template`, `kustomize build` or `envsubst`. Leave templates '
    + 'out of the audited files.',
  examples: { name: 'placeholder-image' },
  check: findPlaceholderImage,
};

function* findPlaceholderImage(facts: Facts): Iterable<Problem> {
  for (const pod of facts.pods.list) {
    for (const image of pod.images) {
      if (facts.images.traits(image.image).isPlaceholder) {
        yield {
          subject: pod.subject,
          field: imageField(image),
          message: `${describe(pod.subject)} ${placeholderSentence(image.image)}.`,
        };
      }
    }
  }
}
