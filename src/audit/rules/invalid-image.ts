import { invalidImageSentence } from '../../pull/sentences';
import { AuditSeverity } from '../audit-report';
import { Problem, Rule } from '../engine/rule';
import { Facts } from '../facts/facts';
import { describe } from '../facts/object-ref';
import { imageField } from '../facts/pods';

/** An image that no kubelet takes. */
export const INVALID_IMAGE: Rule = {
  id: 'PRA107',
  title: 'Invalid image reference',
  severity: AuditSeverity.ERROR,
  checks: 'Every image is a string that the kubelet can parse. Placeholders are another rule, PRA108.',
  cause:
    'The pod stays in `InvalidImageName`: the kubelet does not even try to pull. The API server accepts such an image.',
  remediation:
    'Write host[:port]/path[:tag][@digest], the path in lower case, and quote what YAML takes for a number or boolean.',
  examples: { name: 'invalid-image' },
  check: findInvalidImage,
};

function* findInvalidImage(facts: Facts): Iterable<Problem> {
  for (const pod of facts.pods.list) {
    for (const image of pod.images) {
      const { problem, isPlaceholder } = facts.images.traits(image.image);
      if (problem && !isPlaceholder) {
        yield {
          subject: pod.subject,
          field: imageField(image),
          detail: `${imageField(image)} ${problem.code}`,
          message: `${describe(pod.subject)} ${invalidImageSentence(image.image, problem)}.`,
        };
      }
    }
  }
}
