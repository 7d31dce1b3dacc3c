import { memoized } from '../../collection/memoized';
import { howToRender } from '../../kubernetes/placeholder';
import { PodImage } from '../../kubernetes/pod-images';
import { placeholderSentence } from '../../pull/sentences';
import { AuditSeverity } from '../audit-report';
import { Problem, Rule } from '../engine/rule';
import { Facts } from '../facts/facts';
import { describe, Subject } from '../facts/object-ref';
import { imageField } from '../facts/pods';

/** An image that is still to be filled in. */
export const PLACEHOLDER_IMAGE: Rule = {
  id: 'PRA108',
  title: 'Placeholder instead of an image',
  severity: AuditSeverity.INFO,
  checks: 'No image is a placeholder such as `{{ .Values.image }}`, `${IMAGE}`, '
    + '`REGION-docker.pkg.dev/PROJECT_ID/app`, `ko://…`, `<your-registry>/app`, `CHANGE_ME` or has a part '
    + 'that was blacked out (`1129*****.dkr.ecr…`). Once for a file. For information, as files are often templates; a '
    + 'warning at synthesis, where what is written is what is applied.',
  cause: 'The image is not known, so it is not checked; applied unchanged, the pod stays in `InvalidImageName`.',
  remediation: 'Audit what is applied: the output of `helm template`, `kustomize build` or `envsubst`. Leave templates '
    + 'out of the audited files.',
  examples: { name: 'placeholder-image' },
  check: findPlaceholderImage,
};

function* findPlaceholderImage(facts: Facts): Iterable<Problem> {
  const byFile = new Map<unknown, Found[]>();
  for (const { subject, images } of facts.pods.list) {
    for (const place of images.filter(({ image }) => facts.images.traits(image).isPlaceholder)) {
      memoized(byFile, subject.origin.file ?? subject, () => []).push({ subject, place });
    }
  }
  for (const [{ subject, place }, ...others] of byFile.values()) {
    const more = others.length > 0 ? `. There are ${others.length} more in the file` : '';
    yield {
      subject,
      field: imageField(place),
      message: `${describe(subject)} ${placeholderSentence(place.image)}${more}.`,
      fix: howToRender(String(place.image)),
      related: [...new Set(others.map(other => other.subject).filter(other => other !== subject))],
    };
  }
}

interface Found {
  readonly subject: Subject;
  readonly place: PodImage;
}
