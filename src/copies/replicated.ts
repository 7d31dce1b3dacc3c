import { IConstruct } from 'constructs';
import { Attachments } from '../attach/attachments';
import { DeclaredSecret } from '../attach/grant';
import { GrantPlan } from '../attach/plan';

/** What a copy is one of, and what that has to carry so that an engine makes the copy. */
interface Origin {
  readonly source: DeclaredSecret;
  readonly annotations: Readonly<Record<string, string>>;
}

type Annotations = Readonly<Record<string, unknown>>;

const ORIGINS = new WeakMap<DeclaredSecret, Origin>();

/** Notes what a copy comes of. */
export function noteOrigin(
  copy: DeclaredSecret, source: DeclaredSecret, annotations: Readonly<Record<string, string>>,
): void {
  ORIGINS.set(copy, { source, annotations });
}

/**
 * Reports, when the app is synthesized, copies that were granted and that no engine makes, since their source lacks the
 * annotations.
 *
 * @param annotationsOf what a source of the owner carries; undefined for one of somebody else
 */
export function checkCopies(
  owner: IConstruct, annotationsOf: (source: DeclaredSecret, plan: GrantPlan) => Annotations | undefined,
): void {
  const attachments = Attachments.of(owner);
  attachments.addValidation(owner, plan =>
    unmade(attachments.grantedSecrets, source => annotationsOf(source, plan)));
}

function unmade(
  granted: readonly DeclaredSecret[], annotationsOf: (source: DeclaredSecret) => Annotations | undefined,
): string[] {
  const errors = granted.flatMap(copy => {
    const origin = ORIGINS.get(copy);
    const carried = origin && annotationsOf(origin.source);
    const missing = carried && Object.entries(origin.annotations).find(([name, value]) => carried[name] !== value);
    return missing ? [`Secret '${copy.secretName}' is not copied, and was granted as a copy in `
      + `'${copy.namespace}': in '${origin!.source.namespace ?? ''}' it lacks the annotation '${missing[0]}' with the `
      + `value '${missing[1]}'. Give it those of the SecretReplication ('annotations', or 'refresh.secretAnnotations' `
      + 'of a refresher)'] : [];
  });
  return [...new Set(errors)];
}
